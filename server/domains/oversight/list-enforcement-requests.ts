/** Requests one made, or those one may decide. */
import type { EnforcementRequest } from '../../contract/enforcement.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { mayDo } from '../identity/index.ts'
import { maySeeRequest, toReplies } from './enforcement-reply.ts'
import { listRequests } from './enforcement-store.ts'

export async function listEnforcementRequests(
  ctx: SignedInContext,
): Promise<{ requests: EnforcementRequest[] }> {
  const { role } = ctx.actor
  if (!mayDo(role, 'enforcement.request') && !mayDo(role, 'enforcement.approve')) {
    throw new Problem('not-allowed')
  }
  const db = ctx.database.read
  const rows = (await listRequests(db)).filter((row) => maySeeRequest(ctx, row))
  return { requests: await toReplies(db, ctx, rows) }
}
