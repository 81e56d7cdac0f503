/**
 * Rows of a firm's own sheet → entries, by the columns the person named. A row that cannot be read is
 * told with its place and what to do; the others go in. Pure.
 */
import { createHash } from 'node:crypto'
import { type LedgerPlace, quarterOfMonth } from '../../../forms/engine/ledger/ledger-places.ts'
import type { CodeLists, Period } from '../../../forms/engine/types.ts'
import type { ImportNotice, RejectedRow } from '../../contract/frame-import.ts'
import {
  amountUnits,
  type LedgerContent,
  type LedgerField,
  type LedgerMapping,
  type Origin,
} from '../../contract/unit-ledger.ts'
import { itemKeyOf, judgeContent, quarterOfDate } from './judge-content.ts'

export interface LedgerRowsBy {
  readonly unitId: string
  readonly year: string
  readonly mapping: LedgerMapping
  readonly places: ReadonlyMap<string, LedgerPlace>
  readonly codeLists: CodeLists
  /** Where this unit's words went before, by item key. */
  readonly remembered: ReadonlyMap<string, { readonly place: string; readonly code: string }>
}

export interface ReadEntry {
  readonly id: string
  /** Data row, from 1 below the headings. */
  readonly row: number
  readonly content: LedgerContent
}

export interface ReadRows {
  /** Data rows that hold anything. */
  readonly rows: number
  readonly entries: readonly ReadEntry[]
  readonly rejected: readonly RejectedRow[]
  readonly notices: readonly ImportNotice[]
}

type Cells = readonly string[]

export function readLedgerRows(sheet: readonly Cells[], by: LedgerRowsBy): ReadRows {
  const { mapping } = by
  const headings = sheet[mapping.headingRow] ?? []
  const entries: ReadEntry[] = []
  const rejected: RejectedRow[] = []
  const notices: ImportNotice[] = []
  const alike = new Map<string, number>()
  let rows = 0
  for (const [index, cells] of sheet.slice(mapping.headingRow + 1).entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const row = index + 1
    if (isSumLine(cells, mapping)) {
      notices.push({
        row,
        field: null,
        notice: 'sum-line',
        message: `第 ${row} 行是合计行，没有读入`,
      })
      continue
    }
    rows += 1
    const headingOf = (field: LedgerField): string | null =>
      headings[mapping.columns[field] ?? -1] ?? null
    const read = readRow(cells, by)
    if ('fault' in read) {
      const { field, reason, message } = read.fault
      rejected.push({ row, field: headingOf(field), reason, message: `第 ${row} 行：${message}` })
      continue
    }
    const [fault] = judgeContent(read.content, by)
    if (fault !== undefined) {
      const field = fault.field === 'place' ? null : headingOf(fault.field)
      const message = `第 ${row} 行：${fault.message}`
      rejected.push({ row, field, reason: 'not-acceptable', message })
      continue
    }
    if (read.notice !== null) {
      notices.push({
        row,
        field: headingOf('code'),
        notice: 'code-unknown',
        message: `第 ${row} 行：${read.notice}`,
      })
    }
    const line = lineKey(read.content)
    const nth = alike.get(line) ?? 0
    alike.set(line, nth + 1)
    entries.push({ id: entryIdOf(by, line, nth), row, content: read.content })
  }
  return { rows, entries, rejected, notices }
}

interface RowFault {
  readonly field: LedgerField
  readonly reason: string
  readonly message: string
}

type RowRead =
  | { readonly content: LedgerContent; readonly notice: string | null }
  | { readonly fault: RowFault }

function readRow(cells: Cells, by: LedgerRowsBy): RowRead {
  const { mapping, year } = by
  const cell = (field: LedgerField): string =>
    (cells[mapping.columns[field] ?? -1] ?? '').normalize('NFKC').trim()
  const fault = (field: LedgerField, reason: string, message: string): RowRead => ({
    fault: { field, reason, message },
  })
  const dateCell = cell('bookedOn')
  const bookedOn = dateCell === '' ? null : readDate(dateCell, year)
  if (bookedOn === undefined) {
    return fault(
      'bookedOn',
      'date-not-readable',
      `日期“${dateCell}”读不出，请写成 ${year}-03-31 的样子`,
    )
  }
  const periodCell = cell('period')
  const stated = periodCell === '' ? mapping.period : readPeriod(periodCell)
  if (stated === undefined) {
    return fault(
      'period',
      'period-not-readable',
      `报告期“${periodCell}”读不出，请写“一季度”“上半年”或月份`,
    )
  }
  const period = bookedOn === null ? stated : quarterOfDate(bookedOn)
  if (period === null || period === undefined) {
    return fault(
      'bookedOn',
      'period-missing',
      '没有日期，也没有报告期，请补上，或在导入时选定整张表的报告期',
    )
  }
  const quantity = readNumber(cell('quantity'))
  if (quantity === undefined) {
    return fault('quantity', 'number-not-readable', `数量“${cell('quantity')}”不是数字，请改正`)
  }
  const amount = readNumber(cell('amount'))
  if (amount === undefined) {
    return fault('amount', 'number-not-readable', `金额“${cell('amount')}”不是数字，请改正`)
  }
  const amountFen = amount === null ? null : Math.round(amount * amountUnits[mapping.amountUnit])
  if (amountFen !== null && !Number.isSafeInteger(amountFen)) {
    return fault('amount', 'number-too-large', `金额“${cell('amount')}”太大，请核对金额的单位`)
  }
  const itemText = cell('itemText').slice(0, 200)
  const { place, code, notice } = placeOf(cell('code'), itemText, by)
  const content: LedgerContent = {
    ...{ bookedOn, period, reference: cell('reference').slice(0, 80), itemText },
    ...{ place, code, quantity, measure: cell('measure').slice(0, 20), amountFen },
    origin: readOrigin(cell('origin')),
  }
  return { content, notice }
}

