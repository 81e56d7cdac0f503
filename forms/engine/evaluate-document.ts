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
  /** What could not be read of last year (previous) or another form, which findings do not name. */
  readonly aside: readonly { readonly from: string; readonly message: string }[]
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
  const aside: { from: string; message: string }[] = []
  const read = (from: string, of: FormDefinition, raw: unknown): Answers => {
    const { answers, notices } = normaliseAnswers(of, raw)
    for (const { severity, message } of notices)
      if (severity !== 'advisory') aside.push({ from, message })
    return answers
  }
  const previous = document.previous ?? undefined
  const surroundings = {
    ...context,
    answers: normalised.answers,
    others: document.others && othersOf(document.others, forms, read),
    previous: previous === undefined ? undefined : read('previous', form, previous),
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
  return { ...normalised, findings: sorted, context: judged, aside }
}

function othersOf(
  raw: Readonly<Record<string, unknown>>,
  forms: ReadonlyMap<string, FormDefinition>,
  read: (from: string, of: FormDefinition, raw: unknown) => Answers,
): Record<string, Answers> {
  const others: [string, Answers][] = []
  for (const [id, answers] of Object.entries(raw)) {
    const form = forms.get(id)
    if (form !== undefined) others.push([id, read(`others.${id}`, form, answers)])
  }
  return Object.fromEntries(others)
}

function placeOf(finding: Finding): string {
  return `${finding.rule} ${finding.fields.join(' ')}`
}
