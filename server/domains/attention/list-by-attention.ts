/** The queue of review by score. Worked out beforehand: this only reads. */
import type { listByAttention as listOperation } from '../../contract/attention.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { mayDo, requireRight } from '../identity/index.ts'
import { listResponses, type ResponseFilter } from '../responses/index.ts'
import { findReturns } from '../review/index.ts'
import { describeAttention } from './describe-attention.ts'
import { findAttention } from './store.ts'

export async function listByAttention(
  ctx: SignedInContext,
  filter: ResponseFilter,
): Promise<ReplyOf<typeof listOperation>> {
  requireRight(ctx, 'response.review')
  const { responses, next } = await listResponses(ctx, filter, findReturns, 'attention')
  const scores = await findAttention(
    ctx.database.read,
    responses.map(({ responseId }) => responseId),
  )
  const seesSignals = mayDo(ctx.actor.role, 'signal.view')
  return {
    rows: responses.map((response) => {
      const row = scores.get(response.responseId)
      return { response, attention: row === undefined ? null : describeAttention(row, seesSignals) }
    }),
    next,
  }
}
