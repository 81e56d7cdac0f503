/**
 * Sends a response back to its respondent with a reason. Offices say what is wrong; a reason that
 * tells which value to report is refused.
 */
import { Problem } from '../../contract/problems.ts'
import type { ResponseSummary } from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { readCodeList } from '../../platform/read-code-list.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { changeState, getReachableResponse, lockResponse } from '../responses/index.ts'
import { namesTargetValue } from './names-target-value.ts'
import { insertReturn } from './store.ts'
import { summariseReviewed } from './summarise-reviewed.ts'

const RETURN_REASONS = 'return-reasons'
const SHORTEST_REASON = 4

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
    const current = await getReachableResponse(tx, ctx, input.responseId)
    requireSoundReason(input.reasonCode, reasonText)
    const returned = await changeState(tx, ctx, current, 'return')
    await insertReturn(tx, {
      id: ctx.newId(),
      responseId: current.id,
      revisionId: current.latestRevisionId,
      returnedAt: returned.updatedAt,
      returnedBy: ctx.actor.id,
      reasonCode: input.reasonCode,
      reasonText,
      fields: input.fields,
    })
    await recordAudit(tx, ctx, {
      action: 'response.return',
      subjectKind: 'response',
      subjectId: current.id,
      reason: reasonText,
      before: { state: current.state, revisionId: current.latestRevisionId },
      after: { state: returned.state, reasonCode: input.reasonCode, fields: input.fields },
    })
    return returned
  })
  return summariseReviewed(ctx, saved)
}

function requireSoundReason(code: string, text: string): void {
  if (!readCodeList(RETURN_REASONS).items.some((item) => item.code === code)) {
    throw new Problem('code-not-in-list', `退回原因代码「${code}」不在列表中，请重新选择`)
  }
  if ([...text].length < SHORTEST_REASON) {
    throw new Problem('reason-required', `请写明退回原因，至少 ${SHORTEST_REASON} 个字`)
  }
  if (namesTargetValue(text)) {
    throw new Problem(
      'reason-names-target-value',
      '请说明哪项指标有何问题，由调查对象核实后自行改正',
    )
  }
}
