/**
 * Moves a response one step on its way, for the review domain. Never touches what was reported.
 * `back` says where a withdrawn pass leads, which is where it came from.
 * A return settles the revisions received so far: what stands goes on, the rest is history.
 */
import { Problem } from '../../contract/problems.ts'
import {
  awaitedLevel,
  nextState,
  openSteps,
  type ResponseState,
  type ResponseStep,
  type ReviewLevel,
} from '../../contract/response-state.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { followAcceptance } from './keep-findings.ts'
import { type ResponseRow, updateResponse } from './store.ts'

/** Steps of the respondent's own people. */
type UnitStep = 'save-draft' | 'submit' | 'hand-to-confirm' | 'confirm' | 'send-back' | 'withdraw'

export async function changeState(
  tx: Executor,
  ctx: SignedInContext,
  current: ResponseRow,
  step: Exclude<ResponseStep, UnitStep>,
  back?: { readonly state: ResponseState | undefined; readonly awaiting: ReviewLevel },
): Promise<ResponseRow> {
  const next = nextState(current.state, step)
  if (next === undefined || current.fellAwayAt !== null) throw stepNotOpen(current)
  const state = back?.state ?? next
  const after = await updateResponse(tx, current.id, {
    state,
    awaiting: back?.awaiting ?? awaitedLevel(state, current.reportedRole === 'enterprise'),
    heldBy: null,
    escalatedFrom: null,
    reviewStartedAt: current.reviewStartedAt ?? ctx.clock.now(),
    updatedAt: ctx.clock.now(),
    updatedBy: ctx.actor.id,
    ...(step === 'return'
      ? {
          inConflict: false,
          returnedOnce: true,
          reviewStartedAt: null,
          settledRevisionId: current.latestRevisionId,
          settledRevisions: current.revisions,
        }
      : {}),
  })
  await followAcceptance(tx, ctx, current, after)
  return after
}

/** Moves a response between queues of review without a step: put aside, handed up, handed back. */
export function setReviewPlace(
  tx: Executor,
  ctx: SignedInContext,
  current: ResponseRow,
  place: Partial<Pick<ResponseRow, 'awaiting' | 'heldBy' | 'escalatedFrom'>>,
): Promise<ResponseRow> {
  return updateResponse(tx, current.id, {
    ...place,
    updatedAt: ctx.clock.now(),
    updatedBy: ctx.actor.id,
  })
}

const FELL_AWAY = '该单位已不再应填这张表；已填内容保留，只能查看'

export function stepNotOpen(current: ResponseRow): Problem {
  const fellAway = current.fellAwayAt !== null
  return new Problem('state-not-allowed', fellAway ? FELL_AWAY : undefined, {
    currentState: current.state,
    allowedSteps: fellAway ? [] : openSteps(current.state),
  })
}
