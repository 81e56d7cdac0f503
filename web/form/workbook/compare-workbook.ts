/**
 * A filled-in template against the form on the screen: what is new, what differs, what cannot be read
 * and why. Changes nothing; `placements` of the outcome go into the form when the person agrees. Pure.
 */
import { formTable } from '../../../forms/form-words.ts'
import { cellAt } from '../form-model.ts'
import type { Placement } from '../paste.ts'
import { isEmptyValue } from '../path.ts'
import { saysNotApplicable } from '../session/absences.ts'
import type { FormSession } from '../session/form-session.ts'
import { cellText } from './cell-text.ts'
import type { FilledSheet, FilledWorkbook } from './filled-workbook.ts'
import {
  MARKS_SHEET,
  type MarkedCell,
  readMarks,
  type TemplateMarks,
  type TemplateOf,
} from './template-marks.ts'
import { addressOf } from './write-workbook.ts'
import { writtenValue } from './written-value.ts'

export interface ComparedCell {
  readonly path: string
  readonly sheet: string
  /** As spreadsheets write it, e.g. D12. */
  readonly address: string
  readonly before: string
  readonly after: string
  /** What was made of it, or what is wrong with it; null where it is plain. */
  readonly note: string | null
}

export interface Comparison {
  readonly added: readonly ComparedCell[]
  readonly changed: readonly ComparedCell[]
  /** Filled on the screen, empty in the file: they stay unless the person says otherwise. */
  readonly emptied: readonly ComparedCell[]
  readonly unreadable: readonly ComparedCell[]
  readonly same: number
  /** Things to know of the file as a whole. */
  readonly remarks: readonly string[]
}

export type Compared =
  | { readonly comparison: Comparison }
  /** Chinese: why this is no template for this form. */
  | { readonly refusal: string }

export function compareWorkbook(
  session: FormSession,
  of: TemplateOf,
  workbook: FilledWorkbook,
): Compared {
  const marks = marksIn(workbook)
  const refusal = marks === undefined ? noTemplate : refuse(of, marks)
  if (refusal !== undefined || marks === undefined) return { refusal: refusal ?? noTemplate }
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet]))
  const lists = {
    added: [] as ComparedCell[],
    changed: [] as ComparedCell[],
    emptied: [] as ComparedCell[],
    unreadable: [] as ComparedCell[],
  }
  let same = 0
  const absent = new Set<string>()
  for (const mark of marks.cells) {
    if (!session.mayFill(mark.path)) continue
    const sheet = sheets.get(mark.sheet)
    if (sheet === undefined) absent.add(mark.sheet)
    else {
      const judged = judge(session, sheet, mark)
      if (judged === null) same += 1
      else lists[judged.list].push(judged.cell)
    }
  }
  const missing = [...absent].map((name) => `工作表“${name}”不在文件里，其中的格都没有读`)
  return { comparison: { ...lists, same, remarks: [...missing, ...hiddenIn(workbook, marks)] } }
}

const noTemplate =
  '不是从这里下载的模板（或者模板的标记被删掉了）。请先下载本表的模板，把数字填进模板再导入；也可以在表里直接整块粘贴'

function marksIn(workbook: FilledWorkbook): TemplateMarks | undefined {
  const sheet = workbook.sheets.find(({ name }) => name === MARKS_SHEET)
  if (sheet === undefined) return undefined
  const lines: unknown[][] = []
  for (const [place, { value }] of sheet.cells) {
    const [row = 0, column = 0] = place.split(',').map(Number)
    lines[row] ??= []
    lines[row][column] = value
  }
  return readMarks(lines.map((line) => line ?? []))
}

function refuse(of: TemplateOf, marks: TemplateMarks): string | undefined {
  if (marks.formId !== of.formId) {
    return `这是 ${formTable(marks.formId)}的模板，现在打开的是 ${formTable(of.formId)}。请打开 ${formTable(marks.formId)}再导入`
  }
  if (marks.formVersion !== of.formVersion) {
    return `这是 ${marks.formVersion} 版的模板，表式已经更新为 ${of.formVersion} 版。请下载新模板，把数字移过去`
  }
  if (marks.responseId !== of.responseId) {
    return '这是另一家单位或另一报告期的模板，请核对文件；要填到这里，请下载本单位本期的模板'
  }
  return undefined
}

