/** Judges the responses of whole units: what a worker of the batch does. Pure but for loading forms. */
import { evaluateResponse } from '../../../forms/engine/evaluate.ts'
import { ruleVersionOf } from '../../../forms/engine/rule-set.ts'
import type {
  Answers,
  Finding,
  FormDefinition,
  UnitAttributes,
} from '../../../forms/engine/types.ts'
import { findForm } from '../../../forms/generated/registry.ts'
import type { FormBook } from '../../platform/form-book.ts'
import { applyRuleSet, type RuleSetRow } from '../instruments/index.ts'
import type { AnswerJson } from './answer-cells.ts'

export interface UnitToEvaluate {
  readonly unitId: string
  readonly documents: readonly DocumentToEvaluate[]
}

export interface DocumentToEvaluate {
  readonly revisionId: string
  readonly basis: string
  readonly formId: string
  readonly period: string
  readonly formVersion: string
  /** What was published of its checks since; null while they are those of the form version. */
  readonly ruleSet: Pick<RuleSetRow, 'publication' | 'changes'> | null
  readonly answers: AnswerJson
  readonly previous: AnswerJson | null
  readonly unit: UnitAttributes
  /** Evaluated on this basis before: only its answers are looked at, by the others. */
  readonly known: boolean
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
  for (const { documents } of units) {
    for (const document of documents) {
      if (document.known) continue
      const { revisionId, basis, formId, formVersion, ruleSet } = document
      const newest = book.forms.get(formId)
      const own =
        newest?.version === formVersion ? newest : ((await findForm(formId, formVersion)) ?? newest)
      if (own === undefined) continue
      const form =
        ruleSet === null ? own : (inForce.get(ruleSet) ?? applyRuleSet(book, own, ruleSet))
      if (ruleSet !== null) inForce.set(ruleSet, form)
      const others = documents.filter(
        (other) => other !== document && other.period === document.period,
      )
      // The engine takes any JSON for an answer document and reports what does not fit as findings.
      const findings = evaluateResponse(form, {
        answers: document.answers as Answers,
        others: Object.fromEntries(others.map((each) => [each.formId, each.answers as Answers])),
        previous: (document.previous ?? undefined) as Answers | undefined,
        unit: document.unit,
        codeLists: book.codeLists,
      })
      evaluated.push({ revisionId, basis, ruleVersion: ruleVersionOf(form), findings })
    }
  }
  return evaluated
}
