/** Those of the demonstration who see no records: a department, three administrators, enforcement. */
import type { Account, Role, Scope } from '../../contract/identity.ts'
import { createAccount } from '../../domains/identity/index.ts'
import type { Context } from '../../platform/context.ts'
import { inTurns } from './in-turns.ts'

/** The scopes of the city and of the county in which enforcement works. */
export function loadOverseers(
  ctx: Context,
  { city, county }: { readonly city: Scope; readonly county: Scope },
): Promise<readonly Account[]> {
  // Industries of forms/codelists/industry-departments.json, 05.
  const trade: Scope = { kind: 'industries', codes: ['F', 'H', 'L', 'O'], name: '市商务部门' }
  const overseers: readonly (readonly [string, Role, string, Scope])[] = [
    ['department-05', 'department', '商务部门联系人', trade],
    ['system-administrator', 'system-administrator', '系统管理员', city],
    ['security-administrator', 'security-administrator', '安全管理员', city],
    ['audit-administrator', 'audit-administrator', '审计管理员', city],
    ['enforcement-officer', 'enforcement-officer', '统计执法人员', county],
  ]
  return inTurns(overseers, ([id, role, displayName, scope]) =>
    createAccount(ctx, { id, role, displayName, scope }),
  )
}
