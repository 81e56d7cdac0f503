/**
 * An answer document as cells, the grain at which two revisions are compared and merged: a property
 * is one cell; a table's rows count by position, each column one cell. Pure.
 */
import { canonicalJson } from '../audit/index.ts'

export type AnswerJson = Readonly<Record<string, unknown>>
type RowJson = Readonly<Record<string, unknown>>

/** Where a cell stands: property, and row and column inside a table. A new row is one cell, whole. */
export interface Cell {
  readonly property: string
  readonly row?: number
  readonly column?: string
  readonly value: unknown
}

/** Cells by name: `operatingRevenue`, `establishments[2].revenue`, or `establishments[2]` for a row `base` lacks. */
export type Cells = ReadonlyMap<string, Cell>

export function cellsOf(answers: AnswerJson, base: AnswerJson): Cells {
  const cells = new Map<string, Cell>()
  for (const [property, value] of Object.entries(answers)) {
    if (isEmpty(value)) continue
    if (!isTable(value)) {
      cells.set(property, { property, value })
      continue
    }
    const known = base[property]
    value.forEach((content, row) => {
      if (!isTable(known) || known[row] === undefined) {
        if (!isEmptyRow(content))
          cells.set(`${property}[${row}]`, { property, row, value: content })
        return
      }
      for (const [column, item] of Object.entries(content)) {
        if (isEmpty(item)) continue
        cells.set(`${property}[${row}].${column}`, { property, row, column, value: item })
      }
    })
  }
  return cells
}

/** The document that the cells make up. Rows left without a cell stay as empty rows between others. */
export function answersOf(cells: Iterable<Cell>): Record<string, unknown> {
  const properties = new Map<string, unknown>()
  const tables = new Map<string, Map<number, Map<string, unknown>>>()
  for (const cell of cells) {
    if (cell.row === undefined) {
      properties.set(cell.property, cell.value)
      continue
    }
    const rows = tables.get(cell.property) ?? new Map<number, Map<string, unknown>>()
    tables.set(cell.property, rows)
    const columns = rows.get(cell.row) ?? new Map<string, unknown>()
    rows.set(cell.row, columns)
    if (cell.column !== undefined) columns.set(cell.column, cell.value)
    // A cell without a column is a whole row, which cellsOf made from a row object.
    else for (const [name, item] of Object.entries(cell.value as RowJson)) columns.set(name, item)
  }
  for (const [property, rows] of tables) {
    const length = Math.max(...rows.keys()) + 1
    properties.set(
      property,
      Array.from({ length }, (_, row) => Object.fromEntries(rows.get(row) ?? [])),
    )
  }
  return Object.fromEntries(properties)
}

/** Names of the cells whose value differs between two documents, in the order of the later one. */
export function changedCells(before: AnswerJson, after: AnswerJson): string[] {
  const old = cellsOf(before, before)
  const now = cellsOf(after, before)
  const changed = [...now].filter(([name, cell]) => !sameValue(old.get(name)?.value, cell.value))
  const cleared = [...old.keys()].filter((name) => !now.has(name))
  return [...changed.map(([name]) => name), ...cleared]
}

export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b || (isEmpty(a) && isEmpty(b))) return true
  // Texts, numbers and booleans that are not identical differ; only tables are worth a closer look.
  if (!isComposite(a) || !isComposite(b)) return false
  return canonicalJson(a) === canonicalJson(b)
}

function isComposite(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  )
}

function isEmptyRow(row: RowJson): boolean {
  return Object.values(row).every(isEmpty)
}

function isTable(value: unknown): value is readonly RowJson[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item))
  )
}
