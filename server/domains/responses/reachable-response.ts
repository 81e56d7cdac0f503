/** One response within the actor's reach; anything else answers 404, whether it exists or not. */
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { requireReach } from '../areas/index.ts'
import { findResponse, type ResponseRow } from './store.ts'

export async function getReachableResponse(
  db: Executor,
  ctx: SignedInContext,
  responseId: string,
): Promise<ResponseRow> {
  return requireReach(db, ctx, 'response.view', await findResponse(db, responseId))
}
