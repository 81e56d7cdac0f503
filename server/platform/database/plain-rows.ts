/**
 * Rows of columns that need no decoding, as the engine gives them: batches read them by the million, and
 * to have each cell looked at for how to read it takes longer than to judge it.
 */
import { engine } from './engine.ts'

interface Selection<Row> extends PromiseLike<Row[]> {
  /** Bare rows. */
  values(): unknown
}

/** Of a selection of these columns, each of text, whole numbers or JSON as text. */
export async function plainRows<Row>(
  selection: Selection<Row>,
  columns: Readonly<Record<keyof Row, unknown>>,
): Promise<Row[]> {
  // PostgreSQL's selections cannot be had bare.
  if (engine === 'postgresql') return selection
  const keys = Object.keys(columns)
  const rows = (await selection.values()) as readonly (readonly unknown[])[]
  return rows.map((cells) => {
    const row: Record<string, unknown> = {}
    for (let at = 0; at < keys.length; at++) row[keys[at]!] = cells[at]
    // The columns as the selection names them, in its order.
    return row as Row
  })
}
