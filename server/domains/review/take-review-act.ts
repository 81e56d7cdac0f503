/**
 * Acts of review beside passing and returning: withdraw one's own pass or acceptance, put aside 暂缓 and
 * take up again, hand up to the level above 提请上级 and hand back 答复. Each with words, none with a
 * target value; none touches what was reported.
 */
import type { ReviewLevel } from '../../contract/response-state.ts'
import { levelAbove, levelPassed } from '../../contract/response-state.ts'
import type { ResponseSummary, ReviewActKind } from '../../contract/responses.ts'
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
  setReviewPlace,
} from '../responses/index.ts'
import { recordReviewAct } from './record-review-act.ts'
import { refuseStep } from './refuse-step.ts'
import { requireLevel } from './require-level.ts'
import { requireNotSignedOff } from './require-not-signed-off.ts'
import { requireSoundWords } from './require-sound-reason.ts'
import { findLatestPass } from './store.ts'
import { summariseReviewed } from './summarise-reviewed.ts'

export async function takeReviewAct(
  ctx: SignedInContext,
  input: {
    readonly responseId: string
    readonly act: ReviewActKind
    readonly reasonText: string
  },
): Promise<ResponseSummary> {
  requireRight(ctx, 'response.review')
  const level = requireLevel(ctx)
  const reasonText = input.reasonText.trim()
  const saved = await ctx.database.write(async (tx) => {
    await lockResponse(tx, input.responseId)
    const current = await getReachableResponse(tx, ctx, input.responseId)
    requireSoundWords(reasonText)
    if (current.fellAwayAt !== null || !openReview(level, current).acts.includes(input.act)) {
      throw refuseStep(level, current)
    }
    const after = await carryOut(tx, ctx, input.act, level, current)
    await recordReviewAct(tx, ctx, { before: current, after, act: input.act, reasonText })
    await recordAudit(tx, ctx, {
      action: `response.${input.act}`,
      subjectKind: 'response',
      subjectId: current.id,
      reason: reasonText,
      before: { state: current.state, awaiting: current.awaiting },
      after: { state: after.state, awaiting: after.awaiting },
    })
    return after
  })
  return summariseReviewed(ctx, saved)
}

async function carryOut(
  tx: Executor,
  ctx: SignedInContext,
  act: ReviewActKind,
  level: ReviewLevel,
  current: ResponseRow,
): Promise<ResponseRow> {
  switch (act) {
    case 'withdraw-pass':
      return withdraw(tx, ctx, level, current)
    case 'hold':
      return setReviewPlace(tx, ctx, current, { heldBy: level })
    case 'release':
      return setReviewPlace(tx, ctx, current, { heldBy: null })
    case 'escalate':
      // Offered only where there is a level above.
      return setReviewPlace(tx, ctx, current, {
        awaiting: levelAbove(level)!,
        escalatedFrom: level,
      })
    case 'hand-back':
      return setReviewPlace(tx, ctx, current, {
        awaiting: current.escalatedFrom,
        escalatedFrom: null,
      })
  }
}

/** Back to where the pass found it, in the queue of the level that takes its pass back. */
export async function withdraw(
  tx: Executor,
  ctx: SignedInContext,
  level: ReviewLevel,
  current: ResponseRow,
): Promise<ResponseRow> {
  await requireNotSignedOff(tx, current.areaCode, level)
  const pass = await findLatestPass(tx, current.id, levelPassed[current.state] ?? level)
  return changeState(tx, ctx, current, 'withdraw-pass', {
    awaiting: level,
    state: pass?.stateBefore,
  })
}
