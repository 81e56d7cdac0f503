/**
 * A rectangular block from Excel or WPS → cells of the grid. Reads the clipboard's tab-separated
 * text (quoted cells may hold line breaks) and places it from the cell that has the focus.
 * Places outside the grid are reported, never dropped silently. Pure.
 */
import { type Grid, placeInGrid } from './navigate.ts'

export function parseBlock(text: string): string[][] {
  const rows: string[][] = [[]]
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  let cell = ''
  let quoted = false
  for (let at = 0; at < source.length; at += 1) {
    const letter = source[at]!
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (source[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (letter === '"' && cell === '') quoted = true
    else if (letter === '\t' || letter === '\n') {
      rows.at(-1)!.push(cell)
      cell = ''
      if (letter === '\n') rows.push([])
    } else cell += letter
  }
  rows.at(-1)!.push(cell)
  return rows
}

/** One cell is ordinary pasting; a block is not. */
export function isBlock(text: string): boolean {
  return /[\t\n\r]/.test(text.replace(/[\r\n]+$/, ''))
}

export interface Placement {
  readonly path: string
  readonly raw: string
}

export interface PlacedBlock {
  readonly placements: readonly Placement[]
  /** Cells of the table that take no text from here, with what the block held for them. */
  readonly skipped: readonly Placement[]
  /** Cells of the block that found no place, with their own text. */
  readonly outside: readonly string[]
}

/**
 * Rows go down the grid from the anchor, columns to the right. Blank cells of the block leave
 * what is there. `growRow` names the cells of a further row of a table, where one can be added.
 */
export function placeBlock(
  grid: Grid,
  anchor: string,
  block: readonly (readonly string[])[],
  growRow: (beyond: number) => readonly (string | null)[] | undefined = () => undefined,
  mayFill: (path: string) => boolean = () => true,
): PlacedBlock {
  const at = placeInGrid(grid, anchor)
  const placements: Placement[] = []
  const skipped: Placement[] = []
  const outside: string[] = []
  block.forEach((cells, down) => {
    const row =
      at === undefined ? undefined : (grid[at.row + down] ?? growRow(at.row + down - grid.length))
    cells.forEach((raw, right) => {
      if (raw.trim() === '') return
      const path = at === undefined ? undefined : row?.[at.column + right]
      if (!path) outside.push(raw)
      else if (mayFill(path)) placements.push({ path, raw })
      else skipped.push({ path, raw })
    })
  })
  return { placements, skipped, outside }
}
