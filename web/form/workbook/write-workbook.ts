/**
 * A planned workbook as an .xlsx file: labels locked, codes as text, choices from a list, amounts as
 * numbers, notes beside cells. Loads the writer only when asked.
 */
import type { Cell, CellStyle, CellValue, DataValidation, MergeRange, WriteSheet } from 'hucre/xlsx'
import type { CodeListData } from '../../../forms/engine/types.ts'
import { optionsOf } from '../print/printed-options.ts'
import { showCode } from '../show-cell.ts'
import type { InputCell, Look, PlannedCell, SheetPlan, WorkbookPlan } from './plan-workbook.ts'
import { MARKS_SHEET, marksOf, type TemplateOf } from './template-marks.ts'
import { writtenValue } from './written-value.ts'

export interface WorkbookToWrite {
  readonly plan: WorkbookPlan
  readonly of: TemplateOf
  readonly list: (id: string) => CodeListData | undefined
  /** What to say beside a cell, by path. */
  readonly notes?: ReadonlyMap<string, readonly string[]>
}

const thin = { style: 'thin', color: { rgb: 'FF9AA3AD' } } as const
const border = { top: thin, right: thin, bottom: thin, left: thin }
const solid = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const
const GREY = solid('FFE9ECEF')
const font = { name: '宋体', size: 10.5 }

const looks: Readonly<Record<Look, CellStyle>> = {
  title: { font: { ...font, size: 16, bold: true }, alignment: { horizontal: 'center' } },
  note: { font, alignment: { wrapText: true, vertical: 'center' } },
  section: { font: { ...font, bold: true }, fill: solid('FFF3F5F7'), border },
  head: {
    font: { ...font, bold: true },
    fill: solid('FFE3E8EE'),
    border,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
  name: { font, border, alignment: { wrapText: true, vertical: 'center' } },
  middle: { font, border, alignment: { horizontal: 'center', vertical: 'center' } },
  total: {
    font: { ...font, bold: true },
    border,
    alignment: { wrapText: true, vertical: 'center' },
  },
}

export async function writeWorkbook(work: WorkbookToWrite): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  const sheets = work.plan.sheets.map((plan) => sheetOf(plan, work))
  return writeXlsx({
    properties: { title: work.plan.title, creator: '经普' },
    workbookProtection: { lockStructure: true },
    sheets: [
      ...sheets,
      {
        name: MARKS_SHEET,
        veryHidden: true,
        rows: marksOf(work.plan, work.of).map((line) => [...line]),
      },
    ],
  })
}

function sheetOf(plan: SheetPlan, { list, notes }: WorkbookToWrite): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  const merges: MergeRange[] = []
  const validations: DataValidation[] = []
  const rows = plan.rows.map(({ cells: planned, across }, row) => {
    if (across !== undefined && across > 1) {
      merges.push({ startRow: row, startCol: 0, endRow: row, endCol: across - 1 })
    }
    const values: CellValue[] = []
    for (const [column, cell] of planned) {
      while (values.length <= column) values.push(null)
      const value = cell.kind === 'text' ? cell.text : writtenValue(cell, list)
      values[column] = value
      const said = cell.kind === 'input' ? notes?.get(cell.path) : undefined
      cells.set(`${row},${column}`, {
        style: { ...styleOf(cell), ...(said ? { fill: solid('FFFDECEA') } : {}) },
        ...(said ? { comment: { author: '经普', text: said.join('\n') } } : {}),
        ...(value === null ? { value: null, type: 'empty' as const } : {}),
      })
      const validation = cell.kind === 'input' && validationOf(cell, list)
      if (validation) validations.push({ ...validation, range: addressOf(row, column) })
    }
    return values
  })
  return {
    name: plan.name,
    columns: plan.widths.map((width) => ({ width })),
    rows,
    cells,
    merges,
    dataValidations: joinRanges(validations),
    freezePane: plan.frozen,
    rowDefs: new Map([
      [0, { height: 28 }],
      [2, { height: 34 }],
    ]),
    // Without a password: it keeps people from slips, not from their own file.
    protection: {
      sheet: true,
      formatCells: true,
      formatColumns: true,
      formatRows: true,
      selectLockedCells: true,
      selectUnlockedCells: true,
    },
    pageSetup: {
      paperSize: 'a4',
      orientation: plan.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  }
}

