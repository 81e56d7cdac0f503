/** Operations on tablets: enrolled by a QR code, known by their key, reported on at each sync, revoked when lost. */
import { type Static, Type } from 'typebox'
import { OneTimeLink } from './accounts.ts'
import { Account } from './identity.ts'
import { operation } from './operation.ts'
import { AreaPrefix, Id, Instant, PageKey } from './shapes.ts'

/** What a tablet says of itself at sync. Counts and versions only; nothing of what was filled in. */
export const DeviceReport = Type.Object({
  appVersion: Type.String({ maxLength: 40 }),
  /** Editions of the code lists the tablet works with, by list. */
  codeLists: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 80 })),
  /** Newest version of each field form in the app, by form. */
  forms: Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 20 })),
  /** Blocks whose list lies on the device. */
  blocks: Type.Integer({ minimum: 0 }),
  /** Sealed revisions not yet received by the server, and drafts not yet sealed. */
  waiting: Type.Integer({ minimum: 0 }),
  drafts: Type.Integer({ minimum: 0 }),
  /** Whether the browser promised to keep the data; null where it does not say. */
  persisted: Type.Union([Type.Boolean(), Type.Null()]),
  storageUsedBytes: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  storageQuotaBytes: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
})
export type DeviceReport = Static<typeof DeviceReport>

/** Public half of the tablet's P-256 key. */
export const DeviceKey = Type.Object(
  {
    kty: Type.Literal('EC'),
    crv: Type.Literal('P-256'),
    x: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }),
    y: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }),
  },
  { additionalProperties: false },
)
export type DeviceKey = Static<typeof DeviceKey>

/** Headers an enrolled tablet sends with each revision and act: its id, and its signature over what it sends. */
export const DEVICE_HEADER = 'x-jingpu-device'
export const SIGNATURE_HEADER = 'x-jingpu-signature'

/** What is signed (ECDSA P-256, SHA-256, raw r‖s in base64url); `contentHash`: SHA-256 of the bytes, hexadecimal. */
export function signedWords(revision: {
  readonly responseId: string
  readonly revisionId: string
  readonly contentHash: string
}): string {
  return [revision.responseId, revision.revisionId, revision.contentHash].join('\n')
}

/** What is signed of an act made in the field, in the place of a revision's ids. */
export function actToSign(act: { readonly actId: string; readonly contentHash: string }) {
  return { responseId: 'field-act', revisionId: act.actId, contentHash: act.contentHash }
}

/** What a tablet signs of a parcel that it brings. */
export function handInToSign(handIn: { readonly keyId: string; readonly seal: string }) {
  return { responseId: 'hand-in', revisionId: handIn.keyId, contentHash: handIn.seal }
}

export const createDeviceEnrolment = operation({
  id: 'createDeviceEnrolment',
  method: 'POST',
  path: '/api/accounts/{accountId}/device-enrolments',
  summary: 'A QR code with which one tablet is enrolled for the account',
  tag: 'devices',
  access: 'signed-in',
  params: Type.Object({ accountId: Id }),
  reply: OneTimeLink,
  problems: ['not-allowed', 'not-found'],
})

export const enrolDevice = operation({
  id: 'enrolDevice',
  method: 'POST',
  path: '/api/devices',
  summary: 'Enrol the tablet that shows this one-time code, by the public half of its key',
  tag: 'devices',
  access: 'public',
  body: {
    kind: 'json',
    schema: Type.Object({
      token: Type.String({ minLength: 20, maxLength: 200 }),
      name: Type.String({ minLength: 1, maxLength: 40 }),
      publicKey: DeviceKey,
    }),
    maxBytes: 2_000,
  },
  reply: Type.Object({
    deviceId: Id,
    account: Account,
    /** Where to go on: the application, or the sign-in. */
    next: Type.String(),
  }),
  problems: ['device-refused', 'body-not-acceptable'],
})

export const reportDevice = operation({
  id: 'reportDevice',
  method: 'POST',
  path: '/api/devices/{deviceId}/report',
  summary: 'What the tablet says of itself at sync',
  tag: 'devices',
  access: 'signed-in',
  params: Type.Object({ deviceId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({ deviceTime: Instant, report: DeviceReport }),
    maxBytes: 10_000,
  },
  reply: Type.Object({ revokedAt: Type.Union([Instant, Type.Null()]), serverTime: Instant }),
  problems: ['not-found', 'body-not-acceptable'],
})

export const DeviceSummary = Type.Object({
  deviceId: Id,
  name: Type.String(),
  enrolledAt: Instant,
  revokedAt: Type.Union([Instant, Type.Null()]),
  revokeReason: Type.Union([Type.String(), Type.Null()]),
  report: Type.Union([DeviceReport, Type.Null()]),
  reportedAt: Type.Union([Instant, Type.Null()]),
  /** Device clock minus server clock at that report, milliseconds. */
  clockOffsetMs: Type.Union([Type.Integer(), Type.Null()]),
})
export type DeviceSummary = Static<typeof DeviceSummary>

/** Why a person is not ready for the day's walk; empty when they are. */
export const readinessFaults = [
  'no-device',
  'no-block',
  'not-reported',
  'not-today',
  'app-old',
  'code-lists-old',
  'blocks-missing',
  'clock-off',
  'not-persisted',
  'storage-low',
] as const
export type ReadinessFault = (typeof readinessFaults)[number]

export const ReadinessRow = Type.Object({
  accountId: Id,
  displayName: Type.String(),
  role: Type.String(),
  areaName: Type.String(),
  /** Blocks assigned to the person. */
  blocks: Type.Integer(),
  /** The tablet in use: not revoked, enrolled last. */
  device: Type.Union([DeviceSummary, Type.Null()]),
  /** All tablets ever enrolled, revoked ones included. */
  devices: Type.Integer(),
  faults: Type.Array(Type.Enum([...readinessFaults])),
})
export type ReadinessRow = Static<typeof ReadinessRow>

export const getReadiness = operation({
  id: 'getReadiness',
  method: 'GET',
  path: '/api/readiness',
  summary:
    '每日准备情况: the people of the field with their tablets, and what keeps each from going',
  tag: 'devices',
  access: 'signed-in',
  query: Type.Object({
    area: Type.Optional(AreaPrefix),
    after: Type.Optional(PageKey),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
  }),
  reply: Type.Object({
    rows: Type.Array(ReadinessRow),
    next: Type.Union([PageKey, Type.Null()]),
    /** What tablets should hold today. */
    expected: Type.Object({
      appVersion: Type.String(),
      codeLists: Type.Record(Type.String(), Type.String()),
    }),
    /** Of the whole area, not of the page. */
    people: Type.Integer(),
    enrolled: Type.Integer(),
  }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

export const listAccountDevices = operation({
  id: 'listAccountDevices',
  method: 'GET',
  path: '/api/accounts/{accountId}/devices',
  summary: 'Tablets of one account, revoked ones included',
  tag: 'devices',
  access: 'signed-in',
  params: Type.Object({ accountId: Id }),
  reply: Type.Object({ devices: Type.Array(DeviceSummary) }),
  problems: ['not-allowed', 'not-found'],
})

export const revokeDevice = operation({
  id: 'revokeDevice',
  method: 'POST',
  path: '/api/devices/{deviceId}/revoke',
  summary: '挂失: ends the tablet’s sessions; what it sends from now on is kept apart',
  tag: 'devices',
  access: 'signed-in',
  params: Type.Object({ deviceId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 200 }) }),
    maxBytes: 2_000,
  },
  reply: DeviceSummary,
  problems: ['not-allowed', 'not-found', 'body-not-acceptable'],
})
