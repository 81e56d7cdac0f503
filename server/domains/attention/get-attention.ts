/** Why one response stands where it does in the order of review. */
import type { Attention } from '../../contract/attention.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { mayDo, requireRight } from '../identity/index.ts'
import { getReachableResponse } from '../responses/index.ts'
import { describeAttention } from './describe-attention.ts'
import { findAttention } from './store.ts'

export async function getAttention(
  ctx: SignedInContext,
  responseId: string,
): Promise<{ attention: Attention | null }> {
  requireRight(ctx, 'response.review')
  const db = ctx.database.read
  const response = await getReachableResponse(db, ctx, responseId)
  const row = (await findAttention(db, [response.id])).get(response.id)
  if (row === undefined) return { attention: null }
  return { attention: describeAttention(row, mayDo(ctx.actor.role, 'signal.view')) }
}
