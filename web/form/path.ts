/**
 * Cell paths: `operatingRevenue` for a property, `establishments[2].revenue` for a cell of a
 * table (rows counted from 0), the same spelling findings use. A row fixed by a code list goes
 * by its code, `energyProducts{33}.consumption`, as absences name it: it is on the screen before
 * it is in the document. Pure.
 */
import type { Answers, AnswerValue, CellValue, Row } from '../../forms/engine/types.ts'

export interface CellPlace {
  readonly property: string
  readonly row: number | null
  /** Code of a row fixed by a code list. */
  readonly rowId: string | null
  readonly column: string | null
}

const tableCell = /^([^[\]{}.]+)(?:\[(\d+)\]|\{([^{}]+)\})(?:\.([^[\]{}.]+))?$/

export function placeOf(path: string): CellPlace {
  const match = tableCell.exec(path)
  if (match === null) return { property: path, row: null, rowId: null, column: null }
  return {
    property: match[1]!,
    row: match[2] === undefined ? null : Number(match[2]),
    rowId: match[3] ?? null,
    column: match[4] ?? null,
  }
}

export function matrixPath(table: string, rowId: string, column: string): string {
  return `${table}{${rowId}}.${column}`
}

export function tablePath(table: string, row: number, column: string): string {
  return `${table}[${row}].${column}`
}

export function rowsOf(answers: Answers, table: string): readonly Row[] {
  const value = answers[table]
  // A table's property holds rows by its schema; anything else counts as no rows.
  return Array.isArray(value) ? (value as readonly Row[]) : []
}

export function valueAt(answers: Answers, path: string): AnswerValue | undefined {
  const { property, row, column } = placeOf(path)
  if (row === null || column === null) return answers[property]
  return rowsOf(answers, property)[row]?.[column]
}

/** Absent, null, blank text and an empty choice all count as empty. */
export function isEmptyValue(value: AnswerValue | undefined): boolean {
  if (value === undefined || value === null || value === '') return true
  return Array.isArray(value) && value.length === 0
}

/** A new document with one cell set; an empty value leaves the document. */
export function withValue(answers: Answers, path: string, value: AnswerValue | undefined): Answers {
  const { property, row, column } = placeOf(path)
  if (row === null || column === null) {
    const { [property]: _gone, ...rest } = answers
    return isEmptyValue(value) ? rest : { ...answers, [property]: value }
  }
  const rows = rowsOf(answers, property).slice()
  while (rows.length <= row) rows.push({})
  const { [column]: _gone, ...rest } = rows[row]!
  // Table cells hold no rows of their own.
  rows[row] = isEmptyValue(value) ? rest : { ...rows[row], [column]: value as CellValue }
  return { ...answers, [property]: rows }
}
