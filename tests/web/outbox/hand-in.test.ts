import 'fake-indexeddb/auto'
import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import encodeQR from 'qr'
import { decodeQR } from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import type { FieldAct, HandInItems } from '../../../server/contract/fieldwork.ts'
import { readHandIn, UnreadableHandIn, writeHandIn } from '../../../web/api/hand-in-file.ts'
import { collectQrRow, toQrRow } from '../../../web/api/qr-row.ts'
import { queueAct } from '../../../web/outbox/acts/act.ts'
import { openDeviceDatabase } from '../../../web/outbox/database.ts'
import { saveDraft } from '../../../web/outbox/drafts.ts'
import { packHandIn } from '../../../web/outbox/hand-in/pack-hand-in.ts'
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
