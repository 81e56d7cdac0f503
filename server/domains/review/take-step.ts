/** One step forward in review, with its audit row. The caller has checked the right. */
import type { ResponseSummary } from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { changeState, getReachableResponse, lockResponse } from '../responses/index.ts'
import { summariseReviewed } from './summarise-reviewed.ts'

export async function takeStep(
  ctx: SignedInContext,
  responseId: string,
  step: 'pass-township' | 'accept-county',
  action: string,
): Promise<ResponseSummary> {
  const saved = await ctx.database.write(async (tx) => {
    await lockResponse(tx, responseId)
    const current = await getReachableResponse(tx, ctx, responseId)
    const moved = await changeState(tx, ctx, current, step)
    await recordAudit(tx, ctx, {
      action,
      subjectKind: 'response',
      subjectId: current.id,
      before: { state: current.state, revisionId: current.latestRevisionId },
      after: { state: moved.state },
    })
    return moved
  })
  return summariseReviewed(ctx, saved)
}