interface Judged {
  readonly list: 'added' | 'changed' | 'emptied' | 'unreadable'
  readonly cell: ComparedCell
}

/** Null where file and screen say the same. */
function judge(session: FormSession, sheet: FilledSheet, mark: MarkedCell): Judged | null {
  const { path, row, column } = mark
  const cell = cellAt(session.model, path)
  if (cell === undefined) return null
  const now = session.cell(path)
  const before = now.absence?.kind === 'not-applicable' ? '不适用' : now.text
  const of = { path, sheet: sheet.name, address: addressOf(row, column), before }
  const found = sheet.cells.get(`${row},${column}`)
  if (!labelStands(sheet, mark)) {
    if (found === undefined) return null
    const note = `旁边的“${mark.label}”不在原处，可能增删过行列，不能确定这一格是哪个指标`
    return { list: 'unreadable', cell: { ...of, after: String(found.value), note } }
  }
  if (isCovered(sheet, row, column)) {
    if (before === '') return null
    const note = '与别的格合并了，没有读，请取消合并'
    return { list: 'unreadable', cell: { ...of, after: '', note } }
  }
  const read = found === undefined ? { text: '', note: null } : cellText(cell, found)
  if ('trouble' in read) {
    return { list: 'unreadable', cell: { ...of, after: read.shown, note: read.trouble } }
  }
  const after = read.text.trim()
  if (after === '') {
    return before === '' ? null : { list: 'emptied', cell: { ...of, after, note: null } }
  }
  if (session.mayMark(path) && saysNotApplicable(after)) {
    if (before === '不适用') return null
    return { list: before === '' ? 'added' : 'changed', cell: { ...of, after, note: read.note } }
  }
  // What the template said already, whether or not it can be read.
  const written = writtenValue(
    { cell, value: now.value, notApplicable: false },
    session.codeLists.list,
  )
  if (after === String(written ?? '')) return null
  const { value, readable, notice, refusal } = session.read(path, after)
  if (!readable) {
    return {
      list: 'unreadable',
      cell: { ...of, after, note: refusal ?? hintFor(cell.kind, after) },
    }
  }
  if (JSON.stringify(value ?? null) === JSON.stringify(now.value ?? null)) return null
  const note = read.note ?? notice
  const list = isEmptyValue(now.value) && before === '' ? 'added' : 'changed'
  return { list, cell: { ...of, after, note } }
}

function hintFor(kind: string, text: string): string {
  if (kind === 'date') return '不是日期，请写成 2023-12-31 的样子'
  if (kind === 'code' && /^\d+$/.test(text)) {
    return '不在代码表内。若原来以 0 开头，可能被表格软件去掉了，请把格式设为“文本”后重填'
  }
  return '不在可填的范围内，请按代码表填写'
}

function labelStands(sheet: FilledSheet, { labelRow, labelColumn, label }: MarkedCell): boolean {
  const found = sheet.cells.get(`${labelRow},${labelColumn}`)?.value ?? ''
  return String(found).trim() === label.trim()
}

/** Inside a merged block, but not its first cell. */
function isCovered(sheet: FilledSheet, row: number, column: number): boolean {
  return sheet.merges.some(
    ({ startRow, startColumn, endRow, endColumn }) =>
      row >= startRow &&
      row <= endRow &&
      column >= startColumn &&
      column <= endColumn &&
      (row !== startRow || column !== startColumn),
  )
}

function hiddenIn(workbook: FilledWorkbook, marks: TemplateMarks): string[] {
  const used = new Set(marks.cells.map(({ sheet }) => sheet))
  return workbook.sheets.flatMap(({ name, hiddenRows, hiddenColumns }) => {
    if (!used.has(name)) return []
    const parts = [
      ...(hiddenRows.length > 0 ? [`${hiddenRows.length} 行`] : []),
      ...(hiddenColumns.length > 0 ? [`${hiddenColumns.length} 列`] : []),
    ]
    return parts.length === 0
      ? []
      : [`工作表“${name}”隐藏了 ${parts.join('、')}，隐藏的格照样读入，请核对`]
  })
}

/** What goes into the form; emptied cells only where the person wants them empty. */
export function placementsOf(comparison: Comparison, emptyToo: boolean): Placement[] {
  const { added, changed, emptied } = comparison
  return [...added, ...changed, ...(emptyToo ? emptied : [])].map(({ path, after }) => ({
    path,
    raw: after,
  }))
}
