/**
 * Puts a new person in the place of one of those a real installation begins with, who has left or lost
 * what they signed in with. On the console alone: no account may do it, so that nobody can make
 * themselves a second administrator. The account before ends in the same transaction, and nobody holds
 * two of the three powers 三员.
 */
import { type Account, type Role, roleNames } from '../../contract/identity.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { openAccount } from './create-account.ts'
import { type IssuedLink, issueLink } from './issue-sign-in-link.ts'
import { listActiveAccounts } from './list-accounts.ts'
import { asAccount, endSessionsOf, updateAccount, withdrawLinks } from './store.ts'

export const replaceableRoles = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
  'city-office',
] as const satisfies readonly Role[]
export type ReplaceableRole = (typeof replaceableRoles)[number]

export interface Replacement {
  readonly role: ReplaceableRole
  /** Whose place is taken; needed where several hold the role. */
  readonly accountId?: string
  /** Of the new person. */
  readonly displayName: string
  readonly reason: string
  /** Who decided it, in writing. */
  readonly approvedBy: string
}

export interface Replaced {
  readonly before: Account
  readonly account: Account
  readonly link: IssuedLink
}

export function replaceAdministrator(ctx: Context, asked: Replacement): Promise<Replaced> {
  const displayName = asked.displayName.trim()
  const reason = asked.reason.trim()
  const approvedBy = asked.approvedBy.trim()
  if (displayName === '') throw new Problem('account-not-acceptable', '请写明接任人的姓名')
  if (reason === '') throw new Problem('reason-required', '请写明更换的原因')
  if (approvedBy === '') throw new Problem('reason-required', '请写明由谁批准')
  return ctx.database.write(async (tx) => {
    const active = await listActiveAccounts(tx)
    const before = placeOf(active, asked)
    const other = active.find(
      (each) => isAdministrator(each.role) && each.displayName === displayName && each !== before,
    )
    if (isAdministrator(asked.role) && other && other.role !== asked.role) {
      throw new Problem(
        'account-not-acceptable',
        `${displayName}已是${roleNames[other.role]}，三员须由不同的人担任，请另选一人`,
      )
    }
    const now = ctx.clock.now()
    await updateAccount(tx, before.id, { disabledAt: now })
    await withdrawLinks(tx, before.id, now)
    await endSessionsOf(tx, before.id, now)
    const { role, scope } = before
    const row = await openAccount(tx, ctx, { displayName, role, scope })
    await recordAudit(tx, ctx, {
      action: 'administrator.replace',
      subjectKind: 'account',
      subjectId: before.id,
      reason,
      before: { role, displayName: before.displayName },
      after: { accountId: row.id, displayName, approvedBy },
    })
    return { before, account: asAccount(row), link: await issueLink(tx, ctx, row.id) }
  })
}

function placeOf(active: readonly Account[], { role, accountId }: Replacement): Account {
  const holders = active.filter(
    (each) => each.role === role && (accountId === undefined || each.id === accountId),
  )
  const [holder] = holders
  if (!holder) {
    throw new Problem(
      'not-found',
      accountId === undefined
        ? `没有在用的${roleNames[role]}，请用 serve 取得首次登录链接`
        : `在用的${roleNames[role]}里没有编号 ${accountId}`,
    )
  }
  if (holders.length > 1) {
    const list = holders.map(({ id, displayName }) => `${id}（${displayName}）`).join('、')
    throw new Problem(
      'account-not-acceptable',
      `有 ${holders.length} 个${roleNames[role]}，请用 --account 写明换哪一个：${list}`,
    )
  }
  return holder
}

function isAdministrator(role: Role): boolean {
  return role.endsWith('-administrator')
}
