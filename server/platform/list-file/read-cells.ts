/**
 * CSV text → records of cells. Finds the delimiter by itself, keeps quoted line breaks and stray
 * quotes. A quote that is never properly closed costs only the line it opens in: reading goes on at
 * the next line. (A library either stops there or joins the lines in between into one cell.)
 */

export interface CellRecord {
  readonly cells: readonly string[]
  /** Set when the line could not be split; its one cell is then the line as it stands. */
  readonly fault?: 'quote-not-closed'
  /** Of a workbook: columns, from 0, of formulas that were never calculated. */
  readonly uncalculated?: readonly number[]
}

/** A cell of more lines than this is a quote someone forgot to close. */
const LINES_IN_A_CELL = 20

/** Line ends, each of two characters, after which a quote surely was forgotten. */
const ENOUGH_ENDS = 2 * (LINES_IN_A_CELL + 1)

const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const QUOTE = 34

/** The records of a text held whole. */
export function readCells(text: string): CellRecord[] {
  return [...recordsIn(text, findDelimiter(text).charCodeAt(0), true)]
}

/** A quote that is not closed within so many characters is not waited for. */
const LONGEST_RECORD = 2 ** 22

/** The delimiter is found in so much of the beginning. */
const HEAD_CHARACTERS = 4_000

/**
 * The records of a text that comes in pieces, one after the other; of the text no more is held than the
 * record at hand. Lines without any character are left out.
 */
export async function* eachCellRecord(
  texts: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<CellRecord> {
  let text = ''
  let delimiter: number | undefined
  for await (const piece of texts) {
    text += piece
    if (text.length < HEAD_CHARACTERS && delimiter === undefined) continue
    delimiter ??= findDelimiter(text).charCodeAt(0)
    text = text.slice(yield* recordsIn(text, delimiter, false))
  }
  yield* recordsIn(text, delimiter ?? findDelimiter(text).charCodeAt(0), true)
}

/** Returns where the first record begins of which more may come. */
function* recordsIn(text: string, delimiter: number, ends: boolean): Generator<CellRecord, number> {
  let position = 0
  while (position < text.length) {
    const read = readRecord(text, position, delimiter)
    if ('openCell' in read) {
      if (!ends && mayStillClose(text, read.openCell)) return position
      const end = lineEnd(text, position)
      yield { cells: [text.slice(position, end)], fault: 'quote-not-closed' }
      position = afterLineEnd(text, end)
    } else {
      // The second half of a line end, or of a doubled quote, may be in the next piece.
      if (!ends && read.end >= text.length - 1) return position
      if (read.end > position) yield { cells: read.cells }
      position = afterLineEnd(text, read.end)
    }
  }
  return position
}

function mayStillClose(text: string, openCell: number): boolean {
  if (text.length - openCell > LONGEST_RECORD) return false
  let lines = 0
  for (let at = openCell; at < text.length && lines <= ENOUGH_ENDS; at++) {
    if (text.charCodeAt(at) === LINE_FEED || text.charCodeAt(at) === CARRIAGE_RETURN) lines++
  }
  return lines <= ENOUGH_ENDS
}

/** Cells from `start` to the end of the record, or where the cell begins whose quote is not closed. */
function readRecord(
  text: string,
  start: number,
  delimiter: number,
): { readonly cells: string[]; readonly end: number } | { readonly openCell: number } {
  const cells: string[] = []
  let position = start
  for (;;) {
    const cell =
      text.charCodeAt(position) === QUOTE
        ? readQuoted(text, position, delimiter)
        : readPlain(text, position, delimiter)
    if (!cell) return { openCell: position }
    cells.push(cell.value)
    if (text.charCodeAt(cell.end) !== delimiter) return { cells, end: cell.end }
    position = cell.end + 1
  }
}

interface Cell {
  readonly value: string
  /** Position of the delimiter or line end behind it. */
  readonly end: number
}

function readPlain(text: string, start: number, delimiter: number): Cell {
  let end = start
  while (end < text.length && !endsCell(text.charCodeAt(end), delimiter)) end++
  return { value: text.slice(start, end), end }
}

function readQuoted(text: string, start: number, delimiter: number): Cell | undefined {
  let closing = text.indexOf('"', start + 1)
  while (closing >= 0 && text.charCodeAt(closing + 1) === QUOTE) {
    closing = text.indexOf('"', closing + 2)
  }
  if (closing < 0) return undefined
  const end = closing + 1
  const lines = text.slice(start, end).split(/\r\n|\r|\n/).length
  if (lines > LINES_IN_A_CELL) return undefined
  if (end === text.length || endsCell(text.charCodeAt(end), delimiter)) {
    return { value: text.slice(start + 1, closing).replaceAll('""', '"'), end }
  }
  // Something follows the quote. On its own line it is part of the text; on a later line it is the
  // opening quote of another cell, and this one was never closed.
  return lines === 1 ? readPlain(text, start, delimiter) : undefined
}

function endsCell(code: number, delimiter: number): boolean {
  return code === delimiter || code === LINE_FEED || code === CARRIAGE_RETURN
}

function lineEnd(text: string, start: number): number {
  let end = start
  while (end < text.length && !endsCell(text.charCodeAt(end), LINE_FEED)) end++
  return end
}

function afterLineEnd(text: string, end: number): number {
  const both = text.charCodeAt(end) === CARRIAGE_RETURN && text.charCodeAt(end + 1) === LINE_FEED
  return end + (both ? 2 : 1)
}

/** The one of comma, tab and semicolon that stands most often outside quotes in the first lines. */
function findDelimiter(text: string): string {
  const counts = new Map([
    [',', 0],
    ['\t', 0],
    [';', 0],
  ])
  let quoted = false
  for (const character of text.slice(0, HEAD_CHARACTERS)) {
    if (character === '"') quoted = !quoted
    const count = counts.get(character)
    if (!quoted && count !== undefined) counts.set(character, count + 1)
  }
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}
