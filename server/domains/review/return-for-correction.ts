/**
 * Sends a response back to its respondent with a reason. Offices say what is wrong; a reason that
 * tells which value to report is refused.
 */
import type { ResponseSummary } from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import {
  changeState,
  getReachableResponse,
  lockResponse,
  openReview,
  type ResponseRow,
  sendBackFindings,
} from '../responses/index.ts'
import { recordReviewAct } from './record-review-act.ts'
import { refuseStep } from './refuse-step.ts'
import { requireLevel } from './require-level.ts'
import { requireNotSignedOff } from './require-not-signed-off.ts'
import { requireSoundReason } from './require-sound-reason.ts'
import { insertReturn } from './store.ts'
import { summariseReviewed } from './summarise-reviewed.ts'

export interface ReturnForCorrection {
  readonly responseId: string
  readonly reasonCode: string
  readonly reasonText: string
  /** Cells the reason is about. */
  readonly fields: string[]
}

export async function returnForCorrection(
  ctx: SignedInContext,
  input: ReturnForCorrection,
): Promise<ResponseSummary> {
  requireRight(ctx, 'response.return')
  const reasonText = input.reasonText.trim()
  const saved = await ctx.database.write(async (tx) => {
    await lockResponse(tx, input.responseId)
    await getReachableResponse(tx, ctx, input.responseId)
    requireSoundReason(input.reasonCode, reasonText)
    return returnOne(tx, ctx, { ...input, reasonText })
  })
  return summariseReviewed(ctx, saved)
}

/** The caller has checked right and reason, and holds the response's lock. */
export async function returnOne(
  tx: Executor,
  ctx: SignedInContext,
  { responseId, reasonCode, reasonText, fields }: ReturnForCorrection,
): Promise<ResponseRow> {
  const current = await getReachableResponse(tx, ctx, responseId)
  const level = requireLevel(ctx)
  if (!openReview(level, current).steps.includes('return')) throw refuseStep(level, current)
  await requireNotSignedOff(tx, current.areaCode, level)
  const returned = await changeState(tx, ctx, current, 'return')
  await recordReviewAct(tx, ctx, { before: current, after: returned, act: 'return', reasonText })
  await insertReturn(tx, {
    id: ctx.newId(),
    responseId: current.id,
    revisionId: current.latestRevisionId,
    returnedAt: returned.updatedAt,
    returnedBy: ctx.actor.id,
    ...{ reasonCode, reasonText, fields },
  })
  await sendBackFindings(tx, ctx, { responseId, fields, reasonText })
  await recordAudit(tx, ctx, {
    action: 'response.return',
    subjectKind: 'response',
    subjectId: current.id,
    reason: reasonText,
    before: { state: current.state, revisionId: current.latestRevisionId },
    after: { state: returned.state, reasonCode, fields },
  })
  return returned
}
