/**
 * What the forms a unit owes do to its responses: which open, which fall away, which count again.
 * Nothing is ever removed; a form not decided yet leaves its response as it is. Pure.
 */
import type { FormDecision } from '../../../forms/engine/applicability.ts'
import type { FrameOutcome } from '../../contract/frame.ts'

export interface HeldForm {
  readonly responseId: string
  readonly formId: string
  readonly fellAwayAt: string | null
  /** What it was opened for was taken back, and nobody has touched it. */
  readonly takenBack?: boolean
}

export interface AssignmentFacts {
  readonly decisions: readonly FormDecision[]
  readonly held: readonly HeldForm[]
  /** Forms that take reports now or will. */
  readonly isOpen: (formId: string) => boolean
  /** 清查表, which the field opens at the door. */
  readonly isListingForm: (formId: string) => boolean
  readonly unit: {
    readonly aboveScale: boolean
    readonly inputOutputSample: boolean
    readonly outcome: FrameOutcome | null
  }
}

export interface Assignments {
  readonly opens: readonly string[]
  readonly fallsAway: readonly HeldForm[]
  readonly countsAgain: readonly HeldForm[]
}

export function decideAssignments(facts: AssignmentFacts): Assignments {
  const outcomes = new Map(facts.decisions.map(({ form, outcome }) => [form, outcome]))
  const heldForms = new Set(facts.held.map(({ formId }) => formId))
  const owed = (formId: string) => outcomes.get(formId) === 'owed'
  // 重复、非普查对象: no unit of its own that could owe anything; what lists it stays as evidence.
  const isNone = facts.unit.outcome === 'duplicate' || facts.unit.outcome === 'out-of-scope'
  const registered = isRegistered(facts.unit)
  return {
    opens: registered
      ? facts.decisions
          .map(({ form }) => form)
          .filter(
            (form) =>
              owed(form) &&
              !heldForms.has(form) &&
              facts.isOpen(form) &&
              !facts.isListingForm(form),
          )
      : [],
    fallsAway: facts.held.filter(
      ({ formId, fellAwayAt, takenBack = false }) =>
        fellAwayAt === null &&
        (outcomes.get(formId) === 'not-owed' ||
          (isNone && !facts.isListingForm(formId)) ||
          (takenBack && !(registered && owed(formId)))),
    ),
    countsAgain: facts.held.filter(
      ({ formId, fellAwayAt }) => fellAwayAt !== null && owed(formId) && !isNone,
    ),
  }
}

/** Above-scale units and the input-output sample are known beforehand; all others owe their forms once the listing found them. */
export function isRegistered(unit: AssignmentFacts['unit']): boolean {
  const { aboveScale, inputOutputSample, outcome } = unit
  if (outcome === null) return aboveScale || inputOutputSample
  return outcome === 'normal' || outcome === 'suspended'
}
