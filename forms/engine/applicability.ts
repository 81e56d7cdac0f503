/**
 * 分派普查表: which forms a unit owes, with the reason for each. Three answers, as everywhere:
 * owed, not owed, or not decided because an attribute is not known.
 */
import type { CheckSource, CodeLists, Condition, UnitAttributes } from './types.ts'
import { completeAttributes, type UnitAttribute } from './unit-attributes.ts'

export interface ApplicabilityRule {
  /** The condition as written. */
  readonly when: string
  readonly reason: string
  /** Where the rule is known from. */
  readonly source: { readonly status: CheckSource; readonly text: string }
  readonly condition: Condition
}

export interface FormApplicability {
  readonly form: string
  readonly rules: readonly ApplicabilityRule[]
}

export interface FormDecision {
  readonly form: string
  readonly outcome: 'owed' | 'not-owed' | 'undetermined'
  /** Why it is owed, or what it depends on; null when it is not owed. */
  readonly reason: string | null
  /** Attributes that have to be known first. */
  readonly missing: readonly UnitAttribute[]
}

/** One decision for each form, in the order of the catalogue. */
export function decideForms(
  catalogue: readonly FormApplicability[],
  unit: UnitAttributes,
  codeLists: CodeLists,
): FormDecision[] {
  const known = completeAttributes(unit, codeLists)
  return catalogue.map(({ form, rules }) => decide(form, rules, known, codeLists))
}

function decide(
  form: string,
  rules: readonly ApplicabilityRule[],
  unit: UnitAttributes,
  codeLists: CodeLists,
): FormDecision {
  const open: ApplicabilityRule[] = []
  for (const rule of rules) {
    const holds = rule.condition.holds({ answers: {}, unit, codeLists })
    if (holds === true) return { form, outcome: 'owed', reason: rule.reason, missing: [] }
    if (holds === null) open.push(rule)
  }
  const [first] = open
  if (first === undefined) return { form, outcome: 'not-owed', reason: null, missing: [] }
  const missing = new Set(
    open.flatMap(({ condition }) =>
      condition.dependencies.unit.filter((name) => isUnknown(unit, name as UnitAttribute)),
    ),
  )
  return {
    form,
    outcome: 'undetermined',
    reason: first.reason,
    missing: [...missing] as UnitAttribute[],
  }
}

/** Being on no department's list is an answer, not a gap. */
function isUnknown(unit: UnitAttributes, name: UnitAttribute): boolean {
  const value = unit[name]
  return name !== 'departmentList' && (value === undefined || value === '')
}

export interface HeldResponse {
  readonly form: string
  /** Whether anything has been filled in. */
  readonly started: boolean
}

export interface ApplicabilityChange {
  /** Forms that come to be owed. */
  readonly appears: readonly FormDecision[]
  /** Forms no longer owed; what was filled in is kept and can be read and taken up again. */
  readonly fallsAway: readonly { readonly form: string; readonly answersKept: boolean }[]
  /** Forms owed before and after. */
  readonly stays: readonly FormDecision[]
  /** Forms that cannot be decided any more, or yet. */
  readonly undetermined: readonly FormDecision[]
}

/** What a change of attributes does to the forms of a unit; nothing is deleted by it. */
export function previewChange(
  catalogue: readonly FormApplicability[],
  change: { readonly before: UnitAttributes; readonly after: UnitAttributes },
  held: readonly HeldResponse[],
  codeLists: CodeLists,
): ApplicabilityChange {
  const was = new Set(
    decideForms(catalogue, change.before, codeLists)
      .filter(({ outcome }) => outcome === 'owed')
      .map(({ form }) => form),
  )
  for (const { form } of held) was.add(form)
  const after = decideForms(catalogue, change.after, codeLists)
  const owed = after.filter(({ outcome }) => outcome === 'owed')
  return {
    appears: owed.filter(({ form }) => !was.has(form)),
    stays: owed.filter(({ form }) => was.has(form)),
    fallsAway: after
      .filter(({ form, outcome }) => outcome === 'not-owed' && was.has(form))
      .map(({ form }) => ({
        form,
        answersKept: held.some((response) => response.form === form && response.started),
      })),
    undetermined: after.filter(({ outcome }) => outcome === 'undetermined'),
  }
}
