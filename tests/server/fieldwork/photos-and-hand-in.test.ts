import { createHash, createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createDeviceEnrolment,
  DEVICE_HEADER,
  enrolDevice,
  handInToSign,
  SIGNATURE_HEADER,
  signedWords,
} from '../../../server/contract/devices.ts'
import {
  announcePhoto,
  depositKey,
  getPhoto,
  type HandIn,
  type HandInItems,
  listPhotos,
  listRefusedActs,
  type PhotoDescription,
  putPhotoPart,
  receiveHandIn,
  recoverKey,
  setAsideHandIn,
  takeInSetAside,
} from '../../../server/contract/fieldwork.ts'
import { takeBackBlock } from '../../../server/domains/areas/index.ts'
import { depositedKey } from '../../../server/domains/fieldwork/tables.ts'
import { revision } from '../../../server/domains/responses/tables.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  bytesOf,
  createTownApp,
  hashOf,
} from '../../support/responses.ts'
import { MAYI_1, type People, signInEveryone } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

let app: TestApp
let people: People
beforeEach(async () => {
  app = await createTownApp()
  people = await signInEveryone(app)
  await addUnit(app)
  await assign(app, 'unit-a', '622')
})
afterEach(() => app.close())

const picture = randomBytes(150_000)
const description: PhotoDescription = {
  subject: { kind: 'unit', id: 'unit-a' },
  blockCode: MAYI_1,
  purpose: 'licence',
  takenAt: '2024-01-15T01:00:00.000Z',
  mediaType: 'image/jpeg',
  byteLength: picture.length,
  contentHash: hashOf(picture),
}

describe('a photograph', () => {
  const announce = (who: SignedIn = people.enumerator) =>
    app.call(announcePhoto, { params: { photoId: 'photo-1' }, body: description }, who)
  const part = (offset: number, content: Uint8Array) =>
    app.call(
      putPhotoPart,
      { params: { photoId: 'photo-1', offset: String(offset) }, body: new Uint8Array(content) },
      people.enumerator,
    )

  it('goes on where the network broke off and is complete when its hash matches', async () => {
    expect(await announce()).toMatchObject({ reply: { receivedBytes: 0, complete: false } })
    await part(0, picture.subarray(0, 65_536))
    expect(await announce()).toMatchObject({ reply: { receivedBytes: 65_536 } })
    // The reply was lost and the part comes again; then one from too far on.
    expect(await part(0, picture.subarray(0, 65_536))).toMatchObject({
      reply: { receivedBytes: 65_536 },
    })
    expect(await part(131_072, picture.subarray(131_072))).toMatchObject({
      reply: { receivedBytes: 65_536 },
    })
    await part(65_536, picture.subarray(65_536, 131_072))
    expect(await part(131_072, picture.subarray(131_072))).toMatchObject({
      reply: { complete: true },
    })
    const listed = await app.call(listPhotos, { query: { subject: 'unit-a' } }, people.township)
    expect(listed).toMatchObject({ reply: { photos: [{ photoId: 'photo-1' }] } })
    const next = await app.call(listPhotos, { query: { subject: 'unit-a' } }, people.neighbour)
    expect(next).toMatchObject({ reply: { photos: [] } })
    // Of the same street, but none of their blocks.
    const scope = people.enumerator.account.scope
    const colleague = await app.signIn('enumerator', scope, '李查')
    const query = { subject: 'unit-a' }
    const params = { photoId: 'photo-1' }
    expect(await app.call(listPhotos, { query }, colleague)).toMatchObject({
      reply: { photos: [] },
    })
    expect(await app.call(getPhoto, { params }, colleague)).toMatchObject({ status: 404 })
    expect(await app.call(getPhoto, { params }, people.enumerator)).toMatchObject({ status: 200 })
    await takeBackBlock(
      { ...app.context, actor: people.township.account },
      { blockCode: MAYI_1, accountId: people.enumerator.account.id, reason: '换人' },
    )
    expect(await app.call(getPhoto, { params }, people.enumerator)).toMatchObject({ status: 200 })
  })

  it('whose bytes are not what was announced starts again', async () => {
    await announce()
    await part(0, randomBytes(65_536))
    await part(65_536, picture.subarray(65_536, 131_072))
    expect(await part(131_072, picture.subarray(131_072))).toMatchObject({
      reply: { complete: false, receivedBytes: 0 },
    })
  })

  it('is nobody else’s to send', async () => {
    await announce()
    expect(await announce(people.supervisor)).toMatchObject({
      problem: { type: 'urn:jingpu:problem:revision-id-taken' },
    })
    expect(await announce(people.township)).toMatchObject({ status: 403 })
  })
})

