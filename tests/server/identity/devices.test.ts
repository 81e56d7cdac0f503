import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  actToSign,
  createDeviceEnrolment,
  DEVICE_HEADER,
  type DeviceKey,
  type DeviceReport,
  enrolDevice,
  getReadiness,
  listAccountDevices,
  reportDevice,
  revokeDevice,
  SIGNATURE_HEADER,
  signedWords,
} from '../../../server/contract/devices.ts'
import type { ActReceipt } from '../../../server/contract/fieldwork.ts'
import { getSession } from '../../../server/contract/identity.ts'
import { listQuarantine, type Receipt } from '../../../server/contract/responses.ts'
import { buildingVisit } from '../../../server/domains/areas/tables.ts'
import { judgeReadiness } from '../../../server/domains/identity/judge-readiness.ts'
import { programVersion } from '../../../server/platform/version.ts'
import { addUnit, buildEnvelope, bytesOf, createTownApp, hashOf } from '../../support/responses.ts'
import { openBrowser, replyOf } from '../../support/sign-in.ts'
import { MAYI_1, type People, signInEveryone } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

interface Tablet {
  readonly deviceId: string
  readonly privateKey: KeyObject
  readonly cookie: string
}

const sound: DeviceReport = {
  appVersion: programVersion,
  codeLists: {},
  forms: { 621: '2023.1', 622: '2023.1' },
  blocks: 1,
  waiting: 0,
  drafts: 0,
  persisted: true,
  storageUsedBytes: 1_000_000,
  storageQuotaBytes: 2_000_000_000,
}

