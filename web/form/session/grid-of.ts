/** The cells the keyboard walks through, in reading order: only those that can be filled. */
import type { CellModel } from '../form-model.ts'
import type { Grid } from '../navigate.ts'
import { tablePath } from '../path.ts'
import type { VisibleSection } from './visible-parts.ts'

export function gridOf(
  parts: readonly VisibleSection[],
  footer: readonly CellModel[],
  rowCount: (table: string) => number,
  mayFill: (path: string) => boolean,
): Grid {
  const lines: string[][] = []
  for (const { section, lines: visible } of parts) {
    for (const line of visible) lines.push(line.cells.map((cell) => cell.key))
    const { table } = section
    if (table === null) continue
    for (let row = 0; row < rowCount(table); row += 1) {
      lines.push(section.columns.map((column) => tablePath(table, row, column.key)))
    }
  }
  lines.push(footer.map((cell) => cell.key))
  return lines.map((line) => line.filter(mayFill)).filter((line) => line.length > 0)
}
