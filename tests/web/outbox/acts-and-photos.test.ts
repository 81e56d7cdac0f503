import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ActReceipt, FieldAct, PhotoState } from '../../../server/contract/fieldwork.ts'
import { CallFailure } from '../../../web/api/call.ts'
import { type Act, queueAct } from '../../../web/outbox/acts/act.ts'
import { forgetActs, listDoneActs, sendActs } from '../../../web/outbox/acts/send-acts.ts'
import { probeConnection } from '../../../web/outbox/connection.ts'
import { type DeviceDatabase, openDeviceDatabase } from '../../../web/outbox/database.ts'
import { noteInJournal } from '../../../web/outbox/journal.ts'
import type { PhotoRecord } from '../../../web/outbox/photos/photo.ts'
import { type PhotoSending, sendPhotos } from '../../../web/outbox/photos/send-photos.ts'

const AT = '2024-01-15T02:00:00.000Z'
const later = (second: number) => `2024-01-15T02:00:${String(second).padStart(2, '0')}.000Z`
const act: FieldAct = {
  ...{ kind: 'outcome', unitId: 'unit-1', outcome: 'suspended', evidence: '门面关闭，邻店证实' },
}
let database: DeviceDatabase
let count = 0
beforeEach(async () => {
  database = await openDeviceDatabase(`acts-${++count}`)
})

const receiptFor = ({ id, contentHash }: Act, change: Partial<ActReceipt> = {}): ActReceipt => ({
  ...{ actId: id, contentHash, receivedAt: AT, outcome: 'applied', message: null },
  ...change,
})

describe('an act in line', () => {
  const sending = (put: (act: Act) => Promise<ActReceipt>, nowMs = 1_000_000) =>
    sendActs({ database, put, nowMs: () => nowMs, random: () => 0.5 })

  it('is one however often it was pressed, and goes with the bytes it was made of', async () => {
    const first = await queueAct(database, act, '核查', 'act-1', AT)
    expect(await queueAct(database, act, '核查', 'act-1', later(9))).toEqual(first)
    const sent: string[] = []
    await sending(async (each) => {
      sent.push(new TextDecoder().decode(each.content))
      return receiptFor(each)
    })
    expect(sent.map((text) => JSON.parse(text))).toEqual([{ ...act, actId: 'act-1', madeAt: AT }])
    expect(await database.get('acts', 'act-1')).toMatchObject({ status: 'received' })
  })

  it('waits after a lost reply, and stays with a person when the hash differs', async () => {
    await queueAct(database, act, '核查', 'act-1', AT)
    const lost = await sending(async () => {
      throw new CallFailure({ kind: 'timeout' })
    })
    expect(lost.kind).toBe('wait')
    await sending(async (each) => receiptFor(each, { contentHash: 'f'.repeat(64) }), 2_000_000)
    expect(await database.get('acts', 'act-1')).toMatchObject({
      ...{ status: 'stuck', failure: { kind: 'hash-mismatch' } },
    })
  })

  it('that the server could not do stays to be seen; one done goes once it was fetched anew', async () => {
    await queueAct(database, act, '核查', 'act-1', AT)
    await queueAct(database, act, '核查', 'act-2', later(1))
    await sending(async (each) =>
      receiptFor(each, each.id === 'act-1' ? { outcome: 'refused', message: '不在范围' } : {}),
    )
    await forgetActs(database, await listDoneActs(database))
    expect((await database.getAll('acts')).map(({ id, refusal }) => [id, refusal])).toEqual([
      ['act-1', '不在范围'],
    ])
  })
})

describe('acts about one thing', () => {
  const YEARS_AHEAD = '2031-03-01T00:00:00.000Z'
  const outcome = (unitId: string, word: 'suspended' | 'deregistered'): FieldAct => ({
    ...{ kind: 'outcome', unitId, outcome: word, evidence: '门面关闭，邻店证实' },
  })

  it('come in the order they were made, also where the first of them has to wait', async () => {
    await queueAct(database, outcome('unit-1', 'suspended'), '核查', 'first', AT)
    await queueAct(database, outcome('unit-1', 'deregistered'), '核查', 'second', later(1))
    await queueAct(database, outcome('unit-2', 'suspended'), '核查', 'other', later(2))
    const sent: string[] = []
    const send = (nowMs: number, lost: string | null) =>
      sendActs({
        ...{ database, nowMs: () => nowMs, random: () => 0.5 },
        put: async (each) => {
          if (each.id === lost) throw new CallFailure({ kind: 'timeout' })
          sent.push(each.id)
          return receiptFor(each)
        },
      })
    expect((await send(1_000_000, 'first')).kind).toBe('wait')
    expect(sent).toEqual(['other'])
    expect(await send(2_000_000, null)).toEqual({ kind: 'idle' })
    expect(sent).toEqual(['other', 'first', 'second'])
  })

  it('keep their order where the clock was set back between them, and go once fetched anew', async () => {
    await queueAct(database, outcome('unit-1', 'suspended'), '核查', 'first', YEARS_AHEAD)
    await queueAct(database, outcome('unit-1', 'deregistered'), '核查', 'second', AT)
    const sent: { actId: string; madeAt: string }[] = []
    await sendActs({
      ...{ database, nowMs: () => Date.parse(AT), random: () => 0.5 },
      put: async (each) => {
        sent.push(JSON.parse(new TextDecoder().decode(each.content)))
        return receiptFor(each)
      },
    })
    // What is sent tells the time as the clock said it.
    expect(sent.map(({ actId, madeAt }) => [actId, madeAt])).toEqual([
      ['first', YEARS_AHEAD],
      ['second', AT],
    ])
    const done = await listDoneActs(database)
    await queueAct(database, outcome('unit-1', 'suspended'), '核查', 'third', later(1))
    await forgetActs(database, done)
    expect((await database.getAll('acts')).map(({ id }) => id)).toEqual(['third'])
  })
})