describe('tablets', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app)
  })
  afterEach(() => app.close())

  const offer = (accountId = people.enumerator.account.id, as = people.township) =>
    app.call(createDeviceEnrolment, { params: { accountId } }, as)

  const enrolWith = async (path: string, name = '华为 MatePad') => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    // Of this curve, hence of this shape.
    const { kty, crv, x, y } = publicKey.export({ format: 'jwk' }) as DeviceKey
    const browser = openBrowser(app)
    const token = path.split('#')[1]!
    const outcome = await browser.call(enrolDevice, {
      body: { token, name, publicKey: { kty, crv, x, y } },
    })
    return { outcome, privateKey, browser }
  }

  const enrol = async (): Promise<Tablet> => {
    const { path } = await replyOf(offer())
    const { outcome, privateKey, browser } = await enrolWith(path)
    const { deviceId } = await replyOf(Promise.resolve(outcome))
    return { deviceId, privateKey, cookie: browser.cookie }
  }

  const signedHeaders = (
    words: string,
    tablet: Pick<Tablet, 'deviceId' | 'privateKey'> | undefined,
  ): Headers => {
    const headers = new Headers({ 'content-type': 'application/json' })
    if (!tablet) return headers
    const key = { key: tablet.privateKey, dsaEncoding: 'ieee-p1363' } as const
    headers.set(DEVICE_HEADER, tablet.deviceId)
    headers.set(SIGNATURE_HEADER, sign('sha256', Buffer.from(words), key).toString('base64url'))
    return headers
  }

  const upload = async (
    revisionId: string,
    tablet: Pick<Tablet, 'deviceId' | 'privateKey'> | undefined,
    as: Pick<SignedIn, 'cookie'> = people.enumerator,
  ): Promise<Receipt> => {
    const envelope = buildEnvelope({ revisionId })
    const bytes = bytesOf(envelope)
    const words = signedWords({ ...envelope, contentHash: hashOf(bytes) })
    const headers = signedHeaders(words, tablet)
    const reply = await app.fetch(
      `/api/responses/${envelope.responseId}/revisions/${revisionId}`,
      { method: 'PUT', headers, body: bytes },
      as,
    )
    expect(reply.status).toBe(200)
    return (await reply.json()) as Receipt
  }

  it('are enrolled by a code that works once and for half an hour', async () => {
    const { path } = await replyOf(offer())
    expect(path).toMatch(/^\/sign-in\/device#[\w-]{40,}$/)
    const { outcome, browser } = await enrolWith(path)
    expect(outcome).toMatchObject({ ok: true, reply: { next: '/field/' } })
    expect(await replyOf(browser.call(getSession, {}))).toMatchObject({
      account: { id: people.enumerator.account.id },
    })
    expect((await enrolWith(path)).outcome).toMatchObject({
      problem: { type: 'urn:jingpu:problem:device-refused' },
    })
    const late = await replyOf(offer())
    app.setTime('2024-01-15T02:31:00.000Z')
    expect((await enrolWith(late.path)).outcome).toMatchObject({ status: 401 })
  })

  it('are offered by the office above to people of the field, and by nobody else', async () => {
    const ids = { county: people.county.account.id, enumerator: people.enumerator.account.id }
    expect(await offer(ids.county, people.city)).toMatchObject({ status: 404 })
    expect(await offer(ids.enumerator, people.neighbour)).toMatchObject({ status: 404 })
    for (const who of ['enumerator', 'supervisor', 'enterprise', 'department', 'audit'] as const) {
      expect(await offer(ids.enumerator, people[who])).toMatchObject({ status: 403 })
    }
  })

  it('send under their own signature; the account no longer sends from anywhere else', async () => {
    expect(await upload('before', undefined)).toMatchObject({ outcome: 'stored' })
    const tablet = await enrol()
    expect((await upload('signed', tablet)).quarantineReason).toBe(null)
    expect(await upload('unsigned', undefined)).toMatchObject({
      outcome: 'quarantined',
      quarantineReason: 'device-not-enrolled',
    })
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    expect(await upload('forged', { ...tablet, privateKey })).toMatchObject({
      quarantineReason: 'device-not-enrolled',
    })
  })

  it('revoked device: reads nothing, and what it still sends is kept whole, apart', async () => {
    const tablet = await enrol()
    const body = { reason: '在马邑路丢失' }
    const params = { deviceId: tablet.deviceId }
    await replyOf(app.call(revokeDevice, { params, body }, people.township))
    expect(await replyOf(app.call(getSession, {}, tablet))).toMatchObject({ account: null })
    expect(await replyOf(app.call(getSession, {}, people.enumerator))).toMatchObject({
      account: null,
    })
    const again = await app.signIn('enumerator', people.enumerator.account.scope)
    expect(await upload('theirs', undefined, again)).toMatchObject({ outcome: 'quarantined' })

    // The enumerator signs in on the tablet that was found again.
    const { path } = await replyOf(offer())
    const { browser } = await enrolWith(path, '备用平板')
    const sent = await upload('late', tablet, browser)
    expect(sent).toMatchObject({ outcome: 'quarantined', quarantineReason: 'device-revoked' })
    const { uploads } = await replyOf(app.call(listQuarantine, { query: {} }, people.county))
    expect(uploads.map(({ reason }) => reason)).toContain('device-revoked')
    // Sent twice, the same receipt.
    expect(await upload('late', tablet, browser)).toEqual(sent)
  })

  it('revoked device: an act it still sends is kept and not done; a signed one of another tablet is', async () => {
    const tablet = await enrol()
    const visit = async (
      actId: string,
      from: Pick<Tablet, 'deviceId' | 'privateKey'> | undefined,
    ) => {
      const act = { kind: 'building-visit', buildingCode: 'B-1', blockCode: MAYI_1 }
      const rest = { finding: 'no-units', note: '', actId, madeAt: '2024-01-15T01:00:00.000Z' }
      const bytes = bytesOf({ ...act, ...rest })
      const words = signedWords(actToSign({ actId, contentHash: hashOf(bytes) }))
      const reply = await app.fetch(
        `/api/field/acts/${actId}`,
        { method: 'PUT', headers: signedHeaders(words, from), body: bytes },
        signedIn,
      )
      return (await reply.json()) as ActReceipt
    }
    let signedIn: Pick<SignedIn, 'cookie'> = tablet
    expect(await visit('act-1', tablet)).toMatchObject({ outcome: 'applied' })
    expect(await visit('act-2', undefined)).toMatchObject({ outcome: 'refused' })
    const params = { deviceId: tablet.deviceId }
    await replyOf(app.call(revokeDevice, { params, body: { reason: '丢失' } }, people.township))
    const { path } = await replyOf(offer())
    signedIn = (await enrolWith(path, '备用平板')).browser
    const late = await visit('act-3', tablet)
    expect(late.outcome).toBe('refused')
    expect(late.message).toContain('已挂失')
    expect(await app.database.read.$count(buildingVisit)).toBe(1)
  })

  it('are revoked by their own office only, once and for good', async () => {
    const tablet = await enrol()
    const params = { deviceId: tablet.deviceId }
    const revoke = (as: SignedIn) =>
      app.call(revokeDevice, { params, body: { reason: '丢失' } }, as)
    expect(await revoke(people.neighbour)).toMatchObject({ status: 404 })
    expect(await revoke(people.supervisor)).toMatchObject({ status: 403 })
    const first = await replyOf(revoke(people.county))
    app.setTime('2024-01-15T03:00:00.000Z')
    expect(await replyOf(revoke(people.county))).toEqual(first)
    const accountId = people.enumerator.account.id
    const list = await replyOf(
      app.call(listAccountDevices, { params: { accountId } }, people.county),
    )
    expect(list.devices).toMatchObject([{ revokeReason: '丢失' }])
  })

  it('tell of themselves at sync, and their office sees who is ready', async () => {
    const tablet = await enrol()
    const params = { deviceId: tablet.deviceId }
    const { expected } = await replyOf(app.call(getReadiness, { query: {} }, people.township))
    const report = { ...sound, codeLists: expected.codeLists }
    const body = { deviceTime: '2024-01-15T02:08:00.000Z', report }
    expect(await replyOf(app.call(reportDevice, { params, body }, people.enumerator))).toEqual({
      revokedAt: null,
      serverTime: '2024-01-15T02:00:00.000Z',
    })
    expect(await app.call(reportDevice, { params, body }, people.supervisor)).toMatchObject({
      status: 404,
    })
    const board = await replyOf(app.call(getReadiness, { query: {} }, people.township))
    expect(board).toMatchObject({ people: 2, enrolled: 1 })
    const rows = new Map(board.rows.map((row) => [row.accountId, row]))
    expect(rows.get(people.enumerator.account.id)).toMatchObject({
      blocks: 1,
      device: { clockOffsetMs: 480_000, report: { waiting: 0 } },
      faults: ['clock-off'],
    })
    expect(rows.get(people.supervisor.account.id)).toMatchObject({ faults: ['no-device'] })
    const theirs = await replyOf(app.call(getReadiness, { query: {} }, people.neighbour))
    expect(theirs).toMatchObject({ rows: [], people: 0 })
  })
})

