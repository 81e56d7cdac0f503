/**
 * Cell paths: `operatingRevenue` for a property, `establishments[2].revenue` for a cell of a
 * table (rows counted from 0), the same spelling findings use. Pure.
 */
import type { Answers, AnswerValue, CellValue, Row } from '../../forms/engine/types.ts'

export interface CellPlace {
  readonly property: string
  readonly row: number | null
  readonly column: string | null
}

const tableCell = /^([^[\].]+)\[(\d+)\](?:\.([^[\].]+))?$/

export function placeOf(path: string): CellPlace {
  const match = tableCell.exec(path)
  if (match === null) return { property: path, row: null, column: null }
  return { property: match[1]!, row: Number(match[2]), column: match[3] ?? null }
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