describe('a photograph in line', () => {
  const bytes = new Uint8Array(150_000).fill(3)
  const record: PhotoRecord = {
    id: 'photo-1',
    description: {
      ...{ subject: { kind: 'unit', id: 'unit-1' }, blockCode: '14060200100101' },
      ...{ purpose: 'licence', takenAt: AT, mediaType: 'image/jpeg', byteLength: bytes.length },
      contentHash: 'a'.repeat(64),
    },
    bytes,
    takenAt: AT,
    ...{ sentBytes: 0, attempts: 0, nextAttemptMs: 0, status: 'waiting', failure: null },
  }
  /** A server that keeps parts, whose connection breaks after so many of them. */
  function server(breakAfter: number) {
    let received = 0
    let parts = 0
    const state = (): PhotoState => ({
      ...{ photoId: 'photo-1', receivedBytes: received, complete: received >= bytes.length },
      contentHash: 'a'.repeat(64),
    })
    const deps: PhotoSending = {
      database,
      announce: async () => state(),
      putPart: async (_, offset, part) => {
        if (offset !== received) return state()
        received += part.length
        parts += 1
        if (parts === breakAfter) throw new CallFailure({ kind: 'offline' })
        return state()
      },
      nowMs: () => Date.parse(AT) + parts * 1_000_000,
      random: () => 0.5,
    }
    return { deps, parts: () => parts }
  }

  it('goes on where the connection broke, and keeps its bytes until all arrived', async () => {
    await database.put('photos', record)
    const { deps, parts } = server(2)
    await sendPhotos(deps)
    // Broke once; the clock of the fake server moved on, so the second attempt followed at once.
    if ((await database.get('photos', 'photo-1'))!.status === 'waiting') {
      expect((await database.get('photos', 'photo-1'))!.bytes).toHaveLength(bytes.length)
      await sendPhotos({ ...deps, nowMs: () => Date.parse(AT) + 10 ** 9 })
    }
    expect(parts()).toBe(3)
    expect(await database.get('photos', 'photo-1')).toMatchObject({ status: 'received' })
  })

  it('stays when the server has other bytes than were taken here', async () => {
    await database.put('photos', record)
    const { deps } = server(0)
    const wrong = { ...deps, announce: async () => ({ ...(await deps.announce(record)) }) }
    await sendPhotos({
      ...wrong,
      putPart: async (...part) => ({
        ...(await deps.putPart(...part)),
        contentHash: 'b'.repeat(64),
      }),
    })
    expect(await database.get('photos', 'photo-1')).toMatchObject({ status: 'stuck' })
    expect((await database.get('photos', 'photo-1'))!.bytes).toHaveLength(bytes.length)
  })
})

describe('the way to the server', () => {
  const ask = (failure: CallFailure['failure']) => () => Promise.reject(new CallFailure(failure))
  it('is told apart: none, slow, somebody else’s, nobody signed in, faulty', async () => {
    expect(await probeConnection(ask({ kind: 'offline' }))).toEqual({ kind: 'offline' })
    expect(await probeConnection(ask({ kind: 'timeout' }))).toEqual({ kind: 'timeout' })
    expect(await probeConnection(ask({ kind: 'portal' }))).toEqual({ kind: 'portal' })
    const session = {
      ...{ account: null, expiresAt: null, demonstration: false, pending: null, units: [] },
      ...{ serverTime: later(10), askedAtMs: Date.parse(AT), answeredAtMs: Date.parse(later(2)) },
    }
    expect(await probeConnection(async () => session)).toEqual({
      ...{ kind: 'signed-out', clockOffsetMs: 9_000 },
    })
  })

  it('is noted once, with how often, and old notes go', async () => {
    await noteInJournal(database, 'network', '没有网络', later(1))
    await noteInJournal(database, 'network', '没有网络', later(2))
    await noteInJournal(database, 'sent', '已发送 3 件', later(3))
    const entries = await database.getAllFromIndex('journal', 'at')
    expect(entries.map(({ words, times }) => [words, times])).toEqual([
      ['没有网络', 2],
      ['已发送 3 件', 1],
    ])
  })
})
