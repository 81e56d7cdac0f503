import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ProblemDocument } from '../../../server/contract/problems.ts'
import type { Receipt } from '../../../server/contract/responses.ts'
import { CallFailure } from '../../../web/api/call.ts'
import { waitBeforeAttempt } from '../../../web/outbox/backoff.ts'
import {
  type DeviceDatabase,
  type OutboxItem,
  openDeviceDatabase,
} from '../../../web/outbox/database.ts'
import {
  adoptTyping,
  type DraftStart,
  findDraft,
  hasUnsealedWork,
  noteTyping,
  saveDraft,
} from '../../../web/outbox/drafts.ts'
import { sealDraft } from '../../../web/outbox/seal.ts'
import { nextToSend, type SendingDependencies, sendWaiting } from '../../../web/outbox/send.ts'
import { retryStuck, settleReceipt } from '../../../web/outbox/settle.ts'

const RESPONSE = 'unit-1.621.2023'
const start: DraftStart = {
  responseId: RESPONSE,
  unitId: 'unit-1',
  formId: '621',
  formVersion: '2023.1',
  baseRevisionId: null,
  title: '演示单位',
  blockCode: '14060200100101',
}
const at = (second: number) => `2024-01-15T02:00:${String(second).padStart(2, '0')}.000Z`

function receiptFor(item: OutboxItem, change: Partial<Receipt> = {}): Receipt {
  return {
    revisionId: item.revisionId,
    responseId: item.responseId,
    contentHash: item.contentHash,
    receivedAt: at(30),
    outcome: 'stored',
    quarantineReason: null,
    state: 'submitted',
    counts: { mandatory: 0, verify: 0, advisory: 0, explained: 0 },
    blockers: [],
    ...change,
  }
}

function problem(retry: ProblemDocument['retry']): CallFailure {
  return new CallFailure({
    kind: 'problem',
    problem: { type: 'urn:jingpu:problem:internal', title: '', status: 500, retry, requestId: 'r' },
  })
}

