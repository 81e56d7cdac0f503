import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { type DeviceDatabase, openDeviceDatabase } from '../../../web/outbox/database.ts'
import { adoptTyping, type DraftStart } from '../../../web/outbox/drafts.ts'
import { sha256 } from '../../../web/outbox/hash.ts'
import { settleFailure, settleReceipt } from '../../../web/outbox/settle.ts'
import {
  openReportDatabase,
  type ReportDatabase,
} from '../../../web/self-report/device/report-database.ts'
import { sealForReporting } from '../../../web/self-report/sheet/submit-sheet.ts'
import type { Work } from '../../../web/self-report/sheet/work.ts'
import {
  createWorkKeeper,
  ensureDraft,
  placeDraft,
} from '../../../web/self-report/sheet/work-keeper.ts'

const RESPONSE = 'unit-1.B603.2023'
const AT = '2024-01-15T02:00:00.000Z'
const start: DraftStart = {
  responseId: RESPONSE,
  unitId: 'unit-1',
  formId: 'B603',
  formVersion: '2023.1',
  baseRevisionId: null,
  title: '演示单位',
  blockCode: null,
}
const work = (answers: Work['answers']): Work => ({ answers, explanations: [] })

describe('reporting a form', () => {
  let database: DeviceDatabase
  let reports: ReportDatabase
  let account = 0
  beforeEach(async () => {
    account += 1
    database = await openDeviceDatabase(`preparer-${account}`)
    reports = await openReportDatabase(`preparer-${account}`)
  })
  const seal = () => sealForReporting(database, reports, RESPONSE)

  it('seals once however often the button is pressed', async () => {
    await ensureDraft(database, start, work({ revenue: 1 }), AT)
    const [first, second] = await Promise.all([seal(), seal()])
    await ensureDraft(database, start, work({ revenue: 1 }), AT)
    const third = await seal()
    expect(new Set([first, second, third].map((item) => item.revisionId)).size).toBe(1)
    expect(await database.count('outbox')).toBe(1)
  })

  it('puts a stuck revision back in line under its own id', async () => {
    await ensureDraft(database, start, work({ revenue: 1 }), AT)
    const { revisionId } = await seal()
    const refused = {
      kind: 'problem',
      problem: {
        type: 'urn:jingpu:problem:not-allowed',
        title: '',
        status: 403,
        retry: 'never',
        requestId: 'r',
      },
    } as const
    await settleFailure(database, revisionId, refused, 0, 0)
    expect((await seal()).revisionId).toBe(revisionId)
    expect((await database.get('outbox', revisionId))?.status).toBe('waiting')
  })

  it('makes a new revision of changed work, on top of the one that waits', async () => {
    await ensureDraft(database, start, work({ revenue: 1 }), AT)
    const first = await seal()
    await ensureDraft(database, start, work({ revenue: 2 }), AT)
    const second = await seal()
    expect(second.revisionId).not.toBe(first.revisionId)
  })

  it('keeps the very text that was sent, so that its hash can be worked out again', async () => {
    await ensureDraft(database, start, work({ revenue: 1 }), AT)
    const item = await seal()
    const kept = await reports.get('sealed', item.revisionId)
    expect(await sha256(new TextEncoder().encode(kept!.text))).toBe(item.contentHash)
    await settleReceipt(
      database,
      item.revisionId,
      {
        revisionId: item.revisionId,
        responseId: RESPONSE,
        contentHash: item.contentHash,
        receivedAt: AT,
        outcome: 'stored',
        quarantineReason: null,
        state: 'submitted',
        counts: { mandatory: 0, verify: 0, advisory: 0, explained: 0 },
        blockers: [],
      },
      AT,
    )
    expect(await database.get('drafts', RESPONSE)).toBeUndefined()
    expect(await reports.get('sealed', item.revisionId)).toBeDefined()
  })

  it('starts again from the returned revision, not from an older base', async () => {
    await ensureDraft(database, start, work({ revenue: 1 }), AT)
    await placeDraft(database, { ...start, baseRevisionId: 'returned-1' }, work({ revenue: 1 }), AT)
    expect((await database.get('drafts', RESPONSE))?.baseRevisionId).toBe('returned-1')
  })
})

describe('keeping work in the browser', () => {
  it('keeps the newest of quick changes, and makes no edition of nothing new', async () => {
    const database = await openDeviceDatabase('keeper')
    const kept: Work[] = []
    const keeper = createWorkKeeper(database, start, work({}), {
      kept: (each) => kept.push(each),
      failed: (error) => expect.unreachable(String(error)),
    })
    for (let value = 1; value <= 20; value++) keeper.keep(work({ revenue: value }))
    await keeper.settled()
    keeper.keep(work({ revenue: 20 }))
    await keeper.settled()
    const draft = await database.get('drafts', RESPONSE)
    expect(draft?.answers).toEqual({ revenue: 20 })
    expect(kept.at(-1)).toEqual(work({ revenue: 20 }))
    expect(draft?.edition).toBe(kept.length)
  })
  it('hands each change to the disk in the turn it was made in, commit and all', async () => {
    const database = await openDeviceDatabase('killed-window')
    const never = new Promise<never>(() => undefined)
    const store = { get: () => never, getAll: () => never, put: () => never, delete: () => never }
    // Killed when the turn ends: nothing that waits for the disk's answer happens any more.
    const dying: DeviceDatabase = {
      ...database,
      transaction: () => ({ store, objectStore: () => store, done: never }) as never,
    }
    const keeper = createWorkKeeper(dying, start, work({}), { kept: () => {}, failed: () => {} })
    keeper.keep(work({ revenue: 7 }))
    database.close()
    const again = await openDeviceDatabase('killed-window')
    await adoptTyping(again, RESPONSE)
    expect((await again.get('drafts', RESPONSE))?.answers).toEqual({ revenue: 7 })
  })
})
