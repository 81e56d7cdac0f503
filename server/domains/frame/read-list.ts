/**
 * Records of cells → a list with headings that have meanings and numbered data rows. Skips title
 * lines above the headings; keeps every cell under its heading, known or not.
 */
import type { ImportNotice } from '../../contract/frame.ts'
import { Problem } from '../../contract/problems.ts'
import type { CellRecord } from '../../platform/list-file/read-cells.ts'
import { findMeaning, type Meaning } from './headings.ts'

export interface ListRow {
  /** Counted from 1 below the headings. */
  readonly row: number
  /** Heading → cell text, as read. */
  readonly raw: Readonly<Record<string, string>>
  readonly fault?: 'quote-not-closed'
}

export interface ListColumn {
  readonly heading: string
  readonly meaning: Meaning | null
}

export interface DepartmentList {
  readonly columns: readonly ListColumn[]
  readonly rows: readonly ListRow[]
  readonly notices: readonly ImportNotice[]
  /** Headings by meaning, in the order of the file. */
  readonly headingsOf: ReadonlyMap<Meaning, readonly string[]>
}

/** Title lines a department may put above the headings. */
const LINES_BEFORE_HEADINGS = 10

export type MeaningOf = (heading: string) => Meaning | null

/** `meaningOf`: what headings mean for this source; the usual words where nothing else was said. */
export function readList(
  records: readonly CellRecord[],
  meaningOf: MeaningOf = findMeaning,
): DepartmentList {
  const position = findHeadings(records, meaningOf)
  const headings = distinctHeadings(records[position]?.cells ?? [])
  const columns = headings.map((heading) => ({ heading, meaning: meaningOf(heading) }))
  const data = withoutTrailingBlanks(records.slice(position + 1))
  const notices: ImportNotice[] = []
  if (position > 0) {
    const message = `表头之前的 ${position} 行是标题，未作数据`
    notices.push({ row: null, field: null, notice: 'title-lines-skipped', message })
  }
  for (const { heading, meaning } of columns) {
    if (meaning !== null || heading.startsWith('（第')) continue
    const message = `不认识「${heading}」列，原值保留，未使用`
    notices.push({ row: null, field: heading, notice: 'heading-unknown', message })
  }
  const dropped = records.length - position - 1 - data.length
  if (dropped > 0) {
    const message = `文件末尾 ${dropped} 个空行未计入`
    notices.push({ row: null, field: null, notice: 'blank-rows-at-end', message })
  }
  const rows = data.map((record, index) => asRow(record, index + 1, headings, notices))
  return { columns, rows, notices, headingsOf: groupByMeaning(columns) }
}

function findHeadings(records: readonly CellRecord[], meaningOf: MeaningOf): number {
  const head = records.slice(0, LINES_BEFORE_HEADINGS)
  const position = head.findIndex(({ cells }) =>
    cells.some((cell) => meaningOf(cell) === 'unitName'),
  )
  if (position >= 0) return position
  const shown = (head[0]?.cells ?? []).slice(0, 12).join('、').slice(0, 200)
  throw new Problem(
    'file-not-readable',
    `前 ${head.length} 行里找不到单位名称列（读到的是「${shown}」）。请在第 1 行写表头，名称列用“单位名称”或“企业名称”`,
    // What may be the headings, for whoever says what they mean.
    { line: 1, headings: longestLine(head) },
  )
}

/** The first line with most cells filled: titles fill one or two. */
function longestLine(lines: readonly CellRecord[]): string[] {
  const filled = lines.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').slice(0, 100))
  return filled.reduce((best, line) => (line.length > best.length ? line : best), [])
}

/** Headings as keys: empty ones get their column number, repeated ones a count. */
function distinctHeadings(cells: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, index) => {
    const heading = cell.trim() || `（第 ${index + 1} 列）`
    const times = (seen.get(heading) ?? 0) + 1
    seen.set(heading, times)
    return times === 1 ? heading : `${heading}（${times}）`
  })
}

function asRow(
  record: CellRecord,
  row: number,
  headings: readonly string[],
  notices: ImportNotice[],
): ListRow {
  const { cells, fault } = record
  const width = Math.max(cells.length, fault ? 0 : headings.length)
  const raw: Record<string, string> = {}
  for (let i = 0; i < width; i++) raw[headings[i] ?? `（第 ${i + 1} 列）`] = cells[i] ?? ''
  if (fault) return { row, raw, fault }
  const extra = cells.slice(headings.length).filter((cell) => cell.trim() !== '').length
  if (extra > 0) {
    const message = `第 ${row} 行比表头多 ${extra} 格，多出的保留、未使用，请核对有无串列`
    notices.push({ row, field: null, notice: 'row-too-long', message })
  } else if (cells.length < headings.length) {
    const message = `第 ${row} 行比表头少 ${headings.length - cells.length} 格，缺的按空处理`
    notices.push({ row, field: null, notice: 'row-too-short', message })
  }
  return { row, raw }
}

function withoutTrailingBlanks(records: readonly CellRecord[]): readonly CellRecord[] {
  const last = records.findLastIndex(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  return records.slice(0, last + 1)
}

function groupByMeaning(columns: readonly ListColumn[]): Map<Meaning, string[]> {
  const groups = new Map<Meaning, string[]>()
  for (const { heading, meaning } of columns) {
    if (meaning) groups.set(meaning, [...(groups.get(meaning) ?? []), heading])
  }
  return groups
}
