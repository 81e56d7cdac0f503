/**
 * Records of cells → headings that have meanings and numbered data rows, one record after the other so
 * that no list is held whole. Skips title lines above the headings; keeps every cell under its heading,
 * known or not. Headings may take two lines, as where cells of them are merged.
 */
import type { ImportNotice } from '../../contract/frame-import.ts'
import { Problem } from '../../contract/problems.ts'
import {
  isLineBelow,
  isMarkup,
  joinedHeadings,
  withLineAbove,
} from '../../platform/list-file/heading-lines.ts'
import type { CellRecord } from '../../platform/list-file/read-cells.ts'
import { findMeaning, type Meaning } from './headings.ts'

export interface ListRow {
  /** Counted from 1 below the headings. */
  readonly row: number
  /** Heading → cell text, as read. */
  readonly raw: Readonly<Record<string, string>>
  readonly fault?: 'quote-not-closed'
  /** Headings of its formulas that were never calculated. */
  readonly uncalculated?: readonly string[]
  /** On its width. */
  readonly notices: readonly ImportNotice[]
}

export interface ListColumn {
  readonly heading: string
  readonly meaning: Meaning | null
}

/** What the headings of a list say. */
export interface ListHead {
  readonly columns: readonly ListColumn[]
  /** Headings by meaning, in the order of the file. */
  readonly headingsOf: ReadonlyMap<Meaning, readonly string[]>
}

export type MeaningOf = (heading: string) => Meaning | null

/** Title lines a department may put above the headings. */
const LINES_BEFORE_HEADINGS = 10

/** `take` every record in turn, then `end`. */
export class ListReader implements ListHead {
  readonly #meaningOf: MeaningOf
  readonly #before: CellRecord[] = []
  /** Blank records that may be the end of the list, or stand between rows; alike ones are one, held often. */
  #held: CellRecord[] = []
  #head: ListHead | undefined
  /** The line of the headings, while the one below it may belong to them. */
  #upper: readonly string[] | undefined
  #rows = 0
  /** Of the file as a whole. */
  readonly notices: ImportNotice[] = []

  /** `meaningOf`: what headings mean for this source; the usual words where nothing else was said. */
  constructor(meaningOf: MeaningOf = findMeaning) {
    this.#meaningOf = meaningOf
  }

  /** How many rows it has had so far. */
  get rows(): number {
    return this.#rows
  }

  get columns(): readonly ListColumn[] {
    return this.#head?.columns ?? []
  }

  get headingsOf(): ReadonlyMap<Meaning, readonly string[]> {
    return this.#head?.headingsOf ?? new Map()
  }