describe('the outbox of a device', () => {
  let database: DeviceDatabase
  let account = 0
  const seen: string[] = []
  const sending = (put: SendingDependencies['put'], nowMs = 1_000_000): SendingDependencies => ({
    database,
    nowMs: () => nowMs,
    random: () => 0.5,
    put: (item) => {
      seen.push(item.revisionId)
      return put(item)
    },
  })
  const type = (answers: Record<string, unknown>, second = 0) =>
    saveDraft(database, start, { answers, explanations: [] }, at(second))

  beforeEach(async () => {
    database = await openDeviceDatabase(`account-${++account}`)
    seen.length = 0
  })

  it('takes what was typed but not saved into the draft when it is next opened', async () => {
    await type({ unitName: '甲' })
    const mark = (turn: number) => ({ keeper: 'tab', turn })
    const note = (turn: number, answers: Record<string, unknown>) =>
      noteTyping(database, {
        ...{
          responseId: RESPONSE,
          mark: mark(turn),
          start,
          answers,
          explanations: [],
          typedAt: at(2),
        },
      })
    await note(2, { unitName: '甲', staff: 3 })
    await note(3, { unitName: '甲', staff: 35 })
    // The save of an earlier change leaves the note of a later one.
    const second = { answers: { unitName: '甲', staff: 3 }, explanations: [] }
    await saveDraft(database, start, second, at(2), mark(2))
    expect(await database.count('typing')).toBe(1)
    database.close() // killed before the third was saved
    const again = await openDeviceDatabase(`account-${account}`)
    await adoptTyping(again, 'unit-2.621.2023')
    expect(await again.count('typing')).toBe(1)
    await adoptTyping(again)
    expect(await findDraft(again, RESPONSE)).toMatchObject({
      answers: { unitName: '甲', staff: 35 },
      edition: 3,
    })
    expect(await again.count('typing')).toBe(0)
  })

  it('forgets an earlier note with the save of a change the disk was too full to note', async () => {
    const work = (staff: number) => ({ answers: { unitName: '甲', staff }, explanations: [] })
    const mark = (turn: number) => ({ keeper: 'tab', turn })
    const noted = { responseId: RESPONSE, mark: mark(1), start, ...work(3), typedAt: at(1) }
    await noteTyping(database, noted)
    await saveDraft(database, start, work(35), at(2), mark(2))
    await adoptTyping(database)
    expect((await findDraft(database, RESPONSE))?.answers).toEqual(work(35).answers)
    // Of another window nothing is known: its note stays for it.
    await noteTyping(database, { ...noted, mark: { keeper: 'other', turn: 1 } })
    await saveDraft(database, start, work(36), at(3), mark(3))
    expect(await database.count('typing')).toBe(1)
  })

  it('leaves alone what a living tab saved while the notes were read', async () => {
    const newer = { answers: { unitName: '甲', staff: 35 }, explanations: [] }
    const typed = { ...newer, answers: { unitName: '甲', staff: 3 } }
    const responseId = RESPONSE
    const mark = { keeper: 'tab', turn: 1 }
    await noteTyping(database, { responseId, mark, start, ...typed, typedAt: at(1) })
    await adoptTyping({
      ...database,
      async getAll(name) {
        const found = await database.getAll(name)
        await saveDraft(database, start, newer, at(2), mark)
        return found
      },
    })
    expect((await findDraft(database, RESPONSE))?.answers).toEqual(newer.answers)
  })

  it('is not done with a person’s own work before it is on the disk', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    await type({ unitName: '甲' })
    await sealDraft(database, RESPONSE, 'submit', 'rev-1', at(1))
    await database.put('replies', { key: 'units', reply: [], savedAt: at(1) })
    const written = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite')
    transaction.mockRestore()
    expect(written.map(([names, , options]) => [[names].flat(), options?.durability])).toEqual([
      [['drafts', 'typing'], 'strict'],
      [['drafts', 'outbox'], 'strict'],
      [['replies'], 'relaxed'],
    ])
  })

  it('keeps a sealed revision until a receipt with the same hash comes', async () => {
    await type({ unitName: '甲' })
    await sealDraft(database, RESPONSE, 'submit', 'rev-1', at(1))
    expect(await sendWaiting(sending(async (item) => receiptFor(item)))).toEqual({ kind: 'idle' })
    expect(await database.count('outbox')).toBe(0)
    expect((await database.get('sent', 'rev-1'))?.receipt.outcome).toBe('stored')
    expect(await findDraft(database, RESPONSE)).toBeUndefined()
  })

  it('keeps work sent as a draft at hand after its receipt', async () => {
    await type({ unitName: '甲' })
    await sealDraft(database, RESPONSE, 'draft', 'rev-1', at(1))
    await sendWaiting(sending(async (item) => receiptFor(item, { state: 'draft' })))
    expect(await database.count('outbox')).toBe(0)
    const draft = await findDraft(database, RESPONSE)
    expect(draft).toMatchObject({ answers: { unitName: '甲' }, baseRevisionId: 'rev-1' })
    expect(hasUnsealedWork(draft!)).toBe(false)
  })

  it('keeps everything when the receipt has another hash', async () => {
    await type({ unitName: '甲' })
    await sealDraft(database, RESPONSE, 'submit', 'rev-1', at(1))
    await sendWaiting(sending(async (item) => receiptFor(item, { contentHash: 'f'.repeat(64) })))
    expect(await database.get('outbox', 'rev-1')).toMatchObject({
      status: 'stuck',
      failure: { kind: 'hash-mismatch' },
    })
    expect(await findDraft(database, RESPONSE)).toBeDefined()
  })

  it('sends the same bytes again after a lost reply', async () => {
    await type({ unitName: '甲' })
    await sealDraft(database, RESPONSE, 'submit', 'rev-1', at(1))
    const bytes: string[] = []
    const lost = sending(async (item) => {
      bytes.push(new TextDecoder().decode(item.content))
      throw new CallFailure({ kind: 'timeout' })
    })
    expect((await sendWaiting(lost)).kind).toBe('wait')
    await sendWaiting(
      sending(async (item) => {
        bytes.push(new TextDecoder().decode(item.content))
        return receiptFor(item)
      }, 2_000_000),
    )
    expect(bytes).toHaveLength(2)
    expect(bytes[0]).toBe(bytes[1])
    expect(await database.count('outbox')).toBe(0)
  })

  it('keeps what was typed while sending, on top of the revision that was received', async () => {
    await type({ unitName: '甲' })
    await sealDraft(database, RESPONSE, 'submit', 'rev-1', at(1))
    await sendWaiting(
      sending(async (item) => {
        await type({ unitName: '甲乙' }, 2)
        return receiptFor(item)
      }),
    )
    const draft = await findDraft(database, RESPONSE)
    expect(draft).toMatchObject({ answers: { unitName: '甲乙' }, baseRevisionId: 'rev-1' })
    expect(hasUnsealedWork(draft!)).toBe(true)
  })

  it('keeps the draft open when the server found something that blocks submission', async () => {
    await type({ unitName: '' })
    await sealDraft(database, RESPONSE, 'submit', 'rev-1', at(1))
    const blocker = {
      rule: '621-required-unitName',
      kind: 'required' as const,
      severity: 'mandatory' as const,
      outcome: 'fail' as const,
      fields: ['unitName'],
      message: '单位详细名称未填',
    }
    await sendWaiting(
      sending(async (item) => receiptFor(item, { state: 'draft', blockers: [blocker] })),
    )
    expect(await findDraft(database, RESPONSE)).toMatchObject({ baseRevisionId: 'rev-1' })
  })

  it('sends oldest first and never lets a later revision of a response overtake', async () => {
    await type({ unitName: '甲' })
    await sealDraft(database, RESPONSE, 'draft', 'rev-1', at(1))
    await type({ unitName: '甲乙' })
    await sealDraft(database, RESPONSE, 'submit', 'rev-2', at(2))
    await sendWaiting(
      sending(async (item) => {
        if (item.revisionId === 'rev-1') throw problem('after-fix')
        return receiptFor(item)
      }),
    )
    expect(seen).toEqual(['rev-1'])
    expect((await database.get('outbox', 'rev-1'))?.status).toBe('stuck')
    await retryStuck(database, 'rev-1')
    await sendWaiting(sending(async (item) => receiptFor(item)))
    expect(seen).toEqual(['rev-1', 'rev-1', 'rev-2'])
  })

  it('builds each revision upon the one sealed before it', async () => {
    await type({ unitName: '甲' })
    await sealDraft(database, RESPONSE, 'draft', 'rev-1', at(1))
    await type({ unitName: '甲乙' })
    const second = await sealDraft(database, RESPONSE, 'submit', 'rev-2', at(2))
    expect(JSON.parse(new TextDecoder().decode(second.content))).toMatchObject({
      baseRevisionId: 'rev-1',
    })
  })

  it('lets other responses pass one that waits', async () => {
    const items = [
      { responseId: 'a', revisionId: '1', status: 'waiting', nextAttemptMs: 9_000 },
      { responseId: 'b', revisionId: '2', status: 'waiting', nextAttemptMs: 0 },
      { responseId: 'a', revisionId: '3', status: 'waiting', nextAttemptMs: 0 },
    ] as OutboxItem[]
    expect(nextToSend(items, 10_000)?.revisionId).toBe('2')
  })

  it('does not wait for years where the clock that noted the wait was years ahead', async () => {
    await type({ unitName: '甲' })
    await sealDraft(database, RESPONSE, 'submit', 'rev-1', at(1))
    const lost = async () => {
      throw new CallFailure({ kind: 'timeout' })
    }
    const ahead = Date.parse('2031-03-01T00:00:00.000Z')
    const now = Date.parse('2024-01-15T02:00:00.000Z')
    await sendWaiting(sending(lost, ahead))
    // Set right since: it goes at once, and a new wait counts from now.
    const again = await sendWaiting(sending(lost, now))
    expect(again).toEqual({ kind: 'wait', untilMs: now + waitBeforeAttempt(2, 0.5) })
    await sendWaiting(sending(async (item) => receiptFor(item), now + 10_000))
    expect(await database.count('outbox')).toBe(0)
  })

  it('stops and asks for sign-in, keeping the revision in line', async () => {
    await type({ unitName: '甲' })
    await sealDraft(database, RESPONSE, 'submit', 'rev-1', at(1))
    const state = await sendWaiting(
      sending(async () => {
        throw problem('after-sign-in')
      }),
    )
    expect(state).toEqual({ kind: 'sign-in-needed' })
    expect((await database.get('outbox', 'rev-1'))?.status).toBe('waiting')
  })

  it('takes the same receipt twice without harm', async () => {
    await type({ unitName: '甲' })
    const item = await sealDraft(database, RESPONSE, 'submit', 'rev-1', at(1))
    expect(await settleReceipt(database, 'rev-1', receiptFor(item), at(3))).toBe(true)
    expect(await settleReceipt(database, 'rev-1', receiptFor(item), at(4))).toBe(true)
    expect(await database.count('sent')).toBe(1)
  })

  it('waits longer after each failure, five minutes at most', () => {
    expect([1, 2, 3, 4].map((attempts) => waitBeforeAttempt(attempts, 1))).toEqual([
      2_000, 4_000, 8_000, 16_000,
    ])
    expect(waitBeforeAttempt(40, 1)).toBe(300_000)
    expect(waitBeforeAttempt(1, 0)).toBe(1_000)
  })
})
