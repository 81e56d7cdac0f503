/**
 * Where the last page of a print begins, when what stands below the table does not fit under it: with
 * the last lines of the table, so that no signature stands on a page without the table it is for.
 * Browsers do not go back into a table begun on an earlier page for it. Pure; heights in pixels.
 */

export interface PrintedTable {
  /** Of its heads, repeated on each page. */
  readonly heads: number
  readonly lines: readonly { readonly height: number; readonly staysWithNext: boolean }[]
  /** Of what stands right below its lines. */
  readonly below: number
}

/** Lines that go on to the last page with the foot. */
const LINES_WITH_FOOT = 3

/** `page`: of its content; `top`: of what stands above the tables; the line's table is the last. */
export function closingLine(
  page: number,
  top: number,
  tables: readonly PrintedTable[],
  foot: number,
): number | null {
  const lines = tables.at(-1)?.lines ?? []
  if (lines.length === 0 || endOfTables(page, top, tables) + foot <= page) return null
  let line = lines.length - LINES_WITH_FOOT
  while (line > 0 && lines[line - 1]!.staysWithNext) line -= 1
  // A few lines are not left behind under heads of their own: the whole table goes.
  return line <= LINES_WITH_FOOT ? 0 : line
}

/** How far down its last page the last table reaches. */
function endOfTables(page: number, top: number, tables: readonly PrintedTable[]): number {
  let end = top
  for (const { heads, lines, below } of tables) {
    if (end + heads + together(lines, 0) > page) end = 0
    end += heads
    lines.forEach(({ height }, at) => {
      if (end + together(lines, at) > page) end = heads
      end += height
    })
    if (end + below > page) end = 0
    end += below
  }
  return end
}

/** Height of a line and of those it may not be parted from. */
function together(lines: PrintedTable['lines'], from: number): number {
  let height = 0
  for (let at = from; at < lines.length; at += 1) {
    height += lines[at]!.height
    if (!lines[at]!.staysWithNext) break
  }
  return height
}
