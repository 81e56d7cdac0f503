/**
 * Moves a response one step on its way, for the review domain. Never touches what was reported.
 * A return settles the revisions received so far: what stands goes on, the rest is history.
 */
import { Problem } from '../../contract/problems.ts'
import { nextState, openSteps } from '../../contract/response-state.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { type ResponseRow, updateResponse } from './store.ts'

export async function changeState(
  tx: Executor,
  ctx: SignedInContext,
  current: ResponseRow,
  step: 'pass-township' | 'accept-county' | 'return',
): Promise<ResponseRow> {
  const state = nextState(current.state, step)
  if (state === undefined || current.fellAwayAt !== null) throw stepNotOpen(current)
  return updateResponse(tx, current.id, {
    state,
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
}

const FELL_AWAY = '该单位已不再应填这张表；已填内容保留，只能查看'

export function stepNotOpen(current: ResponseRow): Problem {
  const fellAway = current.fellAwayAt !== null
  return new Problem('state-not-allowed', fellAway ? FELL_AWAY : undefined, {
    currentState: current.state,
    allowedSteps: fellAway ? [] : openSteps(current.state),
  })
}