describe('work handed in as a file', () => {
  const dataKey = randomBytes(32).toString('base64')
  const deposit = (who: SignedIn = people.enumerator) =>
    app.call(depositKey, { params: { keyId: 'key-1' }, body: { dataKey } }, who)
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

  function handIn(items: Partial<HandInItems>, over: Partial<HandIn> = {}): HandIn {
    const text = JSON.stringify({ revisions: [], acts: [], photos: [], ...items })
    return {
      format: 'jingpu-hand-in-1',
      accountId: people.enumerator.account.id,
      keyId: 'key-1',
      madeAt: '2024-01-15T01:30:00.000Z',
      items: text,
      seal: createHmac('sha256', Buffer.from(dataKey, 'base64')).update(text).digest('hex'),
      ...over,
    }
  }
  const envelope = buildEnvelope()
  const items = (): HandInItems => ({
    revisions: [
      {
        responseId: envelope.responseId,
        revisionId: envelope.revisionId,
        content: base64(bytesOf(envelope)),
      },
    ],
    acts: [
      {
        actId: 'act-1',
        content: base64(
          bytesOf({
            ...{ kind: 'building-visit', buildingCode: 'B-1', blockCode: MAYI_1 },
            ...{ finding: 'no-units', note: '', actId: 'act-1' },
            madeAt: '2024-01-15T01:00:00.000Z',
          }),
        ),
      },
    ],
    photos: [{ photoId: 'photo-1', description, content: base64(picture) }],
  })
  const send = (body: HandIn, who: SignedIn = people.township) =>
    app.call(receiveHandIn, { body }, who)

  it('goes the way of an upload in its author’s name; a repeat changes nothing', async () => {
    await deposit()
    const first = await send(handIn(items()))
    expect(first).toMatchObject({
      reply: { revisions: 1, acts: 1, photos: 1, repeats: 0, quarantined: 0, faults: [] },
    })
    app.setTime('2024-01-15T02:20:00.000Z')
    expect(await send(handIn(items()))).toMatchObject({ reply: { repeats: 3 } })
    const rows = await app.database.read.select().from(revision)
    expect(rows.map((row) => [row.receivedBy, row.receivedRole])).toEqual([
      [people.enumerator.account.id, 'enumerator'],
    ])
  })

  it('of an author with a tablet of their own is known by its seal, not by a tablet', async () => {
    await deposit()
    const params = { accountId: people.enumerator.account.id }
    const offered = await app.call(createDeviceEnrolment, { params }, people.township)
    if (!offered.ok) throw new Error(JSON.stringify(offered.problem))
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x, y } = publicKey.export({ format: 'jwk' })
    const token = offered.reply.path.split('#')[1]!
    const key = { kty: 'EC', crv: 'P-256', x: x!, y: y! } as const
    const enrolled = await app.call(enrolDevice, { body: { token, name: '平板', publicKey: key } })
    if (!enrolled.ok) throw new Error(JSON.stringify(enrolled.problem))
    // With the author's password alone, from wherever: kept apart, as all that comes from elsewhere.
    const whole = handIn(items())
    const [act] = items().acts
    const other = bytesOf(buildEnvelope({ revisionId: 'revision-other' }))
    const [ref] = items().revisions
    const elsewhere = handIn({
      revisions: [{ ...ref!, revisionId: 'revision-other', content: base64(other) }],
    })
    expect(await send(elsewhere, people.enumerator)).toMatchObject({
      reply: { revisions: 1, quarantined: 1, faults: [] },
    })
    // Brought by the author on their own tablet, or by somebody else who answers for it.
    const words = signedWords(handInToSign(whole))
    const signature = sign('sha256', Buffer.from(words), {
      ...{ key: privateKey, dsaEncoding: 'ieee-p1363' },
    }).toString('base64url')
    const headers = { [DEVICE_HEADER]: enrolled.reply.deviceId, [SIGNATURE_HEADER]: signature }
    const onOwn = { ...people.enumerator, headers }
    expect(await send(whole, onOwn)).toMatchObject({
      reply: { revisions: 1, acts: 1, quarantined: 0, faults: [] },
    })
    expect(await send(handIn({ acts: [act!] }))).toMatchObject({
      reply: { acts: 1, quarantined: 0, faults: [] },
    })
  })

  it('is believed only with the seal of the key its author left', async () => {
    expect(await send(handIn(items()))).toMatchObject({
      problem: { type: 'urn:jingpu:problem:hand-in-not-authentic' },
    })
    await deposit()
    const changed = handIn(items())
    const forged = { ...changed, items: changed.items.replace('"revisions"', '"revisions" ') }
    expect(await send(forged)).toMatchObject({
      problem: { type: 'urn:jingpu:problem:hand-in-not-authentic' },
    })
    expect(await app.database.read.$count(revision)).toBe(0)
  })

  it('L-53 the key lies sealed: a copy of the database opens no tablet', async () => {
    await deposit()
    expect(await deposit()).toMatchObject({ reply: { keyId: 'key-1' } })
    const [row] = await app.database.read.select().from(depositedKey)
    expect(row?.dataKey).not.toContain(dataKey.slice(0, 20))
    expect(row?.dataKey.length).toBeGreaterThan(80)
    const moved = app.database.write((tx) =>
      tx.update(depositedKey).set({ accountId: people.supervisor.account.id }),
    )
    await expect(moved).rejects.toThrow()
  })

  it('is brought by anyone of the author’s county, an office or a colleague’s tablet', async () => {
    await deposit()
    expect(await send(handIn(items()), people.neighbour)).toMatchObject({ status: 404 })
    expect(await send(handIn(items()), people.enterprise)).toMatchObject({ status: 403 })
    expect(await send(handIn(items()), people.supervisor)).toMatchObject({ reply: { acts: 1 } })
  })

  it('is judged by its author’s area: a colleague of another township brings it like the author', async () => {
    await deposit()
    const other = { kind: 'area', areaPrefix: '140602101', name: '神头镇' } as const
    const colleague = await app.signIn('enumerator', other, '李外镇')
    expect(await send(handIn(items()), colleague)).toMatchObject({
      reply: { author: '张普', revisions: 1, acts: 1, photos: 1, quarantined: 0, faults: [] },
    })
    const rows = await app.database.read.select().from(revision)
    expect(rows.map((row) => row.receivedBy)).toEqual([people.enumerator.account.id])
    const unsealed = handIn(items(), { seal: '0'.repeat(64) })
    expect(await send(unsealed, colleague)).toMatchObject({
      problem: { type: 'urn:jingpu:problem:hand-in-not-authentic' },
    })
  })

  const setAside = (parcel: HandIn, who: SignedIn) => {
    const body = bytesOf(parcel)
    return app.call(setAsideHandIn, { params: { contentHash: hashOf(body) }, body }, who)
  }
  const keptFor = async (who: SignedIn) => {
    const listed = await app.call(listRefusedActs, { query: {} }, who)
    return listed.ok ? listed.reply.acts : []
  }

  it('not taken is set aside whole before its author’s office, which takes it in', async () => {
    await deposit()
    const parcel = handIn(items())
    const first = await setAside(parcel, people.neighbour)
    const contentHash = hashOf(bytesOf(parcel))
    expect(first).toMatchObject({ reply: { contentHash, outcome: 'refused' } })
    app.setTime('2024-01-15T02:20:00.000Z')
    expect(await setAside(parcel, people.neighbour)).toEqual(first)
    expect(await keptFor(people.neighbour)).toEqual([])
    expect(await keptFor(people.township)).toMatchObject([
      {
        actId: contentHash,
        kind: 'hand-in',
        content: '',
        message: expect.stringContaining('张普'),
      },
    ])
    const take = (who: SignedIn) =>
      app.call(takeInSetAside, { params: { actId: contentHash } }, who)
    expect(await take(people.neighbour)).toMatchObject({ status: 404 })
    expect(await take(people.enumerator)).toMatchObject({ status: 403 })
    expect(await take(people.township)).toMatchObject({
      reply: { revisions: 1, acts: 1, photos: 1, repeats: 0, faults: [] },
    })
    app.setTime('2024-01-15T02:40:00.000Z')
    expect(await take(people.township)).toMatchObject({ reply: { repeats: 3 } })
  })

  it('with a seal nobody left a key for is set aside before the carrier’s office', async () => {
    const parcel = handIn(items())
    await setAside(parcel, people.neighbour)
    expect(await keptFor(people.township)).toEqual([])
    const [kept] = await keptFor(people.neighbour)
    expect(kept).toMatchObject({ message: expect.stringContaining('认不出') })
    const taken = await app.call(
      takeInSetAside,
      { params: { actId: kept!.actId } },
      people.neighbour,
    )
    expect(taken).toMatchObject({ ok: false })
    expect(await app.database.read.$count(revision)).toBe(0)
  })

  it('is not set aside under another hash, nor what is no parcel', async () => {
    const body = bytesOf(handIn(items()))
    const wrong = { params: { contentHash: '0'.repeat(64) }, body }
    expect(await app.call(setAsideHandIn, wrong, people.enumerator)).toMatchObject({ status: 400 })
    const nothing = bytesOf({ format: 'other' })
    const none = { params: { contentHash: hashOf(nothing) }, body: nothing }
    expect(await app.call(setAsideHandIn, none, people.enumerator)).toMatchObject({ status: 400 })
  })

  it('a piece that cannot be read does not keep the others out', async () => {
    await deposit()
    const broken = { ...items(), acts: [{ actId: 'act-9', content: base64(bytesOf({})) }] }
    expect(await send(handIn(broken))).toMatchObject({
      reply: { revisions: 1, acts: 0, faults: [{ id: 'act-9' }] },
    })
  })

  it('the key goes back to its own account only, with a trace', async () => {
    await deposit()
    const ask = (who: SignedIn) => app.call(recoverKey, { params: { keyId: 'key-1' } }, who)
    expect(await ask(people.enumerator)).toMatchObject({ reply: { dataKey } })
    expect(await ask(people.supervisor)).toMatchObject({ status: 404 })
    expect(await ask(people.city)).toMatchObject({ status: 403 })
    expect(createHash('sha256').update(dataKey).digest('hex')).toHaveLength(64)
  })
})
