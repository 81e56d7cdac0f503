/** Judges the responses of whole units: what a worker of the batch does. Pure but for loading forms. */
import { evaluateResponse } from '../../../forms/engine/evaluate.ts'
import { ruleVersionOf } from '../../../forms/engine/rule-set.ts'
import type { Answers, Finding, FormDefinition } from '../../../forms/engine/types.ts'
import { findForm } from '../../../forms/generated/registry.ts'
import type { FormBook } from '../../platform/form-book.ts'
import type { UnitRow } from '../frame/index.ts'
import { applyRuleSet, type RuleSetRow } from '../instruments/index.ts'
import type { AnswerJson } from './answer-cells.ts'
import { basisOf } from './basis-of.ts'
import { unitAttributesOf } from './unit-attributes.ts'

/** As read from the database; a copy goes to a worker. */
export interface UnitToEvaluate {
  readonly unitId: string
  /** null: received under a unit that is no longer known. */
  readonly unit: UnitRow | null
  readonly documents: readonly DocumentToEvaluate[]
}

export interface DocumentToEvaluate {
  readonly revisionId: string
  readonly formId: string
  readonly period: string
  readonly formVersion: string
  /** JSON. */
  readonly answers: string
  /** The form a period before; answers as JSON. */
  readonly prior: { readonly period: string; readonly answers: string } | null
  /** What was published of its checks since; null while they are those of the form version. */
  readonly ruleSet: Pick<RuleSetRow, 'publication' | 'changes'> | null
  /** Evaluated on one of these before: only its answers are looked at, by the others. */
  readonly knownBases: readonly string[]
  readonly wanted: boolean
}

export interface EvaluatedRevision {
  readonly revisionId: string
  readonly basis: string
  /** Of the checks that were run, such as `2023.1+3`. */
  readonly ruleVersion: string
  readonly findings: readonly Finding[]
}

export async function evaluateUnits(
  book: FormBook,
  units: readonly UnitToEvaluate[],
): Promise<EvaluatedRevision[]> {
  const evaluated: EvaluatedRevision[] = []
  // The documents of a batch share their publications, also once they reached a worker.
  const inForce = new Map<DocumentToEvaluate['ruleSet'], FormDefinition>()
  for (const { unit, documents } of units) {
    if (unit === null) continue
    const answersOf = new Map(
      documents.map((each) => [each, JSON.parse(each.answers) as AnswerJson] as const),
    )
    for (const document of documents) {
      const { revisionId, formId, formVersion, ruleSet, prior } = document
      if (!document.wanted) continue
      const others = documents.filter(
        (other) => other !== document && other.period === document.period,
      )
      const basis = basisOf(
        unit,
        document,
        ruleSet?.publication ?? null,
        others.map((other) => other.revisionId),
        prior?.period ?? null,
      )
      if (document.knownBases.includes(basis)) continue
      const newest = book.forms.get(formId)
      const own =
        newest?.version === formVersion ? newest : ((await findForm(formId, formVersion)) ?? newest)
      if (own === undefined) continue
      const form =
        ruleSet === null ? own : (inForce.get(ruleSet) ?? applyRuleSet(book, own, ruleSet))
      if (ruleSet !== null) inForce.set(ruleSet, form)
      const otherAnswers = Object.fromEntries(
        others.map((each) => [each.formId, answersOf.get(each)!]),
      )
      // The engine takes any JSON for an answer document and reports what does not fit as findings.
      const findings = evaluateResponse(form, {
        answers: answersOf.get(document) as Answers,
        others: otherAnswers as Readonly<Record<string, Answers>>,
        previous: prior === null ? undefined : (JSON.parse(prior.answers) as Answers),
        unit: unitAttributesOf(unit, otherAnswers),
        codeLists: book.codeLists,
      })
      evaluated.push({ revisionId, basis, ruleVersion: ruleVersionOf(form), findings })
    }
  }
  return evaluated
}