  /**
   * The rows that are now known to belong to the list, one by one: to be gone through before the next record.
   * Throws `file-not-readable` without headings.
   */
  take(record: CellRecord): Iterable<ListRow> {
    if (!this.#head) {
      this.#seekHeadings(record)
      return []
    }
    if (!record.uncalculated && record.cells.every((cell) => cell.trim() === '')) {
      const before = this.#held.at(-1)
      this.#held.push(before && isSame(before, record) ? before : record)
      return []
    }
    const upper = this.#upper
    this.#upper = undefined
    if (upper && this.#isBelow(upper, record.cells)) {
      this.#setHead(joinedHeadings(record.cells, upper))
      return []
    }
    const taken = [...this.#held, record]
    this.#held = []
    return this.#rowsOf(taken)
  }

  *#rowsOf(records: readonly CellRecord[]): Generator<ListRow> {
    for (const record of records) yield asRow(record, ++this.#rows, this.columns)
  }

  /** After the last record. */
  end(): void {
    if (!this.#head) throw noHeadings(this.#before)
    if (this.#held.length > 0) {
      this.#note('blank-rows-at-end', `文件末尾 ${this.#held.length} 个空行未计入`)
    }
  }

  #seekHeadings(record: CellRecord): void {
    if (!record.cells.some((cell) => this.#meaningOf(cell) === 'unitName')) {
      this.#before.push(record)
      if (this.#before.length === LINES_BEFORE_HEADINGS) throw noHeadings(this.#before)
      return
    }
    const knows = (cell: string) => this.#meaningOf(cell) !== null
    const whole = withLineAbove(record.cells, this.#before.at(-1)?.cells ?? [], knows)
    const titles = this.#before.length - (whole ? 1 : 0)
    if (titles > 0) this.#note('title-lines-skipped', `表头之前的 ${titles} 行是标题，未作数据`)
    this.#setHead(whole ?? record.cells)
    this.#upper = whole ? undefined : record.cells
  }

  #isBelow(upper: readonly string[], cells: readonly string[]): boolean {
    const name = upper.findIndex((cell) => this.#meaningOf(cell) === 'unitName')
    return isLineBelow(cells, name, (cell) => this.#meaningOf(cell) !== null)
  }

  #setHead(cells: readonly string[]): void {
    const columns = distinctHeadings(cells).map((heading) => ({
      heading,
      meaning: this.#meaningOf(heading),
    }))
    this.#head = { columns, headingsOf: groupByMeaning(columns) }
    const known = this.notices.filter(({ notice }) => !notice.startsWith('heading-'))
    this.notices.splice(0, this.notices.length, ...known)
    for (const { heading, meaning } of columns) {
      if (meaning !== null || heading.startsWith('（第')) continue
      const message = `不认识「${heading}」列，原值保留，未使用`
      this.notices.push({ row: null, field: heading, notice: 'heading-unknown', message })
    }
    for (const [heading, times] of repeatedHeadings(cells)) {
      if (this.#meaningOf(heading) === null) continue
      const message = `「${heading}」有 ${times} 列，每行取左起有值的一列，其余原值保留`
      this.notices.push({ row: null, field: heading, notice: 'heading-repeated', message })
    }
  }

  #note(notice: string, message: string): void {
    this.notices.push({ row: null, field: null, notice, message })
  }
}

function isSame({ cells }: CellRecord, other: CellRecord): boolean {
  return cells.length === other.cells.length && cells.every((cell, at) => cell === other.cells[at])
}

function noHeadings(head: readonly CellRecord[]): Problem {
  if (head.length === 0) {
    return new Problem(
      'file-not-readable',
      '里面没有内容；Excel 文件只读第一张工作表，请把名录放在第一张',
    )
  }
  if (isMarkup(head[0]?.cells[0])) {
    return new Problem(
      'file-not-readable',
      '是网页格式（HTML 或 XML）的表格，请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”再导入',
    )
  }
  const shown = (head[0]?.cells ?? []).slice(0, 12).join('、').slice(0, 200)
  return new Problem(
    'file-not-readable',
    `前 ${head.length} 行里找不到单位名称列（读到的是「${shown}」）。请在第 1 行写表头，名称列用“单位名称”或“企业名称”；Excel 文件只读第一张工作表`,
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

/** Heading → how many columns have it, where those are several. */
function repeatedHeadings(cells: readonly string[]): [string, number][] {
  const times = new Map<string, number>()
  for (const cell of cells) times.set(cell.trim(), (times.get(cell.trim()) ?? 0) + 1)
  return [...times].filter(([heading, count]) => heading !== '' && count > 1)
}

function asRow(record: CellRecord, row: number, columns: readonly ListColumn[]): ListRow {
  const { cells, fault } = record
  const width = Math.max(cells.length, fault ? 0 : columns.length)
  const raw: Record<string, string> = {}
  for (let i = 0; i < width; i++) raw[columns[i]?.heading ?? `（第 ${i + 1} 列）`] = cells[i] ?? ''
  if (fault) return { row, raw, fault, notices: [] }
  const notices = noticesOnWidth(cells, row, columns.length)
  const uncalculated = record.uncalculated?.flatMap((at) => columns[at]?.heading ?? [])
  return uncalculated ? { row, raw, uncalculated, notices } : { row, raw, notices }
}

function noticesOnWidth(cells: readonly string[], row: number, headings: number): ImportNotice[] {
  const extra = cells.slice(headings).filter((cell) => cell.trim() !== '').length
  if (extra > 0) {
    const message = `第 ${row} 行比表头多 ${extra} 格，多出的保留、未使用，请核对有无串列`
    return [{ row, field: null, notice: 'row-too-long', message }]
  }
  if (cells.length < headings) {
    const message = `第 ${row} 行比表头少 ${headings - cells.length} 格，缺的按空处理`
    return [{ row, field: null, notice: 'row-too-short', message }]
  }
  return []
}

function groupByMeaning(columns: readonly ListColumn[]): Map<Meaning, string[]> {
  const groups = new Map<Meaning, string[]>()
  for (const { heading, meaning } of columns) {
    if (meaning) groups.set(meaning, [...(groups.get(meaning) ?? []), heading])
  }
  return groups
}
