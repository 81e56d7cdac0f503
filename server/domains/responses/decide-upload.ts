/**
 * What becomes of a sealed revision that arrived. Pure: facts in, decision with its reason out.
 * Content never refuses an upload; what cannot be placed goes to quarantine, whole.
 */
import type { QuarantineReason } from '../../contract/quarantine-reasons.ts'
import { levelPassed, type ResponseState } from '../../contract/response-state.ts'

export interface UploadFacts {
  /** Absent for a tablet that may send, and where none is asked for. */
  readonly device?: 'revoked' | 'not-enrolled' | undefined
  readonly form: 'open' | 'unknown-form' | 'unknown-version' | 'closed' | 'expired' | 'other-period'
  readonly unit:
    | 'within-reach'
    | 'out-of-reach'
    | 'unknown'
    | 'new'
    | 'new-not-allowed'
    | 'new-out-of-reach'
  /** `unassigned`: no response yet, and the form is one that an office assigns; `fell-away`: no longer owed. */
  readonly response: ResponseState | 'unassigned' | 'to-open' | 'fell-away'
  /** Edited from a revision that was already submitted. */
  readonly editsSubmitted: boolean
  /** An office has begun to review what was submitted, and the sender is the unit itself. */
  readonly underReview?: boolean
  /** Sealed for submission and free of blockers. */
  readonly submittable: boolean
  /** How it stands to the revisions that are here. */
  readonly history: 'first' | 'first-of-unknown-base' | 'latest' | 'older' | 'apart' | 'overlapping'
}

export type UploadDecision =
  | { readonly kind: 'new'; readonly reason: 'first-revision' | 'base-not-here' }
  | { readonly kind: 'next'; readonly reason: 'edited-from-latest' | 'older-than-latest' }
  | { readonly kind: 'merge'; readonly reason: 'separate-fields' }
  | { readonly kind: 'conflict'; readonly reason: 'same-fields' }
  | { readonly kind: 'quarantine'; readonly reason: QuarantineReason }

export type RepeatDecision =
  | { readonly kind: 'repeat'; readonly reason: 'same-bytes' }
  | { readonly kind: 'refused'; readonly reason: 'revision-id-taken' }

/** Asked first: whether this revision id came before, with these bytes or with others. */
export function decideRepeat(
  earlierHashes: readonly string[],
  contentHash: string,
): RepeatDecision | undefined {
  if (earlierHashes.includes(contentHash)) return { kind: 'repeat', reason: 'same-bytes' }
  if (earlierHashes.length > 0) return { kind: 'refused', reason: 'revision-id-taken' }
  return undefined
}

export function decideUpload(facts: UploadFacts): UploadDecision {
  const reason = whyNotPlaced(facts)
  if (reason) return { kind: 'quarantine', reason }
  switch (facts.history) {
    case 'first':
      return { kind: 'new', reason: 'first-revision' }
    case 'first-of-unknown-base':
      return { kind: 'new', reason: 'base-not-here' }
    case 'latest':
      return { kind: 'next', reason: 'edited-from-latest' }
    case 'older':
      return { kind: 'next', reason: 'older-than-latest' }
    case 'apart':
      return { kind: 'merge', reason: 'separate-fields' }
    case 'overlapping':
      return { kind: 'conflict', reason: 'same-fields' }
  }
}

/** A level of review has passed it: only a return opens it again. */
const passedStates: ReadonlySet<string> = new Set(Object.keys(levelPassed))

/** Asked before the history is read: the first reason that keeps the upload from being placed. */
export function whyNotPlaced(
  facts: Pick<
    UploadFacts,
    'device' | 'form' | 'unit' | 'response' | 'editsSubmitted' | 'submittable' | 'underReview'
  >,
): QuarantineReason | undefined {
  if (facts.device === 'revoked') return 'device-revoked'
  if (facts.device === 'not-enrolled') return 'device-not-enrolled'
  if (facts.form === 'unknown-form') return 'form-unknown'
  if (facts.form === 'unknown-version') return 'form-version-unknown'
  if (facts.form === 'other-period') return 'period-not-open'
  if (facts.unit === 'unknown') return 'unit-unknown'
  if (facts.unit === 'out-of-reach') return 'unit-out-of-reach'
  if (facts.unit === 'new-not-allowed') return 'new-unit-not-allowed'
  if (facts.unit === 'new-out-of-reach') return 'new-unit-out-of-reach'
  // Past its validity a form may be refused by law: nothing is taken under it, returned or not.
  if (facts.form === 'expired') return 'form-expired'
  // What an office sent back may come in after the last day.
  if (facts.form === 'closed' && facts.response !== 'returned') return 'form-closed'
  if (facts.response === 'unassigned') return 'form-not-assigned'
  if (facts.response === 'fell-away') return 'form-no-longer-owed'
  if (passedStates.has(facts.response)) {
    return 'response-closed'
  }
  // Corrected on the tablet before anyone reviewed it: goes on only if it may be submitted again,
  // for what was submitted is never silently taken back.
  const sent = ['submitted', 'to-confirm', 'draft'].includes(facts.response)
  if (sent && facts.editsSubmitted && (!facts.submittable || facts.underReview)) {
    return 'response-already-submitted'
  }
  return undefined
}
