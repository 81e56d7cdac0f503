/**
 * A rectangle of cells, from the one that has the focus to the one it was drawn to. Pure.
 */
import { type Grid, type MayStop, type Move, moveInGrid, placeInGrid } from '../navigate.ts'

export interface Selection {
  readonly anchor: string
  readonly head: string
}

/** Rows of the rectangle; null where the table has no cell. */
export type Block = readonly (readonly (string | null)[])[]

export function blockOf(grid: Grid, { anchor, head }: Selection): Block {
  const a = placeInGrid(grid, anchor)
  const b = placeInGrid(grid, head)
  if (a === undefined || b === undefined) return [[anchor]]
  const left = Math.min(a.column, b.column)
  const right = Math.max(a.column, b.column)
  return grid
    .slice(Math.min(a.row, b.row), Math.max(a.row, b.row) + 1)
    .map((row) => Array.from({ length: right - left + 1 }, (_, at) => row[left + at] ?? null))
    .filter((row) => row.some((path) => path !== null))
}

export function pathsOf(block: Block): string[] {
  return block.flat().filter((path) => path !== null)
}

/** The rectangle one step further; the same where there is nothing further. */
export function stretch(grid: Grid, selection: Selection, move: Move, may?: MayStop): Selection {
  const head = moveInGrid(grid, selection.head, move, may)
  return head === undefined ? selection : { anchor: selection.anchor, head }
}

/** Where pasting and typing go: the upper left corner. */
export function cornerOf(block: Block): string | undefined {
  return block[0]?.find((path) => path !== null) ?? undefined
}
