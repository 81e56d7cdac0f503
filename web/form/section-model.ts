/**
 * A section of the layout joined with its cells: lines of names and values, a table of rows the
 * respondent adds, or a matrix whose rows a code list fixes. Pure.
 */
import type { FormDefinition, LayoutRow, LayoutSection } from '../../forms/engine/types.ts'
import type { CellModel } from './form-model.ts'
import { joinLines } from './join-lines.ts'
import { nameStarts } from './name-starts.ts'
import { periodHeading, type Split, splitsOf } from './periods.ts'

/** One line of the official table; short items of one group share a line. */
export interface LineModel {
  readonly id: string
  readonly cells: readonly CellModel[]
  /** What stands under each value column; null where the table has no cell. */
  readonly slots: readonly (CellModel | null)[]
  readonly line: number | null
  readonly heading: string | null
  /** Name of the line, where its cells go by their columns; null where they name it. */
  readonly name: string | null
  readonly group: string | null
  /** Where the name starts, in character widths; 其中： hangs before its item. */
  readonly start: number
  readonly prefix: string
  readonly total: boolean
  readonly visibleWhen: string | null
}

/** Head of one value column; `group` stands over neighbours of the same group. */
export interface ColumnHead {
  readonly title: string
  readonly group: string | null
}

export interface SectionModel {
  readonly id: string
  readonly title: string
  readonly kind: LayoutSection['kind']
  readonly lines: readonly LineModel[]
  /** Heads of the value columns of a list, or of the columns of a table. */
  readonly heads: readonly ColumnHead[]
  /** `table`, `matrix`: its property and columns. */
  readonly table: string | null
  readonly columns: readonly CellModel[]
  readonly matrix: MatrixRows | null
  readonly minRows: number
  readonly maxRows: number
  readonly visibleWhen: string | null
  /** The same section by quarters or by half years, where either may be filled. */
  readonly bySplit: ReadonlyMap<Split, SectionModel>
}

/** Where the fixed rows of a matrix come from. */
export interface MatrixRows {
  readonly rowId: CellModel
  readonly list: string
}

type Cells = ReadonlyMap<string, CellModel>

export function sectionOf(
  section: LayoutSection,
  form: FormDefinition,
  cells: Cells,
): SectionModel {
  const splits = section.periods === true ? splitsOf(ownCells(section, cells)) : []
  const variants = splits.map((split): [Split, SectionModel] => [
    split,
    inSplit(section, form, cells, split),
  ])
  const [first] = variants
  if (first === undefined) return inSplit(section, form, cells, null)
  const bySplit = new Map(variants)
  return { ...first[1], bySplit: bySplit.size > 1 ? bySplit : new Map() }
}

function ownCells(section: LayoutSection, cells: Cells): CellModel[] {
  if (section.key !== undefined) {
    return (section.columns ?? []).flatMap((key) => cells.get(`${section.key}.${key}`) ?? [])
  }
  return (section.rows ?? []).flatMap((row) =>
    keysOf(row).flatMap((key) => cells.get(key ?? '') ?? []),
  )
}

function keysOf(row: LayoutRow): readonly (string | null)[] {
  return row.keys ?? (row.key === undefined ? [] : [row.key])
}

function inSplit(
  section: LayoutSection,
  form: FormDefinition,
  cells: Cells,
  split: Split | null,
): SectionModel {
  const table = section.kind === 'table' || section.kind === 'matrix' ? (section.key ?? null) : null
  const rows = section.rows ?? []
  const columns = listColumns(section, cells, split)
  const starts = nameStarts(rows)
  const lines = rows.map((row, index) => ({
    ...lineOf(row, index, section.id, cells, columns, split),
    start: starts[index]!,
  }))
  const shown = table === null ? null : tableColumns(section, table, cells, split)
  return {
    id: section.id,
    title: section.title ?? '',
    kind: section.kind,
    lines: section.kind === 'fields' ? joinLines(lines) : lines,
    heads: shown?.heads ?? (section.kind === 'list' ? columns.map(({ head }) => head) : []),
    table,
    columns: shown?.columns ?? [],
    matrix: section.kind === 'matrix' && table !== null ? matrixOf(table, form, cells) : null,
    minRows: section.minRows ?? 1,
    maxRows: (table === null ? undefined : form.schema.properties[table]?.maxItems) ?? 10_000,
    visibleWhen: section.visibleWhen ?? null,
    bySplit: new Map(),
  }
}

