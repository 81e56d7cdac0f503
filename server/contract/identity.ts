/** Operations of sign-in: one-time links become sessions; a session tells who one is. */
import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { Instant } from './shapes.ts'

export const roles = [
  'enumerator',
  'supervisor',
  'enterprise',
  'township-office',
  'county-office',
  'city-office',
  'department',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
  'enforcement-officer',
] as const
export type Role = (typeof roles)[number]

/** What someone does for an enterprise: 填报人 fills in, 单位负责人 confirms (law.md L-25). */
export const positions = ['preparer', 'person-in-charge'] as const
export type Position = (typeof positions)[number]

export const positionNames: Readonly<Record<Position, string>> = {
  preparer: '填报人',
  'person-in-charge': '单位负责人',
}

/** One scope per account: an area subtree, a unit, or a set of industries. */
export const Scope = Type.Union([
  Type.Object({ kind: Type.Literal('area'), areaPrefix: Type.String(), name: Type.String() }),
  Type.Object({ kind: Type.Literal('unit'), unitId: Type.String(), name: Type.String() }),
  Type.Object({
    kind: Type.Literal('industries'),
    codes: Type.Array(Type.String()),
    name: Type.String(),
  }),
])
export type Scope = Static<typeof Scope>

export const Account = Type.Object({
  id: Type.String(),
  displayName: Type.String(),
  role: Type.Enum([...roles]),
  scope: Scope,
  /** Of an enterprise account, for the unit it works for now. */
  position: Type.Optional(Type.Enum([...positions])),
})
export type Account = Static<typeof Account>

export const roleNames: Readonly<Record<Role, string>> = {
  enumerator: '普查员',
  supervisor: '普查指导员',
  enterprise: '调查对象',
  'township-office': '乡级普查办',
  'county-office': '县级普查办',
  'city-office': '市级普查办',
  department: '行业主管部门',
  'system-administrator': '系统管理员',
  'security-administrator': '安全管理员',
  'audit-administrator': '审计管理员',
  'enforcement-officer': '统计执法人员',
}

/** The web application each role works in. */
export function homeOf(role: Role): '/field/' | '/self-report/' | '/office/' {
  if (role === 'enumerator' || role === 'supervisor') return '/field/'
  return role === 'enterprise' ? '/self-report/' : '/office/'
}

/**
 * What is still owed before a session opens, in this order: the second factor 第二重验证, a password,
 * and, where it is mandatory and missing, a second factor to be set up.
 */
export const signInSteps = ['factor', 'password', 'enrol-factor'] as const
export type SignInStep = (typeof signInSteps)[number]

/** After each step of sign-in: what is still owed, or where to go. */
export const SignInReply = Type.Object({
  account: Account,
  steps: Type.Array(Type.Enum([...signInSteps])),
  /** The application to go to once nothing is owed. */
  home: Type.Union([Type.String(), Type.Null()]),
})
export type SignInReply = Static<typeof SignInReply>

export const redeemSignInLink = operation({
  id: 'redeemSignInLink',
  method: 'POST',
  path: '/api/session',
  summary: 'Turn a one-time sign-in link into a session (http-only cookie)',
  tag: 'identity',
  access: 'public',
  body: {
    kind: 'json',
    schema: Type.Object({ token: Type.String({ minLength: 20, maxLength: 200 }) }),
    maxBytes: 2_000,
  },
  reply: SignInReply,
  problems: ['sign-in-link-invalid', 'body-not-acceptable'],
})

export const getSession = operation({
  id: 'getSession',
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in here',
  tag: 'identity',
  access: 'public',
  reply: Type.Object({
    account: Type.Union([Account, Type.Null()]),
    expiresAt: Type.Union([Instant, Type.Null()]),
    /** A sign-in under way in this browser: who, and what is still owed. */
    pending: Type.Union([
      Type.Object({
        displayName: Type.String(),
        loginName: Type.Union([Type.String(), Type.Null()]),
        role: Type.Enum([...roles]),
        steps: Type.Array(Type.Enum([...signInSteps])),
        /** Second factors the account holds. */
        factors: Type.Array(Type.Enum(['totp', 'passkey'])),
      }),
      Type.Null(),
    ]),
    /** Units an enterprise account may work for; empty for all others. */
    units: Type.Array(
      Type.Object({
        unitId: Type.String(),
        name: Type.String(),
        position: Type.Enum([...positions]),
      }),
    ),
    serverTime: Instant,
    /** True on a server that runs the demonstration city. */
    demonstration: Type.Boolean(),
  }),
  problems: [],
})

export const signOut = operation({
  id: 'signOut',
  method: 'DELETE',
  path: '/api/session',
  summary: 'End the session',
  tag: 'identity',
  access: 'public',
  reply: Type.Object({ signedOut: Type.Boolean() }),
  problems: [],
})
