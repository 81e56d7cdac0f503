/**
 * Rows of the form's tables on the screen. A row keeps one id for as long as it is shown, so
 * that removing a row moves the others with what is being typed in them.
 */
import type { Answers, Row } from '../../../forms/engine/types.ts'
import type { FormModel } from '../form-model.ts'
import { isEmptyValue, rowsOf } from '../path.ts'

export interface TableRows {
  ids(table: string): readonly number[]
  add(table: string): boolean
  remove(table: string, row: number): void
  /** Room for one that was removed, up to so many rows; those below move down with their ids. */
  putBack(table: string, row: number, count: number): void
  /** At least as many rows as the answers hold. */
  cover(table: string, count: number): boolean
}

export function createTableRows(model: FormModel, answers: Answers, readOnly: boolean): TableRows {
  let lastId = 0
  const fresh = (count: number): number[] => Array.from({ length: count }, () => ++lastId)
  const ids = new Map<string, readonly number[]>()
  const limits = new Map<string, number>()
  for (const section of model.sections) {
    if (section.table === null || section.matrix !== null) continue
    const least = readOnly ? 1 : Math.max(1, section.minRows)
    limits.set(section.table, section.maxRows)
    ids.set(section.table, fresh(Math.max(least, rowsOf(answers, section.table).length)))
  }
  const of = (table: string): readonly number[] => ids.get(table) ?? []
  return {
    ids: of,
    add(table) {
      if (of(table).length >= (limits.get(table) ?? 0)) return false
      ids.set(table, [...of(table), ...fresh(1)])
      return true
    },
    remove(table, row) {
      const kept = of(table).filter((_, index) => index !== row)
      ids.set(table, kept.length > 0 ? kept : fresh(1))
    },
    putBack(table, row, count) {
      // The blank row that took the place of the only one becomes it again.
      if (of(table).length >= count) return
      ids.set(table, [...of(table).slice(0, row), ...fresh(1), ...of(table).slice(row)])
    },
    cover(table, count) {
      const missing = count - of(table).length
      if (missing <= 0) return false
      ids.set(table, [...of(table), ...fresh(missing)])
      return true
    },
  }
}

export function isBlankRow(row: Row): boolean {
  return Object.values(row).every(isEmptyValue)
}

/** Blank rows at the end are room to write in, not answers. */
export function withoutBlankEnd(rows: readonly Row[]): readonly Row[] {
  let count = rows.length
  while (count > 0 && isBlankRow(rows[count - 1]!)) count -= 1
  return count === rows.length ? rows : rows.slice(0, count)
}
