/**
 * Operations of signing in with a password, a second factor or a passkey, and of looking after one's
 * own account. Every refusal of a pair of name and password reads the same, whatever was wrong.
 */
import { type Static, Type } from 'typebox'
import { Account, SignInReply } from './identity.ts'
import { operation } from './operation.ts'
import { Id, Instant } from './shapes.ts'

/** 登录名: letters, digits, dots, dashes, underscores; not told apart by case. */
export const LoginName = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_.@-]{2,59}$' })
export const Password = Type.String({ minLength: 1, maxLength: 128 })
/** Shown once more before a change; empty where the account has none yet. */
const OwnPassword = Type.String({ maxLength: 128 })
/** Six digits of an authenticator app, or a recovery code. */
const FactorCode = Type.String({ minLength: 6, maxLength: 30 })
/** A WebAuthn message as browsers make it; the server checks it itself. */
const WebAuthnMessage = Type.Object(
  { id: Type.String({ maxLength: 1400 }), type: Type.Literal('public-key') },
  { additionalProperties: true },
)

/** Shortest password; a design value for law.md L-50. */
export const PASSWORD_LENGTH = 10

export const signIn = operation({
  id: 'signIn',
  method: 'POST',
  path: '/api/sign-in',
  summary: 'Sign in with login name and password',
  tag: 'identity',
  access: 'public',
  body: {
    kind: 'json',
    schema: Type.Object({ loginName: Type.String({ maxLength: 200 }), password: Password }),
    maxBytes: 2_000,
  },
  reply: SignInReply,
  problems: ['sign-in-refused', 'too-many-attempts', 'body-not-acceptable'],
})

export const presentFactor = operation({
  id: 'presentFactor',
  method: 'POST',
  path: '/api/sign-in/factor',
  summary: 'Present a code of the second factor, or a recovery code',
  tag: 'identity',
  access: 'public',
  body: { kind: 'json', schema: Type.Object({ code: FactorCode }), maxBytes: 500 },
  reply: SignInReply,
  problems: ['factor-refused', 'sign-in-step-missing', 'too-many-attempts', 'body-not-acceptable'],
})

export const choosePassword = operation({
  id: 'choosePassword',
  method: 'POST',
  path: '/api/sign-in/password',
  summary: 'Choose the password that the sign-in under way asks for',
  tag: 'identity',
  access: 'public',
  body: {
    kind: 'json',
    schema: Type.Object({ loginName: LoginName, password: Password }),
    maxBytes: 2_000,
  },
  reply: SignInReply,
  problems: [
    'password-too-weak',
    'login-name-taken',
    'sign-in-step-missing',
    'body-not-acceptable',
  ],
})

export const beginTotp = operation({
  id: 'beginTotp',
  method: 'POST',
  path: '/api/me/totp',
  summary: 'Make a secret for an authenticator app; in an open session the password is asked for',
  tag: 'identity',
  access: 'public',
  body: {
    kind: 'json',
    schema: Type.Object({ password: Type.Optional(OwnPassword) }),
    maxBytes: 500,
  },
  reply: Type.Object({ secret: Type.String(), uri: Type.String() }),
  problems: ['sign-in-step-missing', 'sign-in-refused', 'too-many-attempts', 'body-not-acceptable'],
})

export const confirmTotp = operation({
  id: 'confirmTotp',
  method: 'POST',
  path: '/api/me/totp/confirm',
  summary: 'Prove with a first code that the app holds the secret; gives the recovery codes once',
  tag: 'identity',
  access: 'public',
  body: { kind: 'json', schema: Type.Object({ code: FactorCode }), maxBytes: 500 },
  reply: Type.Object({
    recoveryCodes: Type.Array(Type.String()),
    steps: SignInReply.properties.steps,
    home: SignInReply.properties.home,
  }),
  problems: ['factor-refused', 'sign-in-step-missing', 'too-many-attempts', 'body-not-acceptable'],
})

export const beginPasskey = operation({
  id: 'beginPasskey',
  method: 'POST',
  path: '/api/me/passkeys/options',
  summary: 'Options for making a passkey; in an open session the password is asked for',
  tag: 'identity',
  access: 'public',
  body: {
    kind: 'json',
    schema: Type.Object({ password: Type.Optional(OwnPassword) }),
    maxBytes: 500,
  },
  reply: Type.Object({ challengeId: Id, options: Type.Record(Type.String(), Type.Unknown()) }),
  problems: ['sign-in-step-missing', 'sign-in-refused', 'too-many-attempts', 'body-not-acceptable'],
})

