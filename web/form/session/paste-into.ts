/**
 * A pasted block into the cells of a session: within one table it may add rows, elsewhere it
 * goes down the lines. Each cell is read as if typed; what cannot be read stays as it came.
 */
import type { FormModel } from '../form-model.ts'
import type { Grid } from '../navigate.ts'
import { parseBlock, placeBlock } from '../paste.ts'
import { placeOf, tablePath } from '../path.ts'
import type { PasteReport } from './form-session.ts'

export interface PasteTarget {
  readonly model: FormModel
  grid(): Grid
  mayFill(path: string): boolean
  /** Adds a row; its number from 0, or undefined where the table is full. */
  growTable(table: string): number | undefined
  /** Takes the text into the cell; false when it could not be read. */
  take(path: string, raw: string): boolean
}

export function pasteInto(target: PasteTarget, anchor: string, text: string): PasteReport {
  const { property, row, column } = placeOf(anchor)
  const section = target.model.sections.find(({ table }) => table === property)
  const grow = (): readonly string[] | undefined => {
    const added = row === null ? undefined : target.growTable(property)
    if (added === undefined) return undefined
    return section?.columns.map((cell) => tablePath(property, added, cell.key))
  }
  const ofTable = (cells: readonly (string | null)[]): boolean =>
    cells.some((path) => path !== null && placeOf(path).property === property)
  const grid = column === null ? target.grid() : target.grid().filter(ofTable)
  const { placements, skipped, outside } = placeBlock(
    grid,
    anchor,
    parseBlock(text),
    grow,
    target.mayFill,
  )
  const unreadable = placements.filter(({ path, raw }) => !target.take(path, raw))
  return { placed: placements.length, unreadable, skipped, outside }
}
