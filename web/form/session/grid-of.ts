/** Every cell of the form in reading order, column under column. */
import type { CellModel } from '../form-model.ts'
import type { Grid } from '../navigate.ts'
import { matrixPath, tablePath } from '../path.ts'
import type { SectionModel } from '../section-model.ts'
import type { VisibleSection } from './visible-parts.ts'

export interface ShownRows {
  count(table: string): number
  codes(table: string): readonly string[]
}

export function gridOf(
  parts: readonly VisibleSection[],
  footer: readonly CellModel[],
  shown: ShownRows,
): Grid {
  const lines: (string | null)[][] = []
  for (const { section, lines: visible } of parts) {
    for (const line of visible) lines.push(line.slots.map((cell) => cell?.key ?? null))
    lines.push(...rowsOfSection(section, shown))
  }
  lines.push(footer.map((cell) => cell.key))
  return lines.filter((line) => line.some((path) => path !== null))
}

function rowsOfSection(section: SectionModel, shown: ShownRows): string[][] {
  const { table, columns } = section
  if (table === null) return []
  if (section.matrix !== null) {
    return shown
      .codes(table)
      .map((code) => columns.map((column) => matrixPath(table, code, column.key)))
  }
  return Array.from({ length: shown.count(table) }, (_, row) =>
    columns.map((column) => tablePath(table, row, column.key)),
  )
}