/** The row's own code first, then where these words went before, then the place of the whole sheet. */
function placeOf(codeCell: string, itemText: string, by: LedgerRowsBy) {
  const none = { place: null, code: '', notice: null as string | null }
  const { mapping, places, codeLists, remembered } = by
  const sheetPlace = mapping.place === null ? undefined : places.get(mapping.place)
  if (codeCell !== '' && sheetPlace?.code) {
    if (codeLists.has(sheetPlace.code.list, codeCell) === true) {
      return { place: sheetPlace.id, code: codeCell, notice: null }
    }
    const notice = /e\+|\./i.test(codeCell)
      ? `代码“${codeCell}”被表格软件变成了数，请把该列设为“文本”；这笔已记入，待归类`
      : `代码“${codeCell}”不在“${sheetPlace.title}”的目录内；这笔已记入，待归类`
    return { ...none, notice }
  }
  const before = remembered.get(itemKeyOf(itemText))
  if (before !== undefined && places.has(before.place)) return { ...before, notice: null }
  if (sheetPlace !== undefined && sheetPlace.code === null) {
    return { place: sheetPlace.id, code: '', notice: null }
  }
  return none
}

const sumWords = /^(?:合计|总计|小计|本月合计|本季合计|本年累计|累计|合计金额)$/

function isSumLine(cells: Cells, { columns }: LedgerMapping): boolean {
  const filled = cells.map((cell) => cell.replace(/\s/g, '')).filter((cell) => cell !== '')
  const item = (cells[columns.itemText ?? -1] ?? '').replace(/\s/g, '')
  return sumWords.test(item) || (item === '' && sumWords.test(filled[0] ?? ''))
}

/** What tells a line of the sheet apart from others; its figures may be corrected later. */
function lineKey({ bookedOn, period, reference, itemText }: LedgerContent): string {
  return JSON.stringify([bookedOn ?? period, reference, itemKeyOf(itemText)])
}

function entryIdOf({ unitId, year }: LedgerRowsBy, line: string, nth: number): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([unitId, year, line, nth]))
    .digest('hex')
  return `sheet-${digest.slice(0, 40)}`
}

/** Null for an empty cell, undefined for one that is no number. `(1,200)` and `1200-` are below zero. */
export function readNumber(cell: string): number | null | undefined {
  if (cell === '' || /^[-–—/]$/.test(cell)) return null
  const bare = cell.replace(/[,，\s¥￥]/g, '').replace(/元$/, '')
  const below = /^\((.+)\)$/.exec(bare)?.[1] ?? /^(\d.*)-$/.exec(bare)?.[1]
  const digits = below ?? bare
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,2})?$/i.test(digits)) return undefined
  const value = Number(digits)
  return below === undefined ? value : -value
}

const DAY_MS = 86_400_000

/** 2023-03-05, 2023/3/5, 2023.3.5, 2023年3月5日, 20230305, 3月5日, or a spreadsheet's serial number. */
export function readDate(cell: string, year: string): string | undefined {
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?$/.exec(cell) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(cell)
  if (parts !== null) return dateOf(parts[1]!, parts[2]!, parts[3]!)
  const day = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell)
  if (day !== null) return dateOf(year, day[1]!, day[2]!)
  if (/^[3-6]\d{4}(?:\.\d+)?$/.test(cell)) {
    const at = new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(cell)) * DAY_MS)
    return at.toISOString().slice(0, 10)
  }
  return undefined
}

function dateOf(year: string, month: string, day: string): string | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return quarterOfDate(date) === undefined ? undefined : date
}

const numerals = '一二三四'

function readPeriod(cell: string): Period | undefined {
  const text = cell.replace(/\s/g, '')
  if (/上半年|^H1$/i.test(text)) return 'H1'
  if (/下半年|^H2$/i.test(text)) return 'H2'
  const quarter = /第?([一二三四1-4])季度?|^Q([1-4])$/i.exec(text)
  if (quarter !== null) {
    const named = quarter[1] ?? quarter[2] ?? ''
    const number = numerals.includes(named) ? numerals.indexOf(named) + 1 : Number(named)
    return `Q${number}` as Period
  }
  const month = /^(?:\d{4}[-/.年]?)?(\d{1,2})月?$/.exec(text)
  const number = Number(month?.[1] ?? 0)
  return number >= 1 && number <= 12 ? quarterOfMonth(number) : undefined
}

function readOrigin(cell: string): Origin {
  if (cell === '') return 'unknown'
  if (/进口|境外|国外/.test(cell)) return 'import'
  if (/省外|外省/.test(cell)) return 'outside-province'
  return /省内|本省|本市|本地/.test(cell) ? 'local' : 'unknown'
}
