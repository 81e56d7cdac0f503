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
  const { property, row } = placeOf(anchor)
  const section = target.model.sections.find(({ table }) => table === property)
  const inTable = row !== null && section !== undefined
  const grow = (): readonly string[] | undefined => {
    const added = inTable ? target.growTable(property) : undefined
    if (added === undefined) return undefined
    return section?.columns
      .map((column) => tablePath(property, added, column.key))
      .filter(target.mayFill)
  }
  const grid = inTable
    ? target.grid().filter(([first]) => first?.startsWith(`${property}[`))
    : target.grid()
  const { placements, outside } = placeBlock(grid, anchor, parseBlock(text), grow)
  const unreadable = placements.filter(({ path, raw }) => !target.take(path, raw))
  return { placed: placements.length, unreadable, outside }
}
