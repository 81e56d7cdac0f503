/**
 * CSV text → records of cells. Finds the delimiter by itself, keeps quoted line breaks, and when a
 * quote is never closed gives up only the line it opens in: the lines after it are read again.
 */
import { CsvError, parse } from 'csv-parse/sync'
import { Problem } from '../../contract/problems.ts'

export interface CellRecord {
  readonly cells: readonly string[]
  /** Set when the record could not be read; its cells are then the line as it stands. */
  readonly fault?: 'quote-not-closed'
}

/** More broken quotes than this and the file is not a list; each costs another reading. */
const BROKEN_QUOTES_AT_MOST = 50

export function readCells(text: string): CellRecord[] {
  const delimiter = findDelimiter(text)
  const records: CellRecord[] = []
  let rest = text
  let brokenQuotes = 0
  while (rest !== '') {
    const { read, broken } = readUntilFault(rest, delimiter)
    records.push(...read.map((cells) => ({ cells })))
    if (broken === undefined) break
    brokenQuotes += 1
    if (brokenQuotes > BROKEN_QUOTES_AT_MOST) {
      throw new Problem(
        'file-not-readable',
        `到第 ${records.length + 1} 行已有 ${BROKEN_QUOTES_AT_MOST} 多处引号没有收尾。请用原系统重新导出 CSV`,
      )
    }
    const lineEnd = /\r\n|\r|\n/.exec(broken)
    const line = lineEnd ? broken.slice(0, lineEnd.index) : broken
    records.push({ cells: [line], fault: 'quote-not-closed' })
    rest = lineEnd ? broken.slice(lineEnd.index + lineEnd[0].length) : ''
  }
  return records
}

/** The records, and the text from a quote on that is never closed, if there is one. */
function readUntilFault(
  text: string,
  delimiter: string,
): { readonly read: string[][]; readonly broken?: string } {
  const options = {
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  }
  try {
    return { read: parse(text, options) }
  } catch (error) {
    if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error
  }
  // Only now, because keeping the raw text of every record costs memory.
  let broken = ''
  const read = parse(text, {
    ...options,
    raw: true,
    skip_records_with_error: true,
    on_skip: (_error: CsvError | undefined, raw: string | undefined) => {
      broken = raw ?? ''
      return undefined
    },
    // The declared type leaves `raw` out: with it each item is the record and its text.
  }) as unknown as { record: string[]; raw: string }[]
  return { read: read.map((each) => each.record), broken }
}

/** The one of comma, tab and semicolon that stands most often outside quotes in the first lines. */
function findDelimiter(text: string): string {
  const counts = new Map([
    [',', 0],
    ['\t', 0],
    [';', 0],
  ])
  let quoted = false
  for (const character of text.slice(0, 4_000)) {
    if (character === '"') quoted = !quoted
    const count = counts.get(character)
    if (!quoted && count !== undefined) counts.set(character, count + 1)
  }
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}
