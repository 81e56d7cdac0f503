import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  acknowledgeNotice,
  enterLegalNotice,
  getLegalNotice,
  noticeParts,
} from '../../../server/contract/legal-notice.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { noticeGiven } from '../../../server/domains/responses/tables.ts'
import { addUnit, createTownApp } from '../../support/responses.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'
import { noticeEntry } from '../rights/calls.ts'

describe('L-23 the notice before the first question', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app)
  }, 30_000)
  afterEach(() => app.close())

  const tell = (as: SignedIn, noticeId = 'notice-1') =>
    app.call(
      acknowledgeNotice,
      {
        params: { unitId: 'unit-a', noticeId },
        body: { edition: 0, toldAt: '2024-01-15T01:58:00.000Z' },
      },
      as,
    )

  it('L-60 L-28 tells who handles what for which end, how long, what rights there are, where to complain', () => {
    expect(noticeParts.map(({ title }) => title)).toEqual([
      '为什么调查',
      '您的义务',
      '收集什么，怎样收集',
      '只用于普查，依法保密',
      '保存多久',
      '您的权利',
      '举报',
    ])
    for (const { articles } of noticeParts) expect(articles).toMatch(/《.+》第.+条/)
    // Articles of the law as it stood before 2024 must not stand anywhere.
    const text = JSON.stringify(noticeParts)
    expect(text).not.toMatch(/《统计法》第(二十五|三十七|四十一)条/)
    // L-60: told, not asked for consent. No fines before somebody has approved their wording.
    expect(text).not.toMatch(/同意|罚款/)
  })

  it('penalties come from what the office entered, with article, approver and date, without a release', async () => {
    expect(await app.call(getLegalNotice, {})).toMatchObject({ reply: { edition: 0, entry: null } })
    expect(await app.call(enterLegalNotice, { body: noticeEntry }, people.city)).toMatchObject({
      reply: { edition: 1 },
    })
    const changed = { ...noticeEntry, complaint: '12340', approvedBy: '司法局' }
    await app.call(enterLegalNotice, { body: changed }, people.city)
    const now = await app.call(getLegalNotice, {})
    expect(now).toMatchObject({ reply: { edition: 2, entry: changed } })
    const entries = await app.database.read.select().from(auditEntry)
    expect(entries.at(-1)).toMatchObject({
      action: 'notice.enter',
      before: noticeEntry,
      after: changed,
    })
  })

  it('a penalty without article, approver or date is refused', async () => {
    for (const over of [
      { penalties: [{ text: '罚款', article: '' }] },
      { approvedBy: '' },
      { approvedOn: '2024-02-31' },
      { approvedOn: '2024-12-31' },
    ]) {
      const outcome = await app.call(
        enterLegalNotice,
        { body: { ...noticeEntry, ...over } },
        people.city,
      )
      expect([over, outcome.status]).toEqual([over, 400])
    }
  })

  it('that a unit was told is kept with time and person, once', async () => {
    expect(await tell(people.enumerator)).toMatchObject({
      reply: { recordedAt: '2024-01-15T02:00:00.000Z' },
    })
    app.setTime('2024-01-15T03:00:00.000Z')
    expect(await tell(people.enumerator)).toMatchObject({
      reply: { recordedAt: '2024-01-15T02:00:00.000Z' },
    })
    const rows = await app.database.read.select().from(noticeGiven)
    expect(rows).toEqual([
      expect.objectContaining({
        unitId: 'unit-a',
        toldAt: '2024-01-15T01:58:00.000Z',
        recordedBy: people.enumerator.account.id,
      }),
    ])
    const entries = await app.database.read.select().from(auditEntry)
    expect(entries.filter(({ action }) => action === 'notice.give')).toHaveLength(1)
  })
})
