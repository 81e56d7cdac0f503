/**
 * Answers given on one version of a form → the same answers on the next. Pure. Nothing is lost: a
 * value either stands in the new answers or is kept aside as it was, with the reason.
 */
import { ABSENCES } from '../absences.ts'
import type { Answers, AnswerValue, CellValue, PropertySchema, Row } from '../types.ts'
import { convertCodes, convertUnit } from './convert-value.ts'
import { followPath, own, parseLinePath, propertyOf, type VersionStep } from './follow-path.ts'

/** 原填报内容 that has no place in the version at hand. */
export interface KeptAside {
  /** The version it was filled in on. */
  readonly version: string
  /** Where it stood there: `key`, `table[2].column` counted from 0, or `table{line}.column`. */
  readonly cell: string
  readonly title: string
  readonly unit: string | null
  readonly value: unknown
  readonly reason: string
}

export interface MovedCell {
  readonly what: 'renamed' | 'moved' | 'converted' | 'recoded'
  readonly from: string
  readonly to: string
  readonly title: string
  readonly before: unknown
  readonly after: unknown
}

export interface MigrationReport {
  readonly from: string
  readonly to: string
  /** Number of filled cells that stay as they are. */
  readonly kept: number
  readonly changes: readonly MovedCell[]
  readonly aside: readonly KeptAside[]
}

export interface MigratedAnswers {
  readonly answers: Answers
  readonly report: MigrationReport
}

/** What is being filled: cells of the form, and rows of tables by their number. */
interface Work {
  readonly step: VersionStep
  readonly cells: Map<string, AnswerValue>
  readonly rows: Map<string, Map<string, CellValue>[]>
  kept: number
  readonly changes: MovedCell[]
  readonly aside: KeptAside[]
}

interface Cell {
  /** As reports name it. */
  readonly name: string
  /** As migration.json names it; `line` where the row has an identity. */
  readonly path: string
  readonly line: string | null
  readonly row: number | null
  readonly value: CellValue
}

export function migrateAnswers(answers: Answers, step: VersionStep): MigratedAnswers {
  const { from, version } = step.migration
  const work: Work = { step, cells: new Map(), rows: new Map(), kept: 0, changes: [], aside: [] }
  const filled = Object.entries(answers).filter(([key]) => key !== ABSENCES)
  const isTable = (key: string) => own(step.before.properties, key)?.items?.properties !== undefined
  // Tables first: their rows keep their numbers, a cell that becomes a line is added behind them.
  for (const [key, value] of filled) {
    if (value !== undefined && isTable(key))
      placeTable(work, key, step.before.properties[key]!, value)
  }
  for (const [key, value] of filled) {
    if (value === undefined || isTable(key)) continue
    // A value that is no cell, e.g. rows under a key of no table, is judged by its key alone.
    placeCell(work, { name: key, path: key, line: null, row: null, value: value as CellValue })
  }
  placeAbsences(work, answers)
  const tables = [...work.rows].map(([key, rows]): [string, AnswerValue] => [
    key,
    rows.map((row) => Object.fromEntries(row)),
  ])
  const { kept, changes, aside } = work
  return {
    answers: Object.fromEntries([...work.cells, ...tables]),
    report: { from, to: version, kept, changes, aside },
  }
}

function placeTable(work: Work, key: string, property: PropertySchema, value: AnswerValue): void {
  if (value === null) return
  const fate = followPath(key, work.step)
  const target = fate.kind === 'placed' ? propertyOf(work.step.after, fate.path) : undefined
  if (fate.kind === 'gone' || target?.items?.properties === undefined || !isRows(value)) {
    const reason = fate.kind === 'gone' ? fate.reason : '新版表式此处不再是子表'
    keepAside(work, key, property, value, reason)
    return
  }
  const rows = rowsOf(work, fate.path)
  const rowId = property['x-row-id']
  for (const [index, row] of value.entries()) {
    rows[index] ??= new Map()
    const id = rowId === undefined ? null : row[rowId]
    for (const [column, cell] of Object.entries(row)) {
      if (cell === undefined) continue
      placeCell(work, {
        name: `${key}[${index}].${column}`,
        path: `${key}.${column}`,
        line: typeof id === 'string' && column !== rowId ? id : null,
        row: index,
        value: cell,
      })
    }
  }
}

function placeCell(work: Work, cell: Cell): void {
  const { step } = work
  const [table, column] = cell.path.split('.')
  const byLine = cell.line === null ? null : `${table}{${cell.line}}.${column}`
  const moved = byLine === null ? undefined : own(step.migration.moved ?? {}, byLine)
  const fate = followPath(moved === undefined ? cell.path : byLine!, step)
  const before = propertyOf(step.before, cell.path)
  if (cell.value === null) {
    // An emptied cell says nothing that could be lost.
    if (fate.kind === 'placed' && fate.path === cell.path) put(work, fate.path, cell.row, null)
    return
  }
  if (fate.kind === 'gone') {
    keepAside(work, cell.name, before, cell.value, fate.reason)
    return
  }
  const after = propertyOf(step.after, fate.path)!
  const carried = carry(work, cell, before, after, fate.listedAs)
  if (carried === undefined) return
  if (!put(work, fate.path, cell.row, carried.value)) {
    keepAside(work, cell.name, before, cell.value, '新版表式这一格已有另一项的填报')
    return
  }
  const what = moved !== undefined || parseLinePath(fate.path) !== null ? 'moved' : carried.what
  const changed = what ?? (fate.path === cell.path ? undefined : 'renamed')
  if (changed === undefined) work.kept += 1
  else {
    const names = { from: cell.name, to: fate.path, title: after.title ?? fate.path }
    work.changes.push({ what: changed, ...names, before: cell.value, after: carried.value })
  }
}

