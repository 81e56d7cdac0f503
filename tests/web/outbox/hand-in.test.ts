import 'fake-indexeddb/auto'
import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import encodeQR from 'qr'
import { decodeQR } from 'qr/decode.js'
import { describe, expect, it, vi } from 'vitest'
import type {
  FieldAct,
  HandIn,
  HandInItems,
  HandInReport,
} from '../../../server/contract/fieldwork.ts'
import type { RevisionEnvelope } from '../../../server/contract/responses.ts'
import { readHandIn, UnreadableHandIn, writeHandIn } from '../../../web/api/hand-in-file.ts'
import { collectQrRow, toQrRow } from '../../../web/api/qr-row.ts'
import { queueAct } from '../../../web/outbox/acts/act.ts'
import { openDeviceDatabase } from '../../../web/outbox/database.ts'
import { findDraft, noteTyping, saveDraft } from '../../../web/outbox/drafts.ts'
import { packHandIn } from '../../../web/outbox/hand-in/pack-hand-in.ts'
import {
  countParcels,
  keepParcel,
  listParcels,
  retryParcel,
  sendParcels,
  setParcelAside,
} from '../../../web/outbox/hand-in/parcels.ts'
import { sealDraft } from '../../../web/outbox/seal.ts'
import { newDataKey } from '../../../web/outbox/vault/vault.ts'
import { isNothingLeft, leftOnDevice } from '../../../web/outbox/vault/wipe.ts'

const AT = '2024-01-15T02:00:00.000Z'
const key = newDataKey()
const options = { accountId: 'enumerator-1', key, madeAt: AT, withPhotos: true }

async function deviceWithWork(name: string) {
  const database = await openDeviceDatabase(name)
  await saveDraft(
    database,
    {
      ...{ responseId: 'u.622.2023', unitId: 'u', formId: '622', formVersion: '2023.1' },
      ...{ baseRevisionId: null, title: '面馆', blockCode: null },
    },
    { answers: { selfEmployedName: '面馆' }, explanations: [] },
    AT,
  )
  await sealDraft(database, 'u.622.2023', 'submit', 'rev-1', AT)
  const visit: FieldAct = {
    ...{ kind: 'building-visit', buildingCode: 'B', blockCode: '14060200100101' },
    ...{ finding: 'no-units', note: '' },
  }
  await queueAct(database, visit, '走访', 'act-1', AT)
  return database
}

describe('unsent work as a file', () => {
  it('holds exactly what would be sent, sealed with the data key', async () => {
    const database = await deviceWithWork('hand-in-1')
    const handIn = (await packHandIn(database, options))!
    const items = JSON.parse(handIn.items) as HandInItems
    const outbox = await database.getAll('outbox')
    expect(items.revisions.map(({ content }) => Buffer.from(content, 'base64').toString())).toEqual(
      outbox.map(({ content }) => new TextDecoder().decode(content)),
    )
    expect(items.acts.map(({ actId }) => actId)).toEqual(['act-1'])
    const seal = createHmac('sha256', key.bytes).update(handIn.items).digest('hex')
    expect(handIn.seal).toBe(seal)
    expect(await database.count('outbox')).toBe(1)
    const left = await leftOnDevice(database)
    expect(left).toEqual({ revisions: 1, acts: 1, photos: 0, drafts: 0, parcels: 0 })
    expect(isNothingLeft(left)).toBe(false)
  })

  it('takes work in hand along as a draft, and what is typed later builds upon it', async () => {
    const database = await deviceWithWork('hand-in-8')
    const responseId = 'v.622.2023'
    const start = {
      ...{ responseId, unitId: 'v', formId: '622', formVersion: '2023.1' },
      ...{ baseRevisionId: null, title: '粮油店', blockCode: null },
    }
    const work = (name: string) => ({ answers: { selfEmployedName: name }, explanations: [] })
    await saveDraft(database, start, work('粮油'), AT)
    const mark = { keeper: 'gone', turn: 1 }
    await noteTyping(database, { responseId, mark, start, ...work('粮油店'), typedAt: AT })
    const later = { ...options, madeAt: '2024-01-15T03:00:00.000Z' }
    const { items } = (await packHandIn(database, later))!
    const envelopes = (JSON.parse(items) as HandInItems).revisions.map(
      ({ content }) => JSON.parse(Buffer.from(content, 'base64').toString()) as RevisionEnvelope,
    )
    expect(envelopes.map(({ intent, answers }) => [intent, answers])).toEqual([
      ['submit', { selfEmployedName: '面馆' }],
      ['draft', { selfEmployedName: '粮油店' }],
    ])
    const draft = (await findDraft(database, responseId))!
    expect(draft.baseRevisionId).toBe(envelopes[1]!.revisionId)
    expect((await leftOnDevice(database)).drafts).toBe(0)
    // Exported again, it is the very same work.
    const again = JSON.parse((await packHandIn(database, options))!.items) as HandInItems
    expect(again.revisions).toHaveLength(2)
  })

  it('is null where nothing waits', async () => {
    expect(await packHandIn(await openDeviceDatabase('hand-in-2'), options)).toBeNull()
  })

  it('opens with its passphrase alone, whatever width it is typed in', async () => {
    const handIn = (await packHandIn(await deviceWithWork('hand-in-3'), options))!
    const file = await writeHandIn(handIn, '清水河２０２４')
    expect(Buffer.from(file).toString('latin1')).not.toContain('selfEmployedName')
    expect(await readHandIn(file, '清水河2024')).toEqual(handIn)
    const why = (error: unknown) => (error as UnreadableHandIn).why
    await expect(readHandIn(file, '清水河2025').catch(why)).resolves.toBe('wrong-passphrase')
    await expect(readHandIn(new Uint8Array(9), 'x').catch(why)).resolves.toBe('not-one')
    const changed = file.slice()
    changed[changed.length - 1]! ^= 1
    await expect(readHandIn(changed, '清水河2024')).rejects.toBeInstanceOf(UnreadableHandIn)
  })
})

