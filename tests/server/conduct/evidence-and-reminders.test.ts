import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  getEvidence,
  LARGEST_EVIDENCE_BYTES,
  listEvidence,
  listReminders,
  putEvidence,
  recordReminder,
  recordReminderOutcome,
} from '../../../server/contract/conduct.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { evidence, evidenceContent, reminder } from '../../../server/domains/conduct/tables.ts'
import { addUnit, assign, createTownApp } from '../../support/responses.ts'
import { replyOf } from '../../support/sign-in.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

let app: TestApp
let people: People
let enterprise: SignedIn
beforeEach(async () => {
  app = await createTownApp()
  people = await signInEveryone(app)
  await addUnit(app)
  await assign(app, 'unit-a', '622')
  enterprise = await app.signIn('enterprise', { kind: 'unit', unitId: 'unit-a', name: '老王面馆' })
})
afterEach(() => app.close())

const actionsOn = async (action: string) =>
  app.database.read.select().from(auditEntry).where(eq(auditEntry.action, action))
const jpeg = (size = 100) => {
  const bytes = new Uint8Array(size)
  bytes.set([0xff, 0xd8, 0xff])
  return bytes
}

describe('L-13 evidence', () => {
  const put = (
    bytes: Uint8Array<ArrayBuffer>,
    over: { id?: string; response?: string; fileName?: string } = {},
    as: SignedIn = people.enumerator,
  ) =>
    app.call(
      putEvidence,
      {
        params: { evidenceId: over.id ?? 'evidence-1' },
        query: {
          ...{ unit: 'unit-a', kind: 'paper-form' },
          fileName: over.fileName ?? '纸表第1页.jpg',
          ...(over.response !== undefined && { response: over.response }),
        },
        body: bytes,
      },
      as,
    )

  it('is kept with its hash and comes back as it was; every look leaves a trace', async () => {
    const bytes = jpeg(5_000)
    const hash = createHash('sha256').update(bytes).digest('hex')
    const kept = await replyOf(put(bytes, { response: 'unit-a.622.2023' }))
    expect(kept).toMatchObject({
      ...{ contentHash: hash, byteLength: 5_000, mediaType: 'image/jpeg', addedBy: '张普' },
      responseId: 'unit-a.622.2023',
    })
    // Sent again after a lost reply: the same, once.
    expect(await put(bytes)).toMatchObject({ reply: { contentHash: hash } })
    expect(await app.database.read.$count(evidence)).toBe(1)
    expect((await actionsOn('evidence.add')).map(({ after }) => after)).toMatchObject([
      { contentHash: hash },
    ])
    for (let each = 0; each < 2; each += 1) {
      const shown = await replyOf(
        app.call(getEvidence, { params: { evidenceId: 'evidence-1' } }, people.county),
      )
      expect(Buffer.from(shown.content, 'base64')).toEqual(Buffer.from(bytes))
    }
    const looks = (await actionsOn('microdata.view')).filter(
      ({ subjectKind }) => subjectKind === 'evidence',
    )
    expect(looks).toHaveLength(2)
  })

  it('is what its first bytes say, within its size, and one file an id', async () => {
    const fake = new TextEncoder().encode('<script>alert(1)</script>')
    expect(await put(fake)).toMatchObject({
      problem: { type: 'urn:jingpu:problem:evidence-not-acceptable' },
    })
    expect(await put(new Uint8Array())).toMatchObject({
      problem: { detail: expect.stringContaining('空的') },
    })
    expect(await put(jpeg(LARGEST_EVIDENCE_BYTES + 1))).toMatchObject({ status: 413 })
    await replyOf(put(jpeg()))
    expect(await put(jpeg(101))).toMatchObject({ status: 409 })
    expect(await put(jpeg(), { id: 'evidence-2', response: 'unit-b.622.2023' })).toMatchObject({
      status: 404,
    })
    const named = await replyOf(
      put(jpeg(), { id: 'evidence-3', fileName: '..\\..\\a/b\u0007.jpg' }),
    )
    expect(named.fileName).toBe('b.jpg')
  })

  it('is never changed or removed, and an office’s own file is not the respondent’s to see', async () => {
    await replyOf(put(jpeg()))
    await replyOf(put(jpeg(), { id: 'evidence-2' }, people.county))
    const seen = async (as: SignedIn) =>
      (await replyOf(app.call(listEvidence, { params: { unitId: 'unit-a' } }, as))).evidence.map(
        ({ id }) => id,
      )
    expect((await seen(people.county)).toSorted()).toEqual(['evidence-1', 'evidence-2'])
    expect(await seen(enterprise)).toEqual(['evidence-1'])
    const hidden = { params: { evidenceId: 'evidence-2' } }
    expect(await app.call(getEvidence, hidden, enterprise)).toMatchObject({ status: 404 })
    for (const change of [
      () => app.database.write(async (tx) => void (await tx.update(evidence).set({ note: '改' }))),
      () => app.database.write(async (tx) => void (await tx.delete(evidenceContent))),
    ]) {
      await expect(change()).rejects.toThrow()
    }
  })
})

