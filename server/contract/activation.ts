/**
 * Operations by which an enterprise gets its accounts: a notice 告知书 with a one-use code, activation
 * with the credit code, the person in charge and a successor invited by link, several units in one
 * account. Activation answers alike, in words and time, whether a credit code is known or not.
 */
import { type Static, Type } from 'typebox'
import { OneTimeLink } from './accounts.ts'
import { getSession, positions, SignInReply } from './identity.ts'
import { operation } from './operation.ts'
import { AreaPrefix, Id, Instant, PageKey } from './shapes.ts'
import { LoginName, Password } from './sign-in.ts'

const CreditCode = Type.String({ minLength: 1, maxLength: 40 })
/** Twelve characters, written in fours; blanks and dashes do not count. */
const ActivationCode = Type.String({ minLength: 1, maxLength: 40 })

export const checkActivation = operation({
  id: 'checkActivation',
  method: 'POST',
  path: '/api/activation/check',
  summary:
    'Whether a credit code and an activation code belong together; names the unit if they do',
  tag: 'activation',
  access: 'public',
  body: {
    kind: 'json',
    schema: Type.Object({ creditCode: CreditCode, code: ActivationCode }),
    maxBytes: 1_000,
  },
  reply: Type.Object({ unitName: Type.String() }),
  problems: ['activation-refused', 'too-many-attempts', 'body-not-acceptable'],
})

export const activateAccount = operation({
  id: 'activateAccount',
  method: 'POST',
  path: '/api/activation',
  summary: 'Make the preparer’s account of a unit; spends the code and signs in',
  tag: 'activation',
  access: 'public',
  body: {
    kind: 'json',
    schema: Type.Object({
      creditCode: CreditCode,
      code: ActivationCode,
      displayName: Type.String({ minLength: 1, maxLength: 40 }),
      loginName: LoginName,
      password: Password,
    }),
    maxBytes: 2_000,
  },
  reply: SignInReply,
  problems: [
    'activation-refused',
    'too-many-attempts',
    'password-too-weak',
    'login-name-taken',
    'body-not-acceptable',
  ],
})

export const addUnit = operation({
  id: 'addUnit',
  method: 'POST',
  path: '/api/me/units',
  summary: 'Report for one more unit with the own account, by the code on its notice',
  tag: 'activation',
  access: 'signed-in',
  body: {
    kind: 'json',
    schema: Type.Object({ creditCode: CreditCode, code: ActivationCode }),
    maxBytes: 1_000,
  },
  reply: Type.Object({ units: getSession.reply.properties.units }),
  problems: ['not-allowed', 'activation-refused', 'too-many-attempts', 'body-not-acceptable'],
})

export const switchUnit = operation({
  id: 'switchUnit',
  method: 'POST',
  path: '/api/me/unit',
  summary: 'Work for another of the own units in this session',
  tag: 'activation',
  access: 'signed-in',
  body: { kind: 'json', schema: Type.Object({ unitId: Id }), maxBytes: 500 },
  reply: Type.Object({ unitId: Id }),
  problems: ['not-found', 'body-not-acceptable'],
})

export const UnitPerson = Type.Object({
  accountId: Id,
  displayName: Type.String(),
  position: Type.Enum([...positions]),
  since: Instant,
  /** False until they have signed in. */
  active: Type.Boolean(),
  self: Type.Boolean(),
  /** Takes the place of whoever invited them once they have signed in. */
  takesOver: Type.Boolean(),
})
export type UnitPerson = Static<typeof UnitPerson>

export const listUnitPeople = operation({
  id: 'listUnitPeople',
  method: 'GET',
  path: '/api/me/unit/people',
  summary: 'Who reports and confirms for the unit one works for',
  tag: 'activation',
  access: 'signed-in',
  reply: Type.Object({ people: Type.Array(UnitPerson) }),
  problems: ['not-allowed'],
})

export const invitePerson = operation({
  id: 'invitePerson',
  method: 'POST',
  path: '/api/me/unit/people',
  summary: 'Invite the person in charge, or the colleague who takes over, by a one-time link',
  tag: 'activation',
  access: 'signed-in',
  body: {
    kind: 'json',
    schema: Type.Object({
      displayName: Type.String({ minLength: 1, maxLength: 40 }),
      /** `successor`: 交接 to another preparer. */
      as: Type.Enum(['person-in-charge', 'successor']),
    }),
    maxBytes: 1_000,
  },
  reply: Type.Object({ link: OneTimeLink }),
  problems: ['not-allowed', 'account-not-acceptable', 'body-not-acceptable'],
})

export const withdrawPerson = operation({
  id: 'withdrawPerson',
  method: 'DELETE',
  path: '/api/me/unit/people/{accountId}',
  summary: 'The person in charge, or an invited colleague, no longer acts for the unit',
  tag: 'activation',
  access: 'signed-in',
  params: Type.Object({ accountId: Id }),
  reply: Type.Object({ withdrawn: Type.Boolean() }),
  problems: ['not-allowed', 'not-found'],
})

export const Notice = Type.Object({
  unitId: Id,
  unitName: Type.String(),
  creditCode: Type.String(),
  areaCode: Type.String(),
  /** Written in fours: `XXXX-XXXX-XXXX`. Shown and printed now, kept nowhere. */
  code: Type.String(),
  expiresAt: Instant,
})
export type Notice = Static<typeof Notice>

export const NoticeUnit = Type.Object({
  unitId: Id,
  unitName: Type.String(),
  creditCode: Type.Union([Type.String(), Type.Null()]),
  areaCode: Type.String(),
  /** none: no notice yet; issued: a code waits; used: activated; expired: the code ran out. */
  state: Type.Enum(['none', 'issued', 'used', 'expired']),
  issuedAt: Type.Union([Instant, Type.Null()]),
})
export type NoticeUnit = Static<typeof NoticeUnit>

export const listNoticeUnits = operation({
  id: 'listNoticeUnits',
  method: 'GET',
  path: '/api/activation-codes',
  summary: 'Units of an area that report online, and how far each has come with its account',
  tag: 'activation',
  access: 'signed-in',
  microdata: { subject: 'units' },
  query: Type.Object({
    area: Type.Optional(AreaPrefix),
    /** Part of a name, or a credit code: finds any legal unit, also one that is not bound to report online. */
    search: Type.Optional(Type.String({ maxLength: 60 })),
    after: Type.Optional(PageKey),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
  }),
  reply: Type.Object({
    units: Type.Array(NoticeUnit),
    next: Type.Union([PageKey, Type.Null()]),
  }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

/** A print run; more are printed in several. */
export const MOST_NOTICES = 500

export const issueActivationCodes = operation({
  id: 'issueActivationCodes',
  method: 'POST',
  path: '/api/activation-codes',
  summary: 'New codes for notices; codes issued before and not used end',
  tag: 'activation',
  access: 'signed-in',
  body: {
    kind: 'json',
    schema: Type.Object({
      unitIds: Type.Array(Id, { minItems: 1, maxItems: MOST_NOTICES }),
    }),
    maxBytes: 60_000,
  },
  reply: Type.Object({
    notices: Type.Array(Notice),
    /** Units without credit code or place, or out of reach: no notice, and why. */
    refused: Type.Array(Type.Object({ unitId: Type.String(), message: Type.String() })),
  }),
  problems: ['not-allowed', 'body-not-acceptable'],
})
