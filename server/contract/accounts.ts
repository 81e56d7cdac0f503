/**
 * Operations on the accounts below one's own: the office of the level above creates, ends and helps
 * them. A link is shown to whoever made it, once; what it is worth ends with its first use.
 */
import { type Static, Type } from 'typebox'
import { ImportNotice, RejectedRow } from './frame-import.ts'
import { Account, roles } from './identity.ts'
import { operation } from './operation.ts'
import { AreaPrefix, Id, Instant, PageKey, PageLimit } from './shapes.ts'
import { LoginName, SessionSummary } from './sign-in.ts'

export const accountStates = ['invited', 'active', 'locked', 'expired', 'disabled'] as const
export type AccountState = (typeof accountStates)[number]

const CalendarDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

export const AccountSummary = Type.Object({
  account: Account,
  loginName: Type.Union([Type.String(), Type.Null()]),
  areaPrefix: Type.String(),
  state: Type.Enum([...accountStates]),
  lastDate: Type.Union([Type.String(), Type.Null()]),
  lastSignInAt: Type.Union([Instant, Type.Null()]),
  /** Second factors held. */
  factors: Type.Array(Type.Enum(['totp', 'passkey'])),
  factorMandatory: Type.Boolean(),
})
export type AccountSummary = Static<typeof AccountSummary>

export const OneTimeLink = Type.Object({
  /** Path below the origin; the token stands behind the # and reaches no log. */
  path: Type.String(),
  expiresAt: Instant,
})
export type OneTimeLink = Static<typeof OneTimeLink>

export const listManagedAccounts = operation({
  id: 'listManagedAccounts',
  method: 'GET',
  path: '/api/accounts',
  summary: 'Accounts below one’s own within the scope, paged by key',
  tag: 'accounts',
  access: 'signed-in',
  query: Type.Object({
    area: Type.Optional(AreaPrefix),
    role: Type.Optional(Type.Enum([...roles])),
    search: Type.Optional(Type.String({ maxLength: 60 })),
    after: Type.Optional(PageKey),
    limit: Type.Optional(PageLimit),
  }),
  reply: Type.Object({
    accounts: Type.Array(AccountSummary),
    next: Type.Union([PageKey, Type.Null()]),
    /** Posts this actor may create accounts for. */
    mayCreate: Type.Array(Type.Enum([...roles])),
  }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

export const getManagedAccount = operation({
  id: 'getManagedAccount',
  method: 'GET',
  path: '/api/accounts/{accountId}',
  summary: 'One account below one’s own, with its open sessions',
  tag: 'accounts',
  access: 'signed-in',
  params: Type.Object({ accountId: Id }),
  reply: Type.Object({ account: AccountSummary, sessions: Type.Array(SessionSummary) }),
  problems: ['not-allowed', 'not-found'],
})

/** A scope by its code: area prefix for offices and the field, unit id for an enterprise, classes for a department. */
const NewAccountBody = Type.Object({
  displayName: Type.String({ minLength: 1, maxLength: 40 }),
  role: Type.Enum([...roles]),
  areaPrefix: Type.Optional(AreaPrefix),
  unitId: Type.Optional(Id),
  /** 行业门类 letters or class codes a department answers for. */
  industries: Type.Optional(
    Type.Array(Type.String({ pattern: '^[A-T]\\d{0,4}$|^\\d{2,4}$' }), { maxItems: 40 }),
  ),
  industriesName: Type.Optional(Type.String({ maxLength: 40 })),
  loginName: Type.Optional(LoginName),
  lastDate: Type.Optional(CalendarDate),
})
export type NewAccountBody = Static<typeof NewAccountBody>

export const createManagedAccount = operation({
  id: 'createManagedAccount',
  method: 'POST',
  path: '/api/accounts',
  summary: 'Create an account below one’s own; gives its one-time link',
  tag: 'accounts',
  access: 'signed-in',
  body: { kind: 'json', schema: NewAccountBody, maxBytes: 5_000 },
  reply: Type.Object({ account: AccountSummary, link: OneTimeLink }),
  problems: ['not-allowed', 'account-not-acceptable', 'login-name-taken', 'body-not-acceptable'],
})

export const AccountImportReport = Type.Object({
  fileName: Type.String(),
  encoding: Type.String(),
  dryRun: Type.Boolean(),
  /** Data rows below the headings; accepted and rejected add up to them. */
  rows: Type.Integer(),
  accepted: Type.Integer(),
  rejected: Type.Array(RejectedRow),
  notices: Type.Array(ImportNotice),
  /** One line per account, with its link; empty in a dry run. */
  created: Type.Array(
    Type.Object({
      row: Type.Integer(),
      displayName: Type.String(),
      role: Type.Enum([...roles]),
      scopeName: Type.String(),
      loginName: Type.Union([Type.String(), Type.Null()]),
      link: OneTimeLink,
    }),
  ),
})
export type AccountImportReport = Static<typeof AccountImportReport>

/** More in one file is refused: the links of a day’s work are handed out by people. */
export const MOST_ACCOUNT_ROWS = 2_000

export const importAccounts = operation({
  id: 'importAccounts',
  method: 'POST',
  path: '/api/account-lists',
  summary: 'Create accounts from a spreadsheet (csv, xlsx), row by row; a dry run writes nothing',
  tag: 'accounts',
  access: 'signed-in',
  query: Type.Object({
    fileName: Type.String({ maxLength: 200 }),
    dryRun: Type.Optional(Type.Boolean()),
  }),
  body: {
    kind: 'bytes',
    mediaTypes: ['application/octet-stream', 'text/csv'],
    maxBytes: 5_000_000,
  },
  reply: AccountImportReport,
  problems: ['not-allowed', 'file-not-readable', 'body-too-large', 'media-type-not-acceptable'],
})

export const renewAccountLink = operation({
  id: 'renewAccountLink',
  method: 'POST',
  path: '/api/accounts/{accountId}/link',
  summary: 'A new one-time link: for a first sign-in, or where the password was forgotten',
  tag: 'accounts',
  access: 'signed-in',
  params: Type.Object({ accountId: Id }),
  reply: OneTimeLink,
  problems: ['not-allowed', 'not-found'],
})

export const changeManagedAccount = operation({
  id: 'changeManagedAccount',
  method: 'POST',
  path: '/api/accounts/{accountId}/changes',
  summary: 'End, resume or prolong an account, take away a lost second factor, end its sessions',
  tag: 'accounts',
  access: 'signed-in',
  params: Type.Object({ accountId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      change: Type.Enum(['disable', 'resume', 'set-last-date', 'reset-factors', 'end-sessions']),
      reason: Type.String({ minLength: 1, maxLength: 200 }),
      /** With `set-last-date`: null for no end. */
      lastDate: Type.Optional(Type.Union([CalendarDate, Type.Null()])),
    }),
    maxBytes: 2_000,
  },
  reply: AccountSummary,
  problems: ['not-allowed', 'not-found', 'account-not-acceptable', 'body-not-acceptable'],
})
export type AccountChange = Static<NonNullable<(typeof changeManagedAccount)['body']>['schema']>
