/** Where an export goes, row by row: a CSV or NDJSON text, or a workbook. */
import writeWorkbook, { type Row, type SheetData } from 'write-excel-file/node'
import { csvLine } from '../../platform/csv-line.ts'
import type { ExportColumn, ExportedResponse } from './export-columns.ts'

export interface ExportHead {
  /** What the file may be used for; its first line. */
  readonly note: string
  readonly formId: string
  readonly columnsOf: string
  readonly columns: readonly ExportColumn[]
}

export interface ExportSink {
  begin(head: ExportHead): Promise<void>
  /** A page of responses, in order. */
  add(responses: readonly ExportedResponse[]): Promise<void>
  /** Text cells with an apostrophe before what a spreadsheet would run. */
  guarded(): number
}

export function csvSink(write: (text: string) => Promise<void>): ExportSink {
  let guarded = 0
  let columns: readonly ExportColumn[] = []
  const line = (values: readonly unknown[]): string => {
    const made = csvLine(values)
    guarded += made.guarded
    return made.text
  }
  return {
    async begin(head) {
      columns = head.columns
      const heads = [[head.note], columns.map((each) => each.head), columns.map(({ key }) => key)]
      await write(`\ufeff${heads.map(line).join('')}`)
    },
    add: (responses) =>
      write(responses.map((each) => line(columns.map((column) => column.value(each)))).join('')),
    guarded: () => guarded,
  }
}

export function ndjsonSink(write: (text: string) => Promise<void>): ExportSink {
  return {
    begin: ({ note, formId, columnsOf }) =>
      write(`${JSON.stringify({ kind: 'export', note, form: formId, columnsOf })}\n`),
    add: (responses) =>
      write(responses.map((each) => `${JSON.stringify({ kind: 'response', ...each })}\n`).join('')),
    guarded: () => 0,
  }
}

export interface WorkbookSink extends ExportSink {
  /** The whole workbook; everything has been added. */
  finish(): Promise<Uint8Array<ArrayBuffer>>
}

/** Codes stay text cells; only numbers that were reported are number cells. Nothing is a formula. */
export function workbookSink(): WorkbookSink {
  const rows: SheetData = []
  let columns: readonly ExportColumn[] = []
  return {
    async begin(head) {
      columns = head.columns
      rows.push([{ value: head.note, type: String }])
      rows.push(columns.map((each) => ({ value: each.head, type: String, fontWeight: 'bold' })))
    },
    async add(responses) {
      for (const each of responses) rows.push(columns.map((column) => cellOf(column.value(each))))
    },
    guarded: () => 0,
    async finish() {
      const file = await writeWorkbook(rows, { stickyRowsCount: 2 }).toBuffer()
      return new Uint8Array(file)
    },
  }
}

function cellOf(value: unknown): Row[number] {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return { value, type: Number }
  if (typeof value === 'boolean') return { value: value ? '是' : '否', type: String }
  if (typeof value === 'string') return { value, type: String }
  const plain = Array.isArray(value) && value.every((each) => typeof each === 'string')
  return { value: plain ? value.join('、') : JSON.stringify(value), type: String }
}
