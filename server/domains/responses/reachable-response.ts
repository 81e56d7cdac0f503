/** One response within the actor's reach; anything else answers 404, whether it exists or not. */
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { isWithinReach } from '../areas/index.ts'
import { mayDo } from '../identity/index.ts'
import { findResponse, type ResponseRow } from './store.ts'

export async function getReachableResponse(
  db: Executor,
  ctx: SignedInContext,
  responseId: string,
): Promise<ResponseRow> {
  const row = await findResponse(db, responseId)
  const seen =
    row !== undefined &&
    mayDo(ctx.actor.role, 'response.view') &&
    (await isWithinReach(db, ctx, row))
  if (!seen) throw new Problem('not-found')
  return row
}
