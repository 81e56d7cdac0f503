/** One step of the actor's level forward, recorded as an act of review with its audit row. */
import { Problem } from '../../contract/problems.ts'
import { stepOfLevel } from '../../contract/response-state.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import {
  changeState,
  findMissingEstablishmentList,
  openReview,
  type ResponseRow,
} from '../responses/index.ts'
import { recordReviewAct } from './record-review-act.ts'
import { refuseStep } from './refuse-step.ts'
import { requireLevel } from './require-level.ts'

/** The caller has checked the right, holds the response's lock and has read it within reach. */
export async function passOne(
  tx: Executor,
  ctx: SignedInContext,
  current: ResponseRow,
  batchId: string | null = null,
): Promise<ResponseRow> {
  const level = requireLevel(ctx)
  const step = stepOfLevel[level]
  if (!openReview(level, current).steps.includes(step)) throw refuseStep(level, current)
  const list = await findMissingEstablishmentList(tx, current)
  if (list !== undefined) {
    throw new Problem(
      'state-not-allowed',
      `该单位有下属产业活动单位，${list} 表还没有报来；${list} 表报来后，本表才能通过`,
      { currentState: current.state, allowedSteps: ['return'] },
    )
  }
  const moved = await changeState(tx, ctx, current, step)
  const stoodInFor =
    current.awaiting !== null && current.awaiting !== level ? current.awaiting : null
  await recordReviewAct(tx, ctx, {
    before: current,
    after: moved,
    act: 'pass',
    stoodInFor,
    batchId,
  })
  await recordAudit(tx, ctx, {
    action: `response.${step}`,
    subjectKind: 'response',
    subjectId: current.id,
    before: { state: current.state, revisionId: current.latestRevisionId },
    after: {
      state: moved.state,
      ...(stoodInFor === null ? {} : { stoodInFor }),
      ...(batchId === null ? {} : { batchId }),
    },
  })
  return moved
}