function styleOf(cell: PlannedCell): CellStyle {
  if (cell.kind === 'text') {
    const look = looks[cell.look]
    return cell.indent === undefined || cell.indent === 0
      ? look
      : { ...look, alignment: { ...look.alignment, indent: Math.round(cell.indent) } }
  }
  const number = cell.cell.kind === 'number'
  return {
    font,
    border,
    numFmt: number ? numberFormat(cell) : '@',
    alignment: { horizontal: number ? 'right' : 'left', vertical: 'center', wrapText: !number },
    ...(cell.locked ? { fill: GREY } : {}),
    protection: { locked: cell.locked },
  }
}

function numberFormat({ cell }: InputCell): string {
  const decimals = cell.schema['x-decimals'] ?? (cell.schema.type === 'integer' ? 0 : 2)
  return decimals === 0 ? '#,##0' : `#,##0.${'#'.repeat(decimals)}`
}

/** A spreadsheet takes no more characters in a list of choices. */
const LONGEST_CHOICES = 250

function validationOf(
  { cell, locked }: InputCell,
  list: (id: string) => CodeListData | undefined,
): Omit<DataValidation, 'range'> | null {
  if (locked) return null
  if (cell.kind === 'number') {
    return {
      ...{ type: 'decimal', operator: 'between', formula1: '-1E+15', formula2: '1E+15' },
      ...{ allowBlank: true, showErrorMessage: true, errorStyle: 'warning' },
      errorTitle: '这一格填数字',
      errorMessage: `请填数字${cell.unit === null ? '' : `（单位：${cell.unit}）`}；确实不适用的写“不适用”。`,
    }
  }
  const choices = cell.kind === 'truth' ? ['是', '否'] : choicesOf(cell, list)
  if (choices === null || cell.kind === 'multi') return null
  return {
    ...{ type: 'list', values: choices, allowBlank: true },
    ...{ showErrorMessage: true, errorStyle: 'warning' },
    errorTitle: '请从列表中选',
    errorMessage: '请从列表中选，或填列表中的代码。',
  }
}

function choicesOf(
  cell: InputCell['cell'],
  list: (id: string) => CodeListData | undefined,
): string[] | null {
  if (cell.codeList === null) return null
  const items = optionsOf(cell, list(cell.codeList))
  const choices = items?.map((item) => showCode(item.code, item)) ?? []
  // A comma divides choices in the file.
  if (choices.length === 0 || choices.some((choice) => choice.includes(','))) return null
  return choices.join(',').length > LONGEST_CHOICES ? null : choices
}

/** One rule for neighbours that share it: a table of 1,000 rows has as many rules as columns. */
function joinRanges(validations: readonly DataValidation[]): DataValidation[] {
  const joined = new Map<string, string[]>()
  const rules = new Map<string, DataValidation>()
  for (const validation of validations) {
    const { range, ...rule } = validation
    const key = JSON.stringify(rule)
    rules.set(key, validation)
    joined.set(key, [...(joined.get(key) ?? []), range])
  }
  return [...joined].map(([key, ranges]) => ({
    ...rules.get(key)!,
    range: runsOf(ranges).join(' '),
  }))
}

/** D5, D6, D7 → D5:D7. */
function runsOf(addresses: readonly string[]): string[] {
  const byColumn = new Map<string, number[]>()
  for (const address of addresses) {
    const [, letters = '', number = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
    byColumn.set(letters, [...(byColumn.get(letters) ?? []), Number(number)])
  }
  return [...byColumn].flatMap(([letters, numbers]) => {
    const runs: [number, number][] = []
    for (const number of numbers) {
      const last = runs.at(-1)
      if (last !== undefined && last[1] === number - 1) last[1] = number
      else runs.push([number, number])
    }
    return runs.map(([from, to]) =>
      from === to ? `${letters}${from}` : `${letters}${from}:${letters}${to}`,
    )
  })
}

/** (0, 27) → AB1. */
export function addressOf(row: number, column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return `${letters}${row + 1}`
}