export const finishPasskey = operation({
  id: 'finishPasskey',
  method: 'POST',
  path: '/api/me/passkeys',
  summary: 'Keep a new passkey; gives recovery codes with the first second factor',
  tag: 'identity',
  access: 'public',
  body: {
    kind: 'json',
    schema: Type.Object({
      challengeId: Id,
      name: Type.String({ minLength: 1, maxLength: 40 }),
      response: WebAuthnMessage,
    }),
    maxBytes: 20_000,
  },
  reply: confirmTotp.reply,
  problems: ['passkey-refused', 'sign-in-step-missing', 'body-not-acceptable'],
})

export const beginPasskeySignIn = operation({
  id: 'beginPasskeySignIn',
  method: 'POST',
  path: '/api/sign-in/passkey/options',
  summary: 'Challenge for signing in, or for the second factor, with a passkey',
  tag: 'identity',
  access: 'public',
  reply: beginPasskey.reply,
  problems: ['too-many-attempts'],
})

export const finishPasskeySignIn = operation({
  id: 'finishPasskeySignIn',
  method: 'POST',
  path: '/api/sign-in/passkey',
  summary: 'Sign in with a passkey; it is possession and PIN or finger at once',
  tag: 'identity',
  access: 'public',
  body: {
    kind: 'json',
    schema: Type.Object({ challengeId: Id, response: WebAuthnMessage }),
    maxBytes: 20_000,
  },
  reply: SignInReply,
  problems: ['passkey-refused', 'too-many-attempts', 'body-not-acceptable'],
})

export const SessionSummary = Type.Object({
  sessionId: Id,
  startedAt: Instant,
  lastSeenAt: Type.Union([Instant, Type.Null()]),
  /** Browser and system in a few words; null where it did not say. */
  client: Type.Union([Type.String(), Type.Null()]),
  method: Type.String(),
  current: Type.Boolean(),
})
export type SessionSummary = Static<typeof SessionSummary>

export const getMyAccount = operation({
  id: 'getMyAccount',
  method: 'GET',
  path: '/api/me',
  summary: 'Own account: ways to sign in, open sessions',
  tag: 'identity',
  access: 'signed-in',
  reply: Type.Object({
    account: Account,
    loginName: Type.Union([Type.String(), Type.Null()]),
    lastDate: Type.Union([Type.String(), Type.Null()]),
    passwordChangedAt: Type.Union([Instant, Type.Null()]),
    totpSince: Type.Union([Instant, Type.Null()]),
    passkeys: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        createdAt: Instant,
        lastUsedAt: Type.Union([Instant, Type.Null()]),
      }),
    ),
    recoveryCodesLeft: Type.Integer(),
    factorMandatory: Type.Boolean(),
    sessions: Type.Array(SessionSummary),
  }),
  problems: [],
})

export const changePassword = operation({
  id: 'changePassword',
  method: 'POST',
  path: '/api/me/password',
  summary: 'Change the own password; ends all other sessions',
  tag: 'identity',
  access: 'signed-in',
  body: {
    kind: 'json',
    schema: Type.Object({ current: Password, next: Password }),
    maxBytes: 2_000,
  },
  reply: Type.Object({ endedSessions: Type.Integer() }),
  problems: ['sign-in-refused', 'password-too-weak', 'too-many-attempts', 'body-not-acceptable'],
})

export const renewRecoveryCodes = operation({
  id: 'renewRecoveryCodes',
  method: 'POST',
  path: '/api/me/recovery-codes',
  summary: 'New recovery codes; the old ones end',
  tag: 'identity',
  access: 'signed-in',
  body: { kind: 'json', schema: Type.Object({ password: OwnPassword }), maxBytes: 500 },
  reply: Type.Object({ recoveryCodes: Type.Array(Type.String()) }),
  problems: ['sign-in-refused', 'too-many-attempts', 'body-not-acceptable'],
})

export const removeFactor = operation({
  id: 'removeFactor',
  method: 'POST',
  path: '/api/me/factors/remove',
  summary: 'Give up the authenticator app or a passkey; never the last where one is mandatory',
  tag: 'identity',
  access: 'signed-in',
  body: {
    kind: 'json',
    schema: Type.Object({
      password: OwnPassword,
      /** `totp`, or the id of a passkey. */
      factor: Type.String({ maxLength: 1400 }),
    }),
    maxBytes: 2_000,
  },
  reply: Type.Object({ removed: Type.Boolean() }),
  problems: [
    'sign-in-refused',
    'factor-mandatory',
    'not-found',
    'too-many-attempts',
    'body-not-acceptable',
  ],
})

export const endOwnSession = operation({
  id: 'endOwnSession',
  method: 'DELETE',
  path: '/api/me/sessions/{sessionId}',
  summary: 'End one of the own sessions',
  tag: 'identity',
  access: 'signed-in',
  params: Type.Object({ sessionId: Id }),
  reply: Type.Object({ ended: Type.Boolean() }),
  problems: ['not-found'],
})
