/** Words of accounts: states, roles, where they belong. Pure. */
import type { AccountState, AccountSummary } from '../../../../server/contract/accounts.ts'
import { type Role, roleNames } from '../../../../server/contract/identity.ts'
import type { StatusTone } from '../../../ui/status-tag.tsx'

export const stateWords: Readonly<Record<AccountState, { word: string; tone: StatusTone }>> = {
  invited: { word: '待首次登录', tone: 'waiting' },
  active: { word: '在用', tone: 'accepted' },
  locked: { word: '已锁定', tone: 'returned' },
  expired: { word: '已到期', tone: 'closed' },
  disabled: { word: '已停用', tone: 'closed' },
}

export function factorWords({ factors, factorMandatory }: AccountSummary): string {
  const held = factors.map((factor) => (factor === 'totp' ? '验证器' : '通行密钥')).join('、')
  return held || (factorMandatory ? '未启用（首次登录时启用）' : '未启用')
}

/** Posts that are created one by one or from a list; enterprises activate with a notice. */
export function creatableRoles(roles: readonly Role[]): readonly { value: Role; label: string }[] {
  return roles
    .filter((role) => role !== 'enterprise')
    .map((role) => ({ value: role, label: roleNames[role] }))
}

/** Digits of an area prefix for a post, and the words that say so. */
export function areaHint(role: Role | null): string {
  switch (role) {
    case 'city-office':
      return '市：4 位，如 1406'
    case 'county-office':
      return '县区：6 位，如 140602'
    case 'township-office':
      return '乡镇街道：9 位，如 140602001'
    case 'department':
      return '市 4 位或县区 6 位'
    default:
      return '县区 6 位、乡镇街道 9 位或村居 12 位'
  }
}