/** The value as the new cell takes it; undefined where it was kept aside. */
function carry(
  work: Work,
  cell: Cell,
  before: PropertySchema | undefined,
  after: PropertySchema,
  listedAs: string,
): { readonly value: CellValue; readonly what?: 'converted' | 'recoded' } | undefined {
  const { converted, codes } = work.step.migration
  const refuse = (reason: string): undefined => {
    keepAside(work, cell.name, before, cell.value, reason)
  }
  if (before !== undefined && shapeOf(before) !== shapeOf(after)) {
    return refuse('新版表式这一项的填写方式不同')
  }
  const conversion = own(converted ?? {}, listedAs)
  if (conversion !== undefined) {
    const result = convertUnit(cell.value, conversion, after)
    return result.ok ? { value: result.value, what: 'converted' } : refuse(result.reason)
  }
  const list = own(codes ?? {}, listedAs) ?? {}
  const { value, behind } = convertCodes(cell.value, { ...retiredCodes(before, after), ...list })
  if (behind.length === 0) {
    return JSON.stringify(value) === JSON.stringify(cell.value)
      ? { value }
      : { value, what: 'recoded' }
  }
  const reason = '新版表式没有这个选项'
  if (!Array.isArray(value)) return refuse(reason)
  keepAside(work, cell.name, before, behind, reason)
  return value.length === 0 ? undefined : { value, what: 'recoded' }
}

/** Options the old cell had and the new one has not. */
function retiredCodes(
  before: PropertySchema | undefined,
  after: PropertySchema,
): Record<string, null> {
  const options = (property: PropertySchema | undefined) =>
    (property?.enum ?? property?.items?.enum ?? []).map(String)
  const now = new Set(options(after))
  if (now.size === 0) return {}
  const retired = options(before).filter((code) => !now.has(code))
  return Object.fromEntries(retired.map((code) => [code, null]))
}

/** Whole and decimal numbers are one shape: a value that does not fit is a finding, not a loss. */
function shapeOf(property: PropertySchema): string {
  return property.type === 'integer' ? 'number' : property.type
}

/** False where something stands there already. */
function put(work: Work, path: string, row: number | null, value: CellValue): boolean {
  const line = parseLinePath(path)
  if (line !== null) return putInLine(work, line, value)
  const [key = '', column] = path.split('.')
  if (column === undefined) return setOnce(work.cells, key, value)
  const rows = rowsOf(work, key)
  const cells = rows[row ?? 0] ?? new Map<string, CellValue>()
  rows[row ?? 0] = cells
  return setOnce(cells, column, value)
}

function putInLine(
  work: Work,
  { table, line, column }: NonNullable<ReturnType<typeof parseLinePath>>,
  value: CellValue,
): boolean {
  const rowId = propertyOf(work.step.after, table)?.['x-row-id']
  if (rowId === undefined) return false
  const rows = rowsOf(work, table)
  let cells = rows.find((row) => row.get(rowId) === line)
  if (cells === undefined) {
    cells = new Map([[rowId, line]])
    rows.push(cells)
  }
  return setOnce(cells, column, value)
}

function setOnce<V>(cells: Map<string, V>, key: string, value: V): boolean {
  const there = cells.get(key)
  if (there !== undefined && there !== null) return false
  cells.set(key, value)
  return true
}

function rowsOf(work: Work, table: string): Map<string, CellValue>[] {
  const rows = work.rows.get(table) ?? []
  work.rows.set(table, rows)
  return rows
}

/** 未填原因 go with the cells they speak of. */
function placeAbsences(work: Work, answers: Answers): void {
  const absences = answers[ABSENCES]
  if (absences === undefined || absences === null) return
  if (!isRows(absences)) {
    keepAside(work, ABSENCES, undefined, absences, '不是未填原因表')
    return
  }
  const placed = absences.flatMap((absence): Row[] => {
    const cell = typeof absence.cell === 'string' ? placeOfAbsence(absence.cell, work.step) : null
    if (cell !== null) {
      work.kept += 1
      return [{ ...absence, cell }]
    }
    const name = `${ABSENCES}：${String(absence.cell)}`
    keepAside(work, name, undefined, absence, '所说的指标在新版表式中没有位置')
    return []
  })
  work.cells.set(ABSENCES, placed)
}

function placeOfAbsence(name: string, step: VersionStep): string | null {
  const indexed = /^([^.[\]{}]+)\[(\d+)\]\.([^.[\]{}]+)$/.exec(name)
  const path = indexed === null ? name : `${indexed[1]}.${indexed[3]}`
  const fate = followPath(path, step)
  if (fate.kind === 'gone' || propertyOf(step.after, fate.path) === undefined) return null
  if (indexed === null) return fate.path
  const [table, column] = fate.path.split('.')
  return column === undefined ? null : `${table}[${indexed[2]}].${column}`
}

function isRows(value: unknown): value is readonly Row[] {
  return (
    Array.isArray(value) &&
    value.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row))
  )
}

function keepAside(
  work: Work,
  cell: string,
  property: PropertySchema | undefined,
  value: unknown,
  reason: string,
): void {
  const { from: version } = work.step.migration
  const unit = property?.['x-unit'] ?? null
  work.aside.push({ version, cell, title: property?.title ?? cell, unit, value, reason })
}
