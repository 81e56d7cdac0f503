import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  announcePhoto,
  type PhotoDescription,
  putPhotoPart,
} from '../../../server/contract/fieldwork.ts'
import {
  type Registration,
  registrationFaults,
  signedText,
} from '../../../server/contract/registration.ts'
import { getResponse } from '../../../server/contract/responses.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  hashOf,
  noodleShop,
  receiptOf,
} from '../../support/responses.ts'
import { MAYI_1, type People, signInEveryone } from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

const HASH = 'a'.repeat(64)
const sound: Registration = {
  method: 'on-site',
  point: { longitude: 112, latitude: 39, accuracyMetres: 9, takenAt: '2024-01-15T01:00:00.000Z' },
  photoIds: [],
  signature: {
    ...{ signer: '王建国', signedAt: '2024-01-15T01:00:00.000Z' },
    ...{ strokes: 'M1 1L2 2', contentHash: HASH },
  },
}
const { point: _point, ...withoutPoint } = sound
const { signature: _signature, ...unsigned } = sound

describe('what keeps a registration from being reported', () => {
  it.each([
    ['nothing, when someone was there and signed', sound, []],
    ['a photograph stands for the place', { ...withoutPoint, photoIds: ['p'] }, []],
    ['no registration at all', undefined, ['no-registration']],
    ['only the telephone', { ...sound, method: 'telephone' }, ['telephone-only']],
    ['neither place nor photograph', withoutPoint, ['no-place']],
    ['no signature', unsigned, ['no-signature']],
    [
      'far outside without a word',
      { ...sound, outside: { metres: 900, reason: '' } },
      ['outside-unexplained'],
    ],
    ['far outside, explained', { ...sound, outside: { metres: 900, reason: '库房在邻区' } }, []],
    ['a little outside', { ...sound, outside: { metres: 80, reason: '' } }, []],
  ] as const)('%s', (_, registration, faults) => {
    expect(registrationFaults(registration as Registration | undefined, HASH, null)).toEqual(faults)
  })

  it('a signature under other content is void', () => {
    expect(registrationFaults(sound, 'b'.repeat(64), 0)).toEqual(['signature-void'])
  })

  it('a measured distance stands above what the registration says of itself', () => {
    expect(registrationFaults(sound, HASH, 900)).toEqual(['outside-unexplained'])
    const far = { ...sound, outside: { metres: 900, reason: '' } }
    expect(registrationFaults(far, HASH, 0)).toEqual([])
  })

  it('order of answers and empty cells do not make it void, a changed value does', () => {
    const text = (answers: Record<string, unknown>) =>
      signedText({
        ...{ responseId: 'a.622.2023', formId: '622', formVersion: '1', answers },
        explanations: [],
      })
    expect(text({ a: 1, b: [{ x: 1, y: null }] })).toBe(text({ b: [{ x: 1 }], a: 1, c: '' }))
    expect(text({ a: 1 })).not.toBe(text({ a: 2 }))
  })
})

describe('a revision from the door', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app)
    await assign(app, 'unit-a', '622')
  })
  afterEach(() => app.close())
  const open = async () => {
    const params = { responseId: 'unit-a.622.2023' }
    const answer = await app.call(getResponse, { params }, people.township)
    if (!answer.ok) throw new Error('not found')
    return answer.reply
  }

  it('with a valid signature is reported, and the office sees who signed', async () => {
    const receipt = await receiptOf(app, buildEnvelope(), people.enumerator)
    expect(receipt).toMatchObject({ state: 'submitted', blockers: [] })
    expect(await open()).toMatchObject({
      registration: { method: 'on-site', signatureHolds: true, signature: { signer: '王建国' } },
    })
  })

  it('changed after signing stays a draft until it is signed anew', async () => {
    const { registration } = buildEnvelope()
    const changed = buildEnvelope({
      answers: { ...noodleShop, staffAtYearEnd: 5 },
      registration: registration!,
    })
    const receipt = await receiptOf(app, changed, people.enumerator)
    expect(receipt).toMatchObject({
      state: 'draft',
      blockers: [{ rule: 'registration-signature-void' }],
    })
    expect(await open()).toMatchObject({ registration: { signatureHolds: false } })
  })

  it('registered far outside the block is held back, whatever the tablet says of the distance', async () => {
    const { registration } = buildEnvelope()
    const point = { ...registration!.point!, longitude: 112.5 }
    const said = { ...registration!, point }
    const receipt = await receiptOf(app, buildEnvelope({ registration: said }), people.enumerator)
    expect(receipt).toMatchObject({
      state: 'draft',
      blockers: [{ rule: 'registration-outside-unexplained' }],
    })
    const explained = buildEnvelope({
      revisionId: 'revision-2',
      baseRevisionId: 'revision-1',
      registration: { ...said, outside: { metres: 3, reason: '单位搬迁中，在新址登记' } },
    })
    expect(await receiptOf(app, explained, people.enumerator)).toMatchObject({ state: 'submitted' })
    const { registration: seen } = await open()
    expect(seen?.outside?.metres).toBe(3)
    expect(seen?.metresOutside).toBeGreaterThan(4_000)
  })

  it('names photographs that have not arrived, and no longer once they have', async () => {
    const { registration } = buildEnvelope()
    const envelope = buildEnvelope({ registration: { ...registration!, photoIds: ['p-1', 'p-2'] } })
    expect(await receiptOf(app, envelope, people.enumerator)).toMatchObject({ state: 'submitted' })
    expect((await open()).registration).toMatchObject({ photosMissing: 2 })
    const bytes = new Uint8Array([0xff, 0xd8, 1, 2, 3])
    const body: PhotoDescription = {
      subject: { kind: 'unit', id: 'unit-a' },
      purpose: 'licence',
      blockCode: MAYI_1,
      takenAt: '2024-01-15T01:00:00.000Z',
      mediaType: 'image/jpeg',
      byteLength: bytes.length,
      contentHash: hashOf(bytes),
    }
    await app.call(announcePhoto, { params: { photoId: 'p-2' }, body }, people.enumerator)
    expect((await open()).registration).toMatchObject({ photosMissing: 2 })
    const params = { photoId: 'p-2', offset: '0' }
    await app.call(putPhotoPart, { params, body: bytes }, people.enumerator)
    expect((await open()).registration).toMatchObject({ photosMissing: 1 })
  })

  it('by telephone only is kept but not reported', async () => {
    const { registration } = buildEnvelope()
    const byPhone = buildEnvelope({ registration: { ...registration!, method: 'telephone' } })
    const receipt = await receiptOf(app, byPhone, people.enumerator)
    expect(receipt).toMatchObject({
      outcome: 'stored',
      state: 'draft',
      blockers: [{ rule: 'registration-telephone-only' }],
    })
  })
})