describe('L-27 reminders', () => {
  const body = {
    ...{ unitId: 'unit-a', responseId: 'unit-a.622.2023' },
    means: 'telephone',
    remindedAt: '2024-01-15T01:00:00.000Z',
    ...{ recipient: '经营者王先生', content: '个体户普查表尚未报送，请于1月底前报送' },
  } as const
  const remind = (as: SignedIn = people.township, over = {}, reminderId = 'reminder-1') =>
    app.call(recordReminder, { params: { reminderId }, body: { ...body, ...over } }, as)
  const outcome = (kind: 'delivered' | 'not-delivered' | 'answered', note: string) =>
    app.call(
      recordReminderOutcome,
      {
        params: { reminderId: 'reminder-1' },
        body: { kind, note, happenedAt: '2024-01-15T01:30:00.000Z' },
      },
      people.township,
    )

  it('are recorded with time, means, delivery and answer, in full and in order', async () => {
    await replyOf(remind())
    expect(await remind()).toMatchObject({ ok: true })
    expect(await app.database.read.$count(reminder)).toBe(1)
    await replyOf(outcome('delivered', ''))
    app.setTime('2024-01-15T03:00:00.000Z')
    await replyOf(outcome('answered', '月底前补报'))
    const { reminders } = await replyOf(
      app.call(listReminders, { query: { unit: 'unit-a' } }, people.county),
    )
    expect(reminders).toMatchObject([
      {
        ...{ unitName: '老王面馆', means: 'telephone', recipient: '经营者王先生' },
        outcomes: [
          { kind: 'delivered', note: '' },
          { kind: 'answered', note: '月底前补报' },
        ],
      },
    ])
    expect(await actionsOn('reminder.record')).toHaveLength(1)
    expect(await actionsOn('reminder.outcome')).toHaveLength(2)
  })

  it('say why they were not delivered and what was answered, and lie in the past', async () => {
    await replyOf(remind())
    expect(await outcome('not-delivered', ' ')).toMatchObject({
      problem: { detail: expect.stringContaining('未送达的原因') },
    })
    expect(await outcome('answered', '')).toMatchObject({ status: 422 })
    const later = { remindedAt: '2024-01-16T01:00:00.000Z' }
    expect(await remind(people.township, later, 'reminder-2')).toMatchObject({
      problem: { detail: expect.stringContaining('还没有到') },
    })
    expect(await remind(people.county, {}, 'reminder-1')).toMatchObject({ status: 409 })
  })

  it('draw no consequence and are never changed; next door nobody sees them', async () => {
    await replyOf(remind())
    const seen = async (as: SignedIn) =>
      (await replyOf(app.call(listReminders, { query: {} }, as))).reminders.length
    expect([await seen(people.county), await seen(people.neighbour)]).toEqual([1, 0])
    // An enumerator sees those of the own units, not the whole area's.
    expect(await seen(people.enumerator)).toBe(0)
    const change = app.database.write(
      async (tx) => void (await tx.update(reminder).set({ content: '改' })),
    )
    await expect(change).rejects.toThrow()
  })
})
