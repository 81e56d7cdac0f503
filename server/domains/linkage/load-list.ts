/** The rows of one file into the records of a linkage, with what there is to say about columns and rows. */
import {
  emptyRecord,
  type ListRecord,
  listRecordFields,
} from '../../../forms/engine/linkage/list-record.ts'
import { addRecord, type Records } from '../../../forms/engine/linkage/records.ts'
import { Problem } from '../../contract/problems.ts'
import {
  isLineBelow,
  isMarkup,
  joinedHeadings,
  withLineAbove,
} from '../../platform/list-file/heading-lines.ts'
import type { CellRecord } from '../../platform/list-file/read-cells.ts'
import type { ListFile } from '../../platform/list-file/read-list-file.ts'
import { type LinkColumn, type LinkField, linkColumn } from './link-headings.ts'

export interface RowFault {
  readonly file: string
  /** Data row, counted from 1 below the headings. */
  readonly row: number
  readonly message: string
}

export interface LoadedFile {
  readonly file: string
  readonly encoding: string
  readonly rows: number
  readonly columns: readonly { readonly heading: string; readonly field: LinkField | null }[]
  readonly notes: readonly string[]
}

export interface LoadedRows {
  /** Row of `records` → what the list calls it. */
  readonly recIds: string[]
  readonly faults: RowFault[]
}

/** Title lines a department may put above the headings. */
const LINES_BEFORE_HEADINGS = 10
const MOST_FAULTS = 10_000

export async function loadList(
  records: Records,
  loaded: LoadedRows,
  file: string,
  list: ListFile,
): Promise<LoadedFile> {
  let columns: readonly LinkColumn[] | undefined
  /** The line of the headings, while the one below it may belong to them. */
  let upper: readonly string[] | undefined
  let titleLines = 0
  let fields: Fields | undefined
  const before: CellRecord[] = []
  let row = 0
  let uneven = 0
  for await (const record of list.rows) {
    if (!fields || !columns) {
      columns = readHeadings(record.cells)
      fields = columns && fieldsOf(columns)
      if (!columns) before.push(record)
      else {
        const whole = withLineAbove(record.cells, before.at(-1)?.cells ?? [], isKnown)
        titleLines = before.length - (whole ? 1 : 0)
        if (whole) {
          columns = whole.map(linkColumn)
          fields = fieldsOf(columns)
        } else upper = record.cells
      }
      if (before.length >= LINES_BEFORE_HEADINGS) throw noHeadings(before)
      continue
    }
    if (record.cells.every((cell) => cell.trim() === '')) continue
    if (upper && isLineBelow(record.cells, nameIn(columns), isKnown)) {
      columns = joinedHeadings(record.cells, upper).map(linkColumn)
      fields = fieldsOf(columns)
      upper = undefined
      continue
    }
    upper = undefined
    row++
    if (record.fault) {
      const message = '引号没有收尾，这一行分不成格，未参加比对'
      if (loaded.faults.length < MOST_FAULTS) loaded.faults.push({ file, row, message })
      continue
    }
    if (record.cells.length !== columns.length) uneven++
    addRow(records, loaded, { file, row, cells: record.cells, fields })
  }
  if (!fields || !columns) throw noHeadings(before)
  const notes = notesOn(columns, titleLines)
  if (uneven > 0) notes.push(`${uneven} 行的格数与表头不同，缺的按空处理，多的未使用`)
  return {
    file,
    encoding: list.encoding,
    rows: row,
    columns: columns.map(({ heading, field }) => ({ heading, field: field ?? null })),
    notes,
  }
}

/** Positions of the columns that fill a field, first choice first. */
type Fields = ReadonlyMap<LinkField, readonly number[]>

function isKnown(cell: string): boolean {
  return linkColumn(cell).field !== undefined
}

/** Where the name stands, or where there is none what the list calls a row. */
function nameIn(columns: readonly LinkColumn[]): number {
  const name = columns.findIndex(({ field }) => field === 'name')
  return name >= 0 ? name : columns.findIndex(({ field }) => field === 'recId')
}

function readHeadings(cells: readonly string[]): readonly LinkColumn[] | undefined {
  const columns = cells.map(linkColumn)
  const known = new Set(columns.map(({ field }) => field))
  return known.has('name') || (known.has('recId') && known.size > 2) ? columns : undefined
}

function fieldsOf(columns: readonly LinkColumn[]): Fields {
  const fields = new Map<LinkField, number[]>()
  columns
    .map((column, position) => ({ ...column, position }))
    .sort((a, b) => a.order - b.order || a.position - b.position)
    .forEach(({ field, position }) => {
      if (field) fields.set(field, [...(fields.get(field) ?? []), position])
    })
  return fields
}

function addRow(
  records: Records,
  loaded: LoadedRows,
  {
    file,
    row,
    cells,
    fields,
  }: { file: string; row: number; cells: readonly string[]; fields: Fields },
): void {
  const record: { -readonly [K in keyof ListRecord]: string } = { ...emptyRecord }
  for (const field of listRecordFields) {
    const positions = fields.get(field)
    if (positions)
      record[field] = field === 'phone' ? allOf(cells, positions) : firstOf(cells, positions)
  }
  if (record.source === '') record.source = file
  const recId = firstOf(cells, fields.get('recId') ?? [])
  addRecord(records, record)
  loaded.recIds.push(recId === '' ? `${file}:${row}` : recId)
}

function firstOf(cells: readonly string[], positions: readonly number[]): string {
  for (const position of positions) {
    const cell = cells[position]?.trim()
    if (cell) return cell
  }
  return ''
}

function allOf(cells: readonly string[], positions: readonly number[]): string {
  return positions.length === 1
    ? firstOf(cells, positions)
    : positions
        .map((position) => cells[position]?.trim() ?? '')
        .filter(Boolean)
        .join(';')
}

function notesOn(columns: readonly LinkColumn[], titleLines: number): string[] {
  const notes: string[] = []
  if (titleLines > 0) notes.push(`表头之前的 ${titleLines} 行是标题，未作数据`)
  const unused = columns.filter(({ field, heading }) => !field && heading.trim() !== '')
  if (unused.length > 0) {
    notes.push(`未使用的列：${unused.map(({ heading }) => heading.trim()).join('、')}`)
  }
  return notes
}

function noHeadings(before: readonly CellRecord[]): Problem {
  if (isMarkup(before[0]?.cells[0])) {
    return new Problem(
      'file-not-readable',
      '是网页格式（HTML 或 XML）的表格，请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”',
    )
  }
  const shown = (before[0]?.cells ?? []).slice(0, 12).join('、').slice(0, 200)
  return new Problem(
    'file-not-readable',
    `前 ${before.length} 行里找不到名称列（读到的是「${shown}」）。请在第 1 行写表头，名称列用“单位名称”或 name`,
  )
}
