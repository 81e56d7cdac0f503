/** Who looks after whose account: the office of the level above, within its own area. Pure. */
import { type Role, roles } from '../../contract/identity.ts'
import type { Actor } from '../../platform/context.ts'
import type { AccountRow } from './store.ts'

const ranks: Readonly<Record<Role, number>> = {
  enterprise: 1,
  enumerator: 1,
  supervisor: 1,
  'township-office': 2,
  department: 3,
  'enforcement-officer': 3,
  'county-office': 4,
  'city-office': 5,
  // The three administrators are made on the console and look after nobody's census data.
  'system-administrator': 9,
  'security-administrator': 9,
  'audit-administrator': 9,
}

/** Posts whose accounts this post creates and looks after. */
export function managedRoles(manager: Role): readonly Role[] {
  const rank = ranks[manager]
  return roles.filter(
    (role) => ranks[role] < rank && (rank < 9 || manager === 'system-administrator'),
  )
}

export function manages(manager: Actor, managed: Pick<AccountRow, 'role' | 'areaPrefix'>): boolean {
  return (
    manager.scope.kind === 'area' &&
    managedRoles(manager.role).includes(managed.role) &&
    managed.areaPrefix.startsWith(manager.scope.areaPrefix)
  )
}

/** Digits of the area prefix that each post may be given. */
export function prefixDigits(role: Role): readonly number[] {
  switch (role) {
    case 'city-office':
      return [4]
    case 'county-office':
      return [6]
    case 'township-office':
      return [9]
    case 'supervisor':
    case 'enumerator':
      return [6, 9, 12]
    case 'department':
    case 'enforcement-officer':
      return [4, 6]
    case 'enterprise':
    case 'system-administrator':
    case 'security-administrator':
    case 'audit-administrator':
      return []
  }
}
