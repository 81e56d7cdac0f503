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
  reply: Type.Object({ account: Account, home: Type.String() }),
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
