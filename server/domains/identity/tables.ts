/**
 * Accounts and everything one signs in with: links, passwords, second factors, passkeys, sessions,
 * activation codes, devices. Tokens and codes are stored as SHA-256 hashes only, passwords as Argon2id.
 */
import type { DeviceReport } from '../../contract/devices.ts'
import type { Position, Role, Scope } from '../../contract/identity.ts'
import {
  bytes,
  index,
  integer,
  json,
  table,
  text,
  uniqueIndex,
} from '../../platform/database/columns.ts'

export const account = table(
  'account',
  {
    id: text().primaryKey(),
    displayName: text().notNull(),
    role: text().$type<Role>().notNull(),
    scope: json<Scope>().notNull(),
    createdAt: text().notNull(),
    /** Hired staff end on this calendar date (Asia/Shanghai); null for no end. */
    lastDate: text(),
    disabledAt: text(),
    /** 登录名, lower case; null until someone chose or was given one. */
    loginName: text(),
    /** Where it belongs, for the offices that see it: the scope's area, or the unit's; empty for none. */
    areaPrefix: text().notNull().default(''),
    createdBy: text(),
  },
  (row) => [
    uniqueIndex('account_login_name').on(row.loginName),
    index('account_area').on(row.areaPrefix, row.id),
  ],
)

/** Units an enterprise account reports for, one row each; `endedAt` after a hand-over. */
export const accountUnit = table(
  'account_unit',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => account.id),
    unitId: text().notNull(),
    unitName: text().notNull(),
    /** 填报人 or 单位负责人: never both in one account (law.md L-25). */
    position: text().$type<Position>().notNull(),
    since: text().notNull(),
    endedAt: text(),
    /** The preparer whose place this one takes once it has signed in. */
    takesOverFrom: text(),
    /** The unit that was merged into this one, by which the account came to act for it. */
    carriedFrom: text(),
  },
  (row) => [
    index('account_unit_account').on(row.accountId),
    index('account_unit_unit').on(row.unitId),
  ],
)

export const accountPassword = table('account_password', {
  accountId: text()
    .primaryKey()
    .references(() => account.id),
  /** Argon2id in PHC form. */
  hash: text().notNull(),
  changedAt: text().notNull(),
})

export const accountTotp = table('account_totp', {
  accountId: text()
    .primaryKey()
    .references(() => account.id),
  /** Sealed with the installation's key; null until a first code proved that an app holds it. */
  sealedSecret: text(),
  confirmedAt: text(),
  /** A secret shown and not yet proved; the one in use goes on until it is. */
  pendingSecret: text(),
  /** Time step of the last code taken: none is taken twice, nor an earlier one. */
  lastStep: integer().notNull().default(0),
})

export const recoveryCode = table(
  'recovery_code',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => account.id),
    codeHash: text().notNull(),
    createdAt: text().notNull(),
    usedAt: text(),
  },
  (row) => [index('recovery_code_account').on(row.accountId)],
)

export const passkey = table(
  'passkey',
  {
    /** Credential id, base64url. */
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => account.id),
    publicKey: bytes().notNull(),
    counter: integer().notNull(),
    transports: json<string[]>().notNull(),
    name: text().notNull(),
    createdAt: text().notNull(),
    lastUsedAt: text(),
    removedAt: text(),
  },
  (row) => [index('passkey_account').on(row.accountId)],
)

export const passkeyChallenge = table('passkey_challenge', {
  id: text().primaryKey(),
  /** Null when nobody has said yet who signs in. */
  accountId: text(),
  purpose: text().$type<'register' | 'sign-in'>().notNull(),
  challenge: text().notNull(),
  expiresAt: text().notNull(),
  usedAt: text(),
})

/** Attempts against one login name, address, credit code or second factor; outlives a restart. */
export const signInGuard = table('sign_in_guard', {
  /** `<kind>:<SHA-256 of what was tried>`; whether it exists is not known here. */
  key: text().primaryKey(),
  attempts: integer().notNull(),
  windowStartedAt: text().notNull(),
  lockedUntil: text(),
})

/** One-use codes on printed notices 告知书, each for one unit. */
export const activationCode = table(
  'activation_code',
  {
    id: text().primaryKey(),
    unitId: text().notNull(),
    unitName: text().notNull(),
    areaCode: text().notNull(),
    /** SHA-256 over credit code and activation code. */
    codeHash: text().notNull(),
    createdAt: text().notNull(),
    createdBy: text().notNull(),
    expiresAt: text().notNull(),
    usedAt: text(),
    usedBy: text(),
    withdrawnAt: text(),
  },
  (row) => [
    uniqueIndex('activation_code_hash').on(row.codeHash),
    index('activation_code_unit').on(row.unitId),
  ],
)

/** Tablets: one account each, known by a key pair whose private half never leaves the device. */
export const device = table(
  'device',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => account.id),
    name: text().notNull(),
    areaPrefix: text().notNull(),
    /** JWK of the P-256 public key. */
    publicKey: json<{ kty: 'EC'; crv: 'P-256'; x: string; y: string }>().notNull(),
    enrolledAt: text().notNull(),
    enrolledBy: text().notNull(),
    revokedAt: text(),
    revokedBy: text(),
    revokeReason: text(),
    /** What the tablet said of itself last. */
    report: json<DeviceReport>(),
    reportedAt: text(),
    /** Device clock minus server clock at that report, milliseconds. */
    clockOffsetMs: integer(),
  },
  (row) => [
    index('device_account').on(row.accountId),
    index('device_area').on(row.areaPrefix, row.id),
  ],
)

export const deviceEnrolment = table(
  'device_enrolment',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => account.id),
    tokenHash: text().notNull(),
    createdAt: text().notNull(),
    createdBy: text().notNull(),
    expiresAt: text().notNull(),
    usedAt: text(),
    deviceId: text(),
  },
  (row) => [uniqueIndex('device_enrolment_token').on(row.tokenHash)],
)

export const signInLink = table(
  'sign_in_link',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => account.id),
    tokenHash: text().notNull(),
    createdAt: text().notNull(),
    expiresAt: text().notNull(),
    usedAt: text(),
    /** A newer link of the account takes the place of those not used. */
    withdrawnAt: text(),
  },
  (link) => [uniqueIndex('sign_in_link_token').on(link.tokenHash)],
)

export const session = table(
  'session',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => account.id),
    tokenHash: text().notNull(),
    createdAt: text().notNull(),
    expiresAt: text().notNull(),
    endedAt: text(),
    /** Steps of sign-in still owed, in order, comma-separated; empty once it is open. */
    owes: text().notNull().default(''),
    /** `link`, `password`, `passkey`, `activation`, `device`. */
    method: text().notNull().default('link'),
    /** Last request but for the asking whether one is signed in; kept to the minute. */
    lastSeenAt: text(),
    /** Browser and system in a few words, for the list of one's sessions. */
    client: text(),
    deviceId: text(),
    /** The unit worked for, where the account has several. */
    unitId: text(),
  },
  (row) => [
    uniqueIndex('session_token').on(row.tokenHash),
    index('session_account').on(row.accountId),
    index('session_created').on(row.createdAt),
  ],
)
