/**
 * 不适用 and 不掌握: why a cell is empty, kept apart from empty and from 0 (quality rule Q-44).
 * Rows of the document by the name of the cell; here they go by its path on the screen. Pure.
 */
import { ABSENCES, absencesOf, pathOfAbsence } from '../../../forms/engine/absences.ts'
import type { Absence, Answers, AnswerValue, Row } from '../../../forms/engine/types.ts'
import { placeOf } from '../path.ts'

/** Why there is nothing in a cell, without saying which. */
export type AbsenceOf = Omit<Absence, 'cell'>

export function absencesOnScreen(
  answers: Answers,
  onScreen: (path: string) => string,
): ReadonlyMap<string, AbsenceOf> {
  return new Map(
    absencesOf(answers).map(({ cell, ...absence }) => {
      // A row that holds nothing else goes by the same name on the screen.
      return [onScreen(pathOfAbsence(answers, cell) ?? cell), absence]
    }),
  )
}

/** The rows with one cell marked, or its mark gone; undefined when none is left. */
export function withAbsence(
  answers: Answers,
  cell: string,
  absence: AbsenceOf | null,
): AnswerValue | undefined {
  const others = absencesOf(answers).filter((other) => other.cell !== cell)
  const rows = absence === null ? others : [...others, { cell, ...absence }]
  return rows.length === 0 ? undefined : rows.map((row): Row => ({ ...row }))
}

/** After a row left a table: its marks go with it, those below move up. */
export function absencesWithoutRow(
  answers: Answers,
  table: string,
  gone: number,
): AnswerValue | undefined {
  const before = absencesOf(answers)
  const kept = before.flatMap((absence): Row[] => {
    const { property, row, column } = placeOf(absence.cell)
    if (property !== table || row === null || row < gone) return [{ ...absence }]
    return row === gone ? [] : [{ ...absence, cell: `${table}[${row - 1}].${column}` }]
  })
  return kept.length === 0 ? undefined : kept
}

/** A word typed or pasted into a cell of numbers that says there is nothing to report. */
export function saysNotApplicable(raw: string): boolean {
  return /^(不适用|n\/a)$/i.test(raw.trim())
}

export function absenceWord(absence: AbsenceOf): string {
  return absence.kind === 'not-applicable' ? '不适用' : '不掌握'
}

export { ABSENCES }
