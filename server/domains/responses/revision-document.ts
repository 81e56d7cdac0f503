/**
 * Answers and explanations as one document, so that a merge treats an explanation like any other
 * cell: two people explaining one finding differently is a conflict too. Pure.
 */
import type { ExplanationOf } from '../../contract/explanation-rules.ts'
import type { AnswerJson } from './answer-cells.ts'

/** A control character: no indicator's key begins with it. */
const MARK = '\u0001'

export function joinDocument(
  answers: AnswerJson,
  explanations: readonly ExplanationOf[],
): AnswerJson {
  const members = explanations.map((each): [string, ExplanationOf] => [
    `${MARK}${each.rule} ${[...each.fields].sort().join(' ')}`,
    each,
  ])
  return { ...answers, ...Object.fromEntries(members) }
}

export function splitDocument(document: AnswerJson): {
  readonly answers: AnswerJson
  readonly explanations: ExplanationOf[]
} {
  const entries = Object.entries(document)
  return {
    answers: Object.fromEntries(entries.filter(([name]) => !name.startsWith(MARK))),
    explanations: entries
      .filter(([name]) => name.startsWith(MARK))
      // joinDocument put them there.
      .map(([, explanation]) => explanation as ExplanationOf),
  }
}

/** Names of cells for people: an explanation by its rule. */
export function cellLabel(name: string): string {
  return name.startsWith(MARK) ? `说明 ${name.slice(MARK.length)}` : name
}
