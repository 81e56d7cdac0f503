/** Raw document in, findings out: normalises answers, last year and other forms, then checks. */
import { computeCells } from './compute-cells.ts'
import { evaluateResponse } from './evaluate.ts'
import { sortFindings } from './finding-order.ts'
import { type NormalisedAnswers, normaliseAnswers } from './normalise.ts'
import type { EvaluateOptions } from './run-check.ts'
import type { Answers, CheckContext, Finding, FormDefinition } from './types.ts'

export interface RawDocument {
  readonly answers: unknown
  readonly others?: Readonly<Record<string, unknown>> | undefined
  readonly previous?: unknown
}

export interface EvaluatedDocument extends NormalisedAnswers {
  readonly findings: readonly Finding[]
  /** What was judged: the normalised document with its surroundings and computed cells. */
  readonly context: CheckContext
}

/** `forms` are those the document's `others` belong to; others without one are left out. */
export function evaluateDocument(
  form: FormDefinition,
  document: RawDocument,
  context: Omit<CheckContext, 'answers' | 'others' | 'previous'>,
  forms: ReadonlyMap<string, FormDefinition>,
  options: EvaluateOptions = {},
): EvaluatedDocument {
  const normalised = normaliseAnswers(form, document.answers)
  const previous = document.previous
  const surroundings = {
    ...context,
    answers: normalised.answers,
    others: document.others === undefined ? undefined : othersOf(document.others, forms),
    previous:
      previous === undefined || previous === null
        ? undefined
        : normaliseAnswers(form, previous).answers,
  }
  // A document from elsewhere may leave out what the form works out by itself.
  const { answers } = computeCells(form, surroundings, { keepStated: true })
  const judged: CheckContext = { ...surroundings, answers }
  const findings = evaluateResponse(form, judged, options)
  const refused = new Set(normalised.notices.filter((n) => n.severity === 'mandatory').map(placeOf))
  const rest = findings.filter(
    (finding) => finding.kind !== 'format' || !refused.has(placeOf(finding)),
  )
  const sorted = sortFindings(form, [...normalised.notices, ...rest])
  return { ...normalised, findings: sorted, context: judged }
}

function othersOf(
  raw: Readonly<Record<string, unknown>>,
  forms: ReadonlyMap<string, FormDefinition>,
): Record<string, Answers> {
  const others: [string, Answers][] = []
  for (const [id, answers] of Object.entries(raw)) {
    const form = forms.get(id)
    if (form !== undefined) others.push([id, normaliseAnswers(form, answers).answers])
  }
  return Object.fromEntries(others)
}

function placeOf(finding: Finding): string {
  return `${finding.rule} ${finding.fields.join(' ')}`
}
