/**
 * A form as a workbook: what stands in which cell. Lines of indicators share one sheet, each table of
 * rows has its own. Cells to fill in carry the path they belong to, so that reading goes by place and
 * the labels beside it only prove that the place is still the same. Pure.
 */
import type { CellModel } from '../form-model.ts'
import { lineName } from '../line-name.ts'
import { matrixPath, tablePath } from '../path.ts'
import type { LineModel, SectionModel } from '../section-model.ts'
import type { FormSession } from '../session/form-session.ts'
import { hasUnits } from '../session/matrix-rows.ts'
import { shownCode } from '../show-code.ts'
import type { CellContent } from './written-value.ts'

export type Look = 'title' | 'note' | 'section' | 'head' | 'name' | 'middle' | 'total'

export interface TextCell {
  readonly kind: 'text'
  readonly text: string
  readonly look: Look
  /** Character widths before the text. */
  readonly indent?: number
}

export interface InputCell extends CellContent {
  readonly kind: 'input'
  readonly path: string
  /** Not to be filled in here: worked out, or filled by others. */
  readonly locked: boolean
  /** Where the label stands that names the row or column of this place. */
  readonly label: { readonly row: number; readonly column: number }
}

export type PlannedCell = TextCell | InputCell

export interface PlannedRow {
  /** Cells by column, counted from 0. */
  readonly cells: ReadonlyMap<number, PlannedCell>
  /** The first cell stands over this many columns. */
  readonly across?: number
}

export interface SheetPlan {
  readonly name: string
  /** Widths in characters. */
  readonly widths: readonly number[]
  readonly rows: readonly PlannedRow[]
  /** Rows and columns that stay in sight. */
  readonly frozen: { readonly rows: number; readonly columns: number }
  readonly landscape: boolean
}

export interface WorkbookPlan {
  readonly title: string
  readonly sheets: readonly SheetPlan[]
}

/** Rows to write in below those that are filled. */
const SPARE_ROWS = 30
const FIRST_VALUE = 3

export function planWorkbook(session: FormSession): WorkbookPlan {
  const { model } = session
  const parts = session.parts()
  const lines = parts.filter(({ section }) => section.table === null)
  const tables = parts.filter(({ section }) => section.table !== null)
  const names = new Set<string>()
  const sheets: SheetPlan[] = []
  if (lines.length > 0 || model.footer.length > 0) {
    sheets.push(planLines(session, lines, nameSheet(names, model.form.layout.title)))
  }
  for (const { section } of tables) {
    const name = nameSheet(names, section.title || model.form.layout.title)
    sheets.push(
      section.matrix === null
        ? planRows(session, section, name)
        : planMatrix(session, section, name),
    )
  }
  return { title: model.name, sheets }
}

