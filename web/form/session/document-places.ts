/**
 * Where the cells of the screen stand in the document. A matrix keeps only rows that hold
 * something, in the order of its code list, so the place of a row changes as rows are filled;
 * on the screen a row goes by its code.
 */
import type { Answers, AnswerValue, CellValue, Row } from '../../../forms/engine/types.ts'
import type { FormModel } from '../form-model.ts'
import {
  isEmptyValue,
  matrixPath,
  placeOf,
  rowsOf,
  tablePath,
  valueAt,
  withValue,
} from '../path.ts'
import type { MatrixRow } from './matrix-rows.ts'

export interface DocumentPlaces {
  read(answers: Answers, path: string): AnswerValue | undefined
  write(answers: Answers, path: string, value: AnswerValue | undefined): Answers
  /** The document's path of a cell, or null while its row holds nothing. */
  inDocument(answers: Answers, path: string): string | null
  /** The screen's path of a cell. */
  onScreen(answers: Answers, path: string): string
}

export function createDocumentPlaces(
  model: FormModel,
  /** A matrix's rows in the order of its list. */
  rowsInOrder: (table: string) => readonly MatrixRow[],
): DocumentPlaces {
  const idColumns = new Map(
    model.sections.flatMap(({ table, matrix }) =>
      table === null || matrix === null ? [] : [[table, matrix.rowId.key] as const],
    ),
  )
  /** What a person fills in; a row of computed cells alone holds nothing. */
  const isTyped = (table: string, column: string): boolean =>
    column !== idColumns.get(table) && model.cells.get(`${table}.${column}`)?.computed === null
  const indexOf = (answers: Answers, table: string, rowId: string): number => {
    const column = idColumns.get(table)
    return column === undefined
      ? -1
      : rowsOf(answers, table).findIndex((row) => row[column] === rowId)
  }

  return {
    read(answers, path) {
      const { property, rowId, column } = placeOf(path)
      if (rowId === null || column === null) return valueAt(answers, path)
      return rowsOf(answers, property)[indexOf(answers, property, rowId)]?.[column]
    },
    write(answers, path, value) {
      const { property, rowId, column } = placeOf(path)
      const idColumn = idColumns.get(property)
      if (rowId === null || column === null || idColumn === undefined) {
        return withValue(answers, path, value)
      }
      const at = indexOf(answers, property, rowId)
      const { [column]: _gone, ...rest } = rowsOf(answers, property)[at] ?? { [idColumn]: rowId }
      // Cells of a table hold no rows of their own.
      const row: Row = isEmptyValue(value) ? rest : { ...rest, [column]: value as CellValue }
      const holds = (candidate: Row): boolean =>
        Object.entries(candidate).some(
          ([key, held]) => isTyped(property, key) && !isEmptyValue(held),
        )
      const before = rowsOf(answers, property)
      const rows = at < 0 ? [...before, row] : before.with(at, row)
      return withValue(answers, property, settleRows(rows, holds, idColumn, rowsInOrder(property)))
    },
    inDocument(answers, path) {
      const { property, rowId, column } = placeOf(path)
      if (rowId === null || column === null) return path
      const at = indexOf(answers, property, rowId)
      return at < 0 ? null : tablePath(property, at, column)
    },
    onScreen(answers, path) {
      const { property, row, column } = placeOf(path)
      const idColumn = idColumns.get(property)
      if (row === null || column === null || idColumn === undefined) return path
      const rowId = rowsOf(answers, property)[row]?.[idColumn]
      return typeof rowId === 'string' ? matrixPath(property, rowId, column) : path
    },
  }
}

/**
 * Rows that hold something, in the order of the list. Rows of totals are there as soon as there
 * is anything to add up.
 */
function settleRows(
  rows: readonly Row[],
  holds: (row: Row) => boolean,
  idColumn: string,
  order: readonly MatrixRow[],
): readonly Row[] {
  const filled = rows.filter(holds)
  const codes = new Set(filled.map((row) => row[idColumn]))
  const totals = filled.length === 0 ? [] : order.filter(({ item }) => item.total === true)
  const added = totals
    .filter(({ code }) => !codes.has(code))
    .map(({ code }): Row => rows.find((row) => row[idColumn] === code) ?? { [idColumn]: code })
  const rank = new Map(order.map(({ code }, index) => [code, index]))
  const rankOf = (row: Row): number => rank.get(String(row[idColumn])) ?? order.length
  return [...filled, ...added].sort((a, b) => rankOf(a) - rankOf(b))
}
