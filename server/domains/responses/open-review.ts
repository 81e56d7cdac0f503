/**
 * What a level of review may do with a response now. One answer for the verbs that do it and for the
 * screens that offer it. Pure.
 */
import {
  compareLevels,
  levelAbove,
  mayTakeStep,
  type ResponseStep,
  type ReviewLevel,
  responseSteps,
} from '../../contract/response-state.ts'
import type { ReviewActKind } from '../../contract/responses.ts'
import type { ResponseRow } from './store.ts'

export interface OpenReview {
  readonly steps: readonly ResponseStep[]
  readonly acts: readonly ReviewActKind[]
}

type Reviewed = Pick<ResponseRow, 'state' | 'awaiting' | 'heldBy' | 'escalatedFrom'>

/** An office has looked at it or put it somewhere: from then on its unit asks for a return. */
export function hasReviewBegun(
  row: Pick<ResponseRow, 'reviewStartedAt' | 'heldBy' | 'escalatedFrom'>,
): boolean {
  return row.reviewStartedAt !== null || row.heldBy !== null || row.escalatedFrom !== null
}

const nothing: OpenReview = { steps: [], acts: [] }

export function openReview(level: ReviewLevel, row: Reviewed): OpenReview {
  // A level above has put it aside.
  if (row.heldBy !== null && compareLevels(row.heldBy, level) > 0) return nothing
  const isAbove = row.awaiting !== null && compareLevels(row.awaiting, level) > 0
  if (row.escalatedFrom !== null && isAbove) return nothing
  const steps = responseSteps.filter((step) => mayTakeStep(level, row.state, step))
  const returns = steps.filter((step) => step === 'return')
  if (row.heldBy !== null) return { steps: returns, acts: ['release'] }
  if (row.escalatedFrom !== null) {
    return { steps: returns, acts: row.awaiting === level ? ['hand-back'] : [] }
  }
  const withdraws = steps.includes('withdraw-pass')
  const isOwn = steps.some((step) => step !== 'return' && step !== 'withdraw-pass')
  return {
    steps,
    acts: [
      ...(withdraws ? (['withdraw-pass'] as const) : []),
      ...(isOwn ? (['hold'] as const) : []),
      ...(isOwn && levelAbove(level) ? (['escalate'] as const) : []),
    ],
  }
}