/** Spreadsheets allow 31 characters, none of []:*?/\ and no name twice. */
function nameSheet(taken: Set<string>, title: string): string {
  const plain =
    title
      .replace(/[[\]:*?/\\']/g, '')
      .trim()
      .slice(0, 28) || '表'
  let name = plain
  for (let again = 2; taken.has(name); again++) name = `${plain}${again}`
  taken.add(name)
  return name
}

/** Rows as they come, with their numbers. */
class Sheet {
  readonly rows: PlannedRow[] = []
  get next(): number {
    return this.rows.length
  }
  add(cells: readonly (PlannedCell | null)[], across?: number): number {
    const placed = cells.flatMap((cell, column): [number, PlannedCell][] =>
      cell === null ? [] : [[column, cell]],
    )
    this.rows.push({ cells: new Map(placed), ...(across === undefined ? {} : { across }) })
    return this.rows.length - 1
  }
}

const text = (words: string, look: Look, indent?: number): TextCell => ({
  ...{ kind: 'text', text: words, look },
  ...(indent === undefined ? {} : { indent }),
})

function input(
  session: FormSession,
  path: string,
  cell: CellModel,
  label: { readonly row: number; readonly column: number },
): InputCell {
  const { value, absence } = session.cell(path)
  const notApplicable = absence?.kind === 'not-applicable'
  return { kind: 'input', path, cell, value, locked: !session.mayFill(path), notApplicable, label }
}

/** Cells a workbook can hold: a photo and a place on the ground are taken with a device. */
function isForWorkbook(cell: CellModel): boolean {
  return cell.kind !== 'photo' && cell.kind !== 'point'
}

function addHead(session: FormSession, sheet: Sheet, columns: number): void {
  const { form, identity } = session.model
  const { layout } = form
  sheet.add([text(layout.title, 'title')], columns)
  const whose = identity.map((cell) => `${cell.title}：${session.cell(cell.key).text}`).join('　　')
  const number = layout.head.tableNumber === null ? '' : `${layout.head.tableNumber}　`
  const measure = layout.unitOfMeasure === null ? '' : `　　计量单位：${layout.unitOfMeasure}`
  sheet.add([text(`${number}${layout.period}${measure}　　${whose}`, 'note')], columns)
  sheet.add(
    [
      text(
        '只填白色的格；灰色的格由系统计算或由普查机构填写。代码按文本填，可写“代码 名称”。没有的留空，确实不适用的写“不适用”。不要增删行列、不要改表头。',
        'note',
      ),
    ],
    columns,
  )
}

function planLines(
  session: FormSession,
  parts: ReturnType<FormSession['parts']>,
  name: string,
): SheetPlan {
  const sheet = new Sheet()
  const values = Math.max(1, ...parts.map(({ section }) => section.heads.length))
  addHead(session, sheet, FIRST_VALUE + values)
  for (const { section, lines } of parts) addLines(session, sheet, section, lines, values)
  const { footer } = session.model
  if (footer.length > 0) {
    sheet.add([text('填表信息', 'section')], FIRST_VALUE + values)
    for (const cell of footer) addOne(session, sheet, cell, text(cell.title, 'name'), '')
  }
  return {
    name,
    widths: [42, 12, 10, ...Array.from({ length: values }, () => (values > 1 ? 16 : 36))],
    rows: sheet.rows,
    frozen: { rows: 0, columns: 1 },
    landscape: values > 2,
  }
}

function addLines(
  session: FormSession,
  sheet: Sheet,
  section: SectionModel,
  lines: readonly LineModel[],
  values: number,
): void {
  const across = FIRST_VALUE + values
  if (section.title !== '') sheet.add([text(section.title, 'section')], across)
  const heads = section.heads.length === 0 ? [{ title: '填报内容', group: null }] : section.heads
  sheet.add(
    ['指标名称', '计量单位', '代码', ...heads.map(headText)].map((word) => text(word, 'head')),
  )
  for (const line of lines) {
    if (line.heading !== null) sheet.add([text(line.heading, 'section')], across)
    else if (section.kind === 'list') addListLine(session, sheet, line)
    else addFieldLine(session, sheet, line)
  }
}

function headText({ title, group }: { readonly title: string; readonly group: string | null }) {
  return group === null ? title : `${group}·${title}`
}

function addListLine(session: FormSession, sheet: Sheet, line: LineModel): void {
  const [first] = line.cells
  if (first === undefined) return
  const row = sheet.next
  const words = [line.group, `${line.prefix}${lineName(line, false)}`].filter(Boolean).join(' ')
  sheet.add([
    text(words, line.total ? 'total' : 'name', line.start),
    text(first.unit ?? '', 'middle'),
    text(shownCode(line).text, 'middle'),
    ...line.slots.map((cell) =>
      cell === null || !isForWorkbook(cell)
        ? null
        : input(session, cell.key, cell, { row, column: 0 }),
    ),
  ])
}

/** Items that share a line on the screen stand below each other. */
function addFieldLine(session: FormSession, sheet: Sheet, line: LineModel): void {
  const code = shownCode(line).text
  const own = lineName(line, true)
  for (const cell of line.cells) {
    if (!isForWorkbook(cell)) continue
    const words = line.cells.length === 1 && own !== '' ? own : cell.title
    const name = [line.group, `${line.prefix}${words}`].filter(Boolean).join(' ')
    addOne(session, sheet, cell, text(name, line.total ? 'total' : 'name', line.start), code)
  }
}

function addOne(
  session: FormSession,
  sheet: Sheet,
  cell: CellModel,
  name: TextCell,
  code: string,
): void {
  const label = { row: sheet.next, column: 0 }
  sheet.add([
    name,
    text(cell.unit ?? '', 'middle'),
    text(code, 'middle'),
    input(session, cell.key, cell, label),
  ])
}

function planRows(session: FormSession, section: SectionModel, name: string): SheetPlan {
  const table = section.table ?? ''
  const sheet = new Sheet()
  const columns = section.columns
    .map((cell, at) => ({ cell, at }))
    .filter(({ cell }) => isForWorkbook(cell))
  addHead(session, sheet, columns.length + 1)
  const heads = sheet.add([
    text('行', 'head'),
    ...columns.map(({ cell, at }) => text(columnText(section, cell, at), 'head')),
  ])
  const filled = session.rowIds(table).length
  const count = Math.min(section.maxRows, Math.max(filled + SPARE_ROWS, section.minRows))
  for (let row = 0; row < count; row++) {
    sheet.add([
      text(String(row + 1), 'middle'),
      ...columns.map(({ cell }, at) =>
        input(session, tablePath(table, row, cell.key), cell, { row: heads, column: at + 1 }),
      ),
    ])
  }
  return {
    name,
    widths: [6, ...columns.map(({ cell }) => (cell.kind === 'number' ? 14 : 24))],
    rows: sheet.rows,
    frozen: { rows: heads + 1, columns: 1 },
    landscape: true,
  }
}

function columnText(section: SectionModel, cell: CellModel, at: number): string {
  const head = section.heads[at]
  const unit = cell.unit === null ? '' : `（${cell.unit}）`
  return `${head === undefined ? cell.title : headText(head)}${unit}`
}

function planMatrix(session: FormSession, section: SectionModel, name: string): SheetPlan {
  const table = section.table ?? ''
  const sheet = new Sheet()
  const lines = session.matrixRows(table)
  const units = hasUnits(lines)
  const before = units ? 3 : 2
  addHead(session, sheet, before + section.columns.length)
  const heads = sheet.add(
    [
      section.matrix?.rowId.title ?? '',
      ...(units ? ['计量单位'] : []),
      '代码',
      ...section.columns.map((cell, at) => columnText(section, cell, at)),
    ].map((word) => text(word, 'head')),
  )
  for (const { code, item, depth } of lines) {
    const row = sheet.next
    sheet.add([
      text(item.name, item.total === true ? 'total' : 'name', depth),
      ...(units ? [text(item.unit ?? '', 'middle')] : []),
      text(code, 'middle'),
      ...section.columns.map((cell) =>
        input(session, matrixPath(table, code, cell.key), cell, { row, column: before - 1 }),
      ),
    ])
  }
  return {
    name,
    widths: [30, ...(units ? [14] : []), 10, ...section.columns.map(() => 15)],
    rows: sheet.rows,
    frozen: { rows: heads + 1, columns: 1 },
    landscape: true,
  }
}
