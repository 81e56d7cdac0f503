/** Judges one answer document with the engine the tablet runs, and counts what stands against submission. */
import type { Static } from 'typebox'
import { evaluateResponse } from '../../../forms/engine/evaluate.ts'
import type {
  Answers,
  Distributions,
  Finding,
  FormDefinition,
  UnitAttributes,
} from '../../../forms/engine/types.ts'
import {
  countFindings,
  type ExplanationOf,
  isExplained,
  submissionBlockers,
} from '../../contract/explanation-rules.ts'
import type { FindingCounts } from '../../contract/shapes.ts'
import type { FormBook } from '../../platform/form-book.ts'
import type { AnswerJson } from './answer-cells.ts'

/** What the checks may look at beside the document itself. */
export interface Surroundings {
  readonly unit: UnitAttributes
  readonly others: Readonly<Record<string, AnswerJson>>
  readonly previous: AnswerJson | null
  /** Digits the area codes of the office that checks begin with. */
  readonly officeAreaPrefix: string | undefined
  readonly neighbours: NeighboursOfUnit
}

/** Percentiles of units like this one, and the set they are of; null where the checks ask for none. */
export interface NeighboursOfUnit {
  readonly setId: string | null
  readonly distributions: Distributions | undefined
}

export interface Judgement {
  readonly findings: readonly Finding[]
  readonly counts: Static<typeof FindingCounts>
  readonly blockers: readonly Finding[]
  /** Whether the document's own explanations answer a finding. */
  isExplained(finding: Finding): boolean
}

export function judgeAnswers(
  book: FormBook,
  form: FormDefinition,
  document: { readonly answers: AnswerJson; readonly explanations: readonly ExplanationOf[] },
  surroundings: Surroundings,
): Judgement {
  const findings = evaluateResponse(form, {
    // The engine takes any JSON for an answer document and reports what does not fit as findings.
    answers: document.answers as Answers,
    others: surroundings.others as Readonly<Record<string, Answers>>,
    previous: (surroundings.previous ?? undefined) as Answers | undefined,
    unit: surroundings.unit,
    codeLists: book.codeLists,
    officeAreaPrefix: surroundings.officeAreaPrefix,
    distributions: surroundings.neighbours.distributions,
  })
  return {
    findings,
    counts: countFindings(findings, document.explanations, book.isExplanationReason),
    isExplained: (finding) => isExplained(finding, document.explanations, book.isExplanationReason),
    blockers: submissionBlockers(findings, document.explanations, book.isExplanationReason),
  }
}

/** A finding as replies carry it. */
export function asReply(finding: Finding) {
  return { ...finding, fields: [...finding.fields] }
}
