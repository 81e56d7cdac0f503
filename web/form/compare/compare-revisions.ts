/** Cells in which two revisions of one response differ, in the order of the form. Pure. */
import type { Answers, AnswerValue } from '../../../forms/engine/types.ts'
import type { CellModel, FormModel } from '../form-model.ts'
import { rowsOf } from '../path.ts'
import { isBlankRow } from '../session/table-rows.ts'

export interface Difference {
  readonly path: string
  readonly cell: CellModel
  /** Row counted from 1, or null. */
  readonly row: number | null
  readonly before: AnswerValue | undefined
  readonly after: AnswerValue | undefined
}

export function compareRevisions(model: FormModel, before: Answers, after: Answers): Difference[] {
  const differences: Difference[] = []
  for (const cell of cellsInOrder(model)) {
    if (cell.schema.items?.properties === undefined) {
      const [was, is] = [before[cell.key], after[cell.key]]
      if (!sameValue(was, is)) {
        differences.push({ path: cell.key, cell, row: null, before: was, after: is })
      }
      continue
    }
    differences.push(...compareTables(model, cell.key, before, after))
  }
  return differences
}

function compareTables(
  model: FormModel,
  table: string,
  before: Answers,
  after: Answers,
): Difference[] {
  const was = rowsOf(before, table).filter((row) => !isBlankRow(row))
  const is = rowsOf(after, table).filter((row) => !isBlankRow(row))
  const columns = [...model.cells.values()].filter((cell) => cell.table === table)
  const rows = Array.from({ length: Math.max(was.length, is.length) }, (_, row) => row)
  return rows.flatMap((row) =>
    columns.flatMap((cell): Difference[] => {
      const [old, now] = [was[row]?.[cell.key], is[row]?.[cell.key]]
      if (sameValue(old, now)) return []
      const path = `${table}[${row}].${cell.key}`
      return [{ path, cell, row: row + 1, before: old, after: now }]
    }),
  )
}

function cellsInOrder(model: FormModel): CellModel[] {
  const inLayout = model.sections.flatMap((section) => [
    ...section.lines.flatMap((line) => line.cells.map((cell) => cell.key)),
    ...(section.table === null ? [] : [section.table]),
  ])
  const keys = new Set([
    ...model.identity.map((cell) => cell.key),
    ...inLayout,
    ...Object.keys(model.form.schema.properties),
  ])
  return [...keys].flatMap((key) => model.cells.get(key) ?? [])
}

function sameValue(a: AnswerValue | undefined, b: AnswerValue | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}