describe('readiness of one person', () => {
  const expected = { appVersion: '1.2.0', codeLists: { industry: '2017' } }
  const now = '2024-01-15T01:00:00.000Z'
  const device = {
    ...{ deviceId: 'd', name: '平板', enrolledAt: now, revokedAt: null, revokeReason: null },
    ...{ reportedAt: now, clockOffsetMs: 0 },
    report: { ...sound, appVersion: '1.2.0', codeLists: { industry: '2017' } },
  }
  const judge = (over: Partial<typeof device>, report: Partial<DeviceReport> = {}) =>
    judgeReadiness({
      device: { ...device, ...over, report: { ...device.report, ...report } },
      ...{ blocks: 1, expected, now },
    })

  it.each([
    ['nothing amiss', judge({}), []],
    [
      'reported late on the same day in Shanghai',
      judge({ reportedAt: '2024-01-14T16:30:00.000Z' }),
      [],
    ],
    [
      'last heard of the day before',
      judge({ reportedAt: '2024-01-14T15:30:00.000Z' }),
      ['not-today'],
    ],
    ['an older app', judge({}, { appVersion: '1.1.0' }), ['app-old']],
    ['an older industry list', judge({}, { codeLists: { industry: '2011' } }), ['code-lists-old']],
    ['a block not yet on the tablet', judge({}, { blocks: 0 }), ['blocks-missing']],
    ['a clock six minutes behind', judge({ clockOffsetMs: -360_000 }), ['clock-off']],
    ['data not promised to be kept', judge({}, { persisted: false }), ['not-persisted']],
    ['hardly any room', judge({}, { storageQuotaBytes: 100_000_000 }), ['storage-low']],
    [
      'no tablet and no block',
      judgeReadiness({ device: null, blocks: 0, expected, now }),
      ['no-device', 'no-block'],
    ],
  ])('%s', (_about, faults, wanted) => {
    expect(faults).toEqual(wanted)
  })
})