describe('a row of QR codes', () => {
  it('gives back the bytes from codes seen in any order, some twice, others’ among them', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 4_000 }),
        fc.infiniteStream(fc.nat()),
        (bytes, draws) => {
          const codes = toQrRow(bytes)
          const collector = collectQrRow()
          const order = [...codes, ...codes.slice(0, 2)]
            .map((code) => ({ code, place: draws.next().value as number }))
            .sort((a, b) => a.place - b.place)
          expect(collector.take('https://example.invalid/')).toBe(false)
          for (const { code } of order) collector.take(code)
          expect(collector.take('JPQ1:1:9:ABC:000')).toBe(false)
          expect(collector.seen()).toBe(codes.length)
          expect([...collector.bytes()!]).toEqual([...bytes])
        },
      ),
      { numRuns: 60 },
    )
  })

  it('one code short is nothing yet', () => {
    const codes = toQrRow(new Uint8Array(3_000).fill(9))
    const collector = collectQrRow()
    for (const code of codes.slice(1)) collector.take(code)
    expect(collector.bytes()).toBeNull()
    expect([collector.seen(), collector.all()]).toEqual([codes.length - 1, codes.length])
  })

  it('one code read wrong: all are read anew, and then it is there', () => {
    const bytes = new Uint8Array(3_000).fill(9)
    const [first, ...rest] = toQrRow(bytes)
    const collector = collectQrRow()
    for (const code of [`${first!.slice(0, -3)}000`, ...rest]) collector.take(code)
    expect(collector.bytes()).toBeNull()
    for (const code of [first!, ...rest]) collector.take(code)
    expect(collector.bytes()).toEqual(bytes)
  })
})

const taken: HandInReport = {
  ...{ author: '李测试', madeAt: AT, revisions: 1, acts: 1, photos: 0 },
  ...{ repeats: 0, quarantined: 0, faults: [] },
}
const outOfReach = {
  ...{ type: 'urn:jingpu:problem:not-found', title: '没有这条记录', status: 404 },
  ...{ retry: 'never', requestId: '0' },
}

