/** An account its office may see and change; any other is as good as none. */
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { manages } from './manages.ts'
import { requireRight } from './rights.ts'
import { type AccountRow, findAccount } from './store.ts'

export async function getManagedRow(
  db: Executor,
  ctx: SignedInContext,
  accountId: string,
): Promise<AccountRow> {
  requireRight(ctx, 'account.manage')
  const row = await findAccount(db, accountId)
  if (!row || !manages(ctx.actor, row)) throw new Problem('not-found')
  return row
}
