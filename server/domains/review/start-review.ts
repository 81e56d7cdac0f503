/**
 * An office opened a report in review. From then on its unit does not withdraw it any more, and asks
 * for a return instead. Opening it again changes nothing.
 */

import type { ReplyOf } from '../../contract/operation.ts'
import type { startReview as operation } from '../../contract/review.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { getReachableResponse, lockResponse, noteReviewStart } from '../responses/index.ts'

export async function startReview(
  ctx: SignedInContext,
  responseId: string,
): Promise<ReplyOf<typeof operation>> {
  requireRight(ctx, 'response.return')
  return ctx.database.write(async (tx) => {
    await lockResponse(tx, responseId)
    const current = await getReachableResponse(tx, ctx, responseId)
    if (current.state !== 'submitted' || current.reviewStartedAt !== null) {
      return { reviewStartedAt: current.reviewStartedAt }
    }
    const reviewStartedAt = ctx.clock.now()
    await noteReviewStart(tx, current.id, reviewStartedAt)
    await recordAudit(tx, ctx, {
      action: 'response.start-review',
      subjectKind: 'response',
      subjectId: current.id,
      after: { revisionId: current.latestRevisionId },
    })
    return { reviewStartedAt }
  })
}
