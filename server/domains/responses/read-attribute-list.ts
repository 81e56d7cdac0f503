/**
 * Rows of cells → what a list says of units: each data row either names a unit and holds fitting
 * values, or is rejected with place, reason and remedy. Pure; finds no units.
 */
import type { ImportNotice, RejectedRow } from '../../contract/frame-import.ts'
import { Problem } from '../../contract/problems.ts'
import {
  type AttributeChanges,
  type OfficeAttribute,
  officeAttributeNames,
} from '../../contract/unit-attributes.ts'
import type { CellRecord } from '../../platform/list-file/read-cells.ts'
import { judgeCode } from '../frame/index.ts'
import { type ColumnMeaning, columnMeaning, readAttributeCell } from './attribute-headings.ts'

export interface AttributeRow {
  /** Counted from 1 below the headings. */
  readonly row: number
  readonly unitId: string | null
  readonly creditCode: string | null
  /** As the list writes it; empty where it does not. */
  readonly name: string
  readonly attributes: AttributeChanges
}

export interface ReadAttributeList {
  readonly rows: number
  readonly named: readonly AttributeRow[]
  readonly rejected: readonly RejectedRow[]
  readonly notices: readonly ImportNotice[]
  readonly columns: readonly ListColumn[]
}

/** Title lines that may stand above the headings. */
const LINES_BEFORE_HEADINGS = 10

export function readAttributeList(records: readonly CellRecord[]): ReadAttributeList {
  const { position, columns } = findHeadings(records)
  const data = records
    .slice(position + 1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const named: AttributeRow[] = []
  const rejected: RejectedRow[] = []
  for (const [index, record] of data.entries()) {
    const read = readRow(record, index + 1, columns)
    if ('attributes' in read) named.push(read)
    else rejected.push(read)
  }
  const notices = columns
    .filter(({ heading, meaning }) => meaning === null && heading.trim() !== '')
    .map(({ heading }) => ({
      row: null,
      field: heading,
      notice: 'heading-unknown',
      message: `不认识「${heading}」列，未使用`,
    }))
  return { rows: data.length, named, rejected, notices, columns }
}

interface ListColumn {
  readonly heading: string
  readonly meaning: ColumnMeaning | null
}

function findHeadings(records: readonly CellRecord[]): {
  readonly position: number
  readonly columns: readonly ListColumn[]
} {
  const head = records.slice(0, LINES_BEFORE_HEADINGS)
  for (const [position, { cells }] of head.entries()) {
    const columns = cells.map((heading) => ({ heading, meaning: columnMeaning(heading) }))
    const meanings = new Set(columns.map(({ meaning }) => meaning))
    const namesUnits = meanings.has('unifiedSocialCreditCode') || meanings.has('unitId')
    if (!namesUnits) continue
    if (officeAttributeNames.some((name) => meanings.has(name))) return { position, columns }
  }
  const shown = (head[0]?.cells ?? []).slice(0, 12).join('、').slice(0, 200)
  throw new Problem(
    'file-not-readable',
    `前 ${head.length} 行里找不到表头（读到的是「${shown}」）。表头要有“统一社会信用代码”或“单位编号”，并至少有一列属性，如“一套表单位”“行业代码”“投入产出调查单位”`,
    { line: 1 },
  )
}

function readRow(
  { cells, fault }: CellRecord,
  row: number,
  columns: readonly ListColumn[],
): AttributeRow | RejectedRow {
  if (fault) {
    return reject(row, null, 'quote-not-closed', '引号没有收尾，这一行分不成格，请补上引号')
  }
  const attributes: Partial<Record<OfficeAttribute, string | boolean>> = {}
  let unitId: string | null = null
  let creditCode: string | null = null
  let name = ''
  for (const [position, { heading, meaning }] of columns.entries()) {
    const cell = cells[position]?.trim() ?? ''
    if (cell === '' || meaning === null) continue
    if (meaning === 'unitId') unitId = cell
    else if (meaning === 'unitName') name = cell
    else if (meaning === 'unifiedSocialCreditCode') {
      const judged = judgeCode(cell)
      if (judged.kind === 'fault') return reject(row, heading, judged.reason, judged.what)
      if (judged.kind !== 'credit-code') {
        return reject(row, heading, 'code-length', `「${cell}」不是 18 位统一社会信用代码`)
      }
      creditCode = judged.code
    } else {
      const read = readAttributeCell(meaning, cell)
      if ('fault' in read) return reject(row, heading, 'value-not-in-list', read.fault)
      attributes[meaning] = read.value
    }
  }
  if (unitId === null && creditCode === null) {
    return reject(row, null, 'unit-not-named', '没有统一社会信用代码，也没有单位编号，请补上')
  }
  if (Object.keys(attributes).length === 0) {
    return reject(row, null, 'nothing-said', '属性列都是空的，没有可载入的内容')
  }
  return { row, unitId, creditCode, name, attributes }
}

/** `message` names row and column as the frame's imports do. */
export function reject(
  row: number,
  field: string | null,
  reason: string,
  what: string,
): RejectedRow {
  const place = field === null ? `第 ${row} 行` : `第 ${row} 行「${field}」`
  return { row, field, reason, message: `${place}：${what}` }
}