function matrixOf(table: string, form: FormDefinition, cells: Cells): MatrixRows | null {
  const schema = form.schema.properties[table]
  const rowId = cells.get(`${table}.${schema?.['x-row-id'] ?? ''}`)
  const list = schema?.['x-rows']
  return rowId === undefined || list === undefined ? null : { rowId, list }
}

/** A value column of a list: which of the line's cells, and which period of it. */
interface ListColumn {
  readonly head: ColumnHead
  readonly at: number
  /** Place among the periods of the cell, or null for the year. */
  readonly period: number | null
}

function listColumns(section: LayoutSection, cells: Cells, split: Split | null): ListColumn[] {
  if (section.kind !== 'list') return []
  const titles = section.columns ?? ['本年']
  return titles.flatMap((title, at): ListColumn[] => {
    const periods =
      split === null
        ? 0
        : Math.max(
            0,
            ...(section.rows ?? []).map((row) => {
              const cell = cells.get(keysOf(row)[at] ?? '')
              return cell?.periods.get(split)?.length ?? 0
            }),
          )
    if (periods === 0 || split === null) return [{ head: { title, group: null }, at, period: null }]
    const group = titles.length > 1 ? title : null
    return [
      ...Array.from({ length: periods }, (_, period) => ({
        head: { title: periodHeading(split, period), group },
        at,
        period,
      })),
      { head: { title: titles.length > 1 ? '全年' : `${title}合计`, group }, at, period: null },
    ]
  })
}

function tableColumns(
  section: LayoutSection,
  table: string,
  cells: Cells,
  split: Split | null,
): { columns: CellModel[]; heads: ColumnHead[] } {
  const groupOf = new Map(
    (section.groups ?? []).flatMap(({ title, columns }) =>
      columns.map((key): [string, string] => [key, title]),
    ),
  )
  const columns: CellModel[] = []
  const heads: ColumnHead[] = []
  for (const key of section.columns ?? []) {
    const cell = cells.get(`${table}.${key}`)
    if (cell === undefined) continue
    const periods = split === null ? undefined : cell.periods.get(split)
    if (periods === undefined || split === null) {
      columns.push(cell)
      heads.push({ title: cell.title, group: groupOf.get(key) ?? null })
      continue
    }
    periods.forEach((period, index) => {
      columns.push(period)
      heads.push({ title: periodHeading(split, index), group: cell.title })
    })
    columns.push(cell)
    heads.push({ title: '全年', group: cell.title })
  }
  return { columns, heads }
}

function lineOf(
  row: LayoutRow,
  index: number,
  sectionId: string,
  cells: Cells,
  columns: readonly ListColumn[],
  split: Split | null,
): LineModel {
  const keys = keysOf(row)
  const annual = keys.map((key) => cells.get(key ?? '') ?? null)
  const slots =
    columns.length === 0
      ? annual
      : columns.map(({ at, period }) => {
          const cell = annual[at] ?? null
          if (period === null || split === null) return cell
          return cell?.periods.get(split)?.[period] ?? null
        })
  return {
    id: keys.find((key) => key !== null) ?? `${sectionId}-heading-${index}`,
    cells: slots.filter((cell) => cell !== null),
    slots,
    line: row.line ?? null,
    heading: row.heading ?? null,
    name:
      row.label ??
      (columns.length === 0 ? null : (annual.find((cell) => cell !== null)?.title ?? null)),
    group: row.group ?? null,
    start: 0,
    prefix: row.prefix ?? '',
    total: row.total ?? false,
    visibleWhen: row.visibleWhen ?? null,
  }
}
