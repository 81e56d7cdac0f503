/** Accounts below the actor's own: listed, and one with its sessions. */
import type { getManagedAccount, listManagedAccounts } from '../../contract/accounts.ts'
import type { QueryOf, ReplyOf } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { pageOfAccounts } from './account-list-store.ts'
import { getManagedRow } from './managed-account.ts'
import { managedRoles } from './manages.ts'
import { requireRight } from './rights.ts'
import { coversArea } from './scope.ts'
import { listSessionsOf } from './store.ts'
import { summariseAccounts } from './summarise-accounts.ts'
import { summariseSessions } from './summarise-sessions.ts'

export async function readManagedAccounts(
  ctx: SignedInContext,
  query: QueryOf<typeof listManagedAccounts>,
): Promise<ReplyOf<typeof listManagedAccounts>> {
  requireRight(ctx, 'account.manage')
  const { scope, role } = ctx.actor
  const mayCreate = [...managedRoles(role)]
  const nothing = { accounts: [], next: null, mayCreate }
  if (scope.kind !== 'area') return nothing
  const areaPrefix = query.area ?? scope.areaPrefix
  const roles = mayCreate.filter((each) => query.role === undefined || each === query.role)
  if (!coversArea(scope, areaPrefix) || roles.length === 0) return nothing
  const limit = query.limit ?? 50
  const { search, after } = query
  const db = ctx.database.read
  const rows = await pageOfAccounts(db, { areaPrefix, roles, search, after, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  return {
    accounts: await summariseAccounts(db, shown, ctx.clock.now()),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    mayCreate,
  }
}

export async function readManagedAccount(
  ctx: SignedInContext,
  accountId: string,
): Promise<ReplyOf<typeof getManagedAccount>> {
  const db = ctx.database.read
  const row = await getManagedRow(db, ctx, accountId)
  const [account] = await summariseAccounts(db, [row], ctx.clock.now())
  const sessions = await listSessionsOf(db, accountId)
  // One row in, one summary out.
  return { account: account!, sessions: summariseSessions(sessions, ctx.clock.now(), null) }
}