describe('colleagues’ work carried along', () => {
  it('goes one by one: what is not taken stays and stops no other', async () => {
    const carrier = await openDeviceDatabase('carrier')
    const first = (await packHandIn(await deviceWithWork('hand-in-4'), options))!
    const second = { ...first, madeAt: '2024-01-15T03:00:00.000Z', seal: 'ff'.repeat(32) }
    await keepParcel(carrier, first)
    await keepParcel(carrier, second)
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      const { seal } = JSON.parse(String(init.body)) as HandIn
      return seal === first.seal ? Response.json(outOfReach, { status: 404 }) : Response.json(taken)
    })
    const { reports, failures } = await sendParcels(carrier)
    vi.unstubAllGlobals()
    expect(reports).toEqual([taken])
    expect(failures.map(({ failure }) => failure.kind)).toEqual(['problem'])
    expect(await listParcels(carrier)).toMatchObject([
      { handIn: first, refusal: { failure: { kind: 'problem' }, aside: false } },
    ])
    expect((await leftOnDevice(carrier)).parcels).toBe(1)
  })

  /** Answers hand-ins with 404; keeps what is left with the office, and tells `hash` of it, or its own. */
  function serverThatRefuses(hash?: string) {
    const seen: { method: string; url: string; body: string }[] = []
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      const method = init.method ?? ''
      const body = typeof init.body === 'string' ? init.body : await new Response(init.body).text()
      seen.push({ method, url: String(url), body })
      if (method !== 'PUT') return Response.json(outOfReach, { status: 404 })
      const contentHash = hash ?? createHash('sha256').update(body).digest('hex')
      return Response.json({ contentHash, actId: contentHash, outcome: 'refused', message: '' })
    })
    return seen
  }

  it('refused: waits for a person; left with the office, it goes whole and the tablet can be handed in', async () => {
    const carrier = await openDeviceDatabase('carrier-2')
    const parcel = (await packHandIn(await deviceWithWork('hand-in-5'), options))!
    await keepParcel(carrier, parcel)
    const seen = serverThatRefuses()
    await sendParcels(carrier)
    expect((await sendParcels(carrier)).failures).toEqual([])
    expect(seen).toHaveLength(1)
    await retryParcel(carrier, parcel)
    expect((await sendParcels(carrier)).failures).toHaveLength(1)
    expect(seen).toHaveLength(2)
    await setParcelAside(carrier, (await listParcels(carrier))[0]!)
    expect(await countParcels(carrier)).toBe(1)
    expect(await sendParcels(carrier)).toEqual({ reports: [], failures: [], aside: 1 })
    vi.unstubAllGlobals()
    expect(JSON.parse(seen[2]!.body)).toEqual(parcel)
    expect(isNothingLeft(await leftOnDevice(carrier))).toBe(true)
    expect(await carrier.count('replies')).toBe(0)
  })

  it('stays, to be left again, where the office’s receipt is of something else or never came', async () => {
    const carrier = await openDeviceDatabase('carrier-3')
    const parcel = (await packHandIn(await deviceWithWork('hand-in-6'), options))!
    await keepParcel(carrier, parcel)
    serverThatRefuses('0'.repeat(64))
    await sendParcels(carrier)
    await setParcelAside(carrier, (await listParcels(carrier))[0]!)
    expect(await sendParcels(carrier)).toMatchObject({ aside: 0 })
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
    expect(await sendParcels(carrier)).toMatchObject({ aside: 0 })
    vi.unstubAllGlobals()
    expect(await listParcels(carrier)).toMatchObject([{ handIn: parcel, refusal: { aside: true } }])
    serverThatRefuses()
    expect(await sendParcels(carrier)).toMatchObject({ aside: 1 })
    vi.unstubAllGlobals()
    expect(await countParcels(carrier)).toBe(0)
  })

  it('taken in but for what the server cannot read: stays whole until a person decides', async () => {
    const carrier = await openDeviceDatabase('carrier-4')
    const parcel = (await packHandIn(await deviceWithWork('hand-in-7'), options))!
    await keepParcel(carrier, parcel)
    const faults = [{ id: 'act-1', message: '读不出' }]
    vi.stubGlobal('fetch', async () => Response.json({ ...taken, faults }))
    await sendParcels(carrier)
    vi.unstubAllGlobals()
    expect(await listParcels(carrier)).toMatchObject([
      { handIn: parcel, refusal: { failure: { kind: 'unreadable-pieces', count: 1 } } },
    ])
  })
})

describe('a code of the row on a screen', () => {
  it('is read back by the bundled reader', () => {
    const [code] = toQrRow(new Uint8Array(3_000).map((_, at) => (at * 37) % 256))
    const rows = encodeQR(code!, 'raw', { border: 4, ecc: 'low', encoding: 'alphanumeric' })
    const side = 4
    const size = rows.length * side
    const data = new Uint8Array(size * size * 4).fill(255)
    rows.forEach((row, y) => {
      row.forEach((dark, x) => {
        if (!dark) return
        for (let at = 0; at < side * side; at++) {
          const pixel = ((y * side + Math.floor(at / side)) * size + x * side + (at % side)) * 4
          data.fill(0, pixel, pixel + 3)
        }
      })
    })
    expect(decodeQR({ width: size, height: size, data })).toBe(code)
  })
})
