/**
 * A form as the renderer walks it: layout joined with schema, worked out once per form.
 * Knows field kinds and sections, never a particular form. Pure.
 */
import type {
  CodeStatus,
  FilledBy,
  FormDefinition,
  LayoutRow,
  LayoutSection,
  PropertySchema,
} from '../../forms/engine/types.ts'
import { type FieldKind, fieldKindOf } from './field-kind.ts'
import { joinLines } from './join-lines.ts'
import { nameStarts } from './name-starts.ts'

/** One fillable place: a property, or a column of a table. */
export interface CellModel {
  readonly key: string
  /** The table it is a column of, or null. */
  readonly table: string | null
  readonly schema: PropertySchema
  readonly kind: FieldKind
  readonly title: string
  readonly unit: string | null
  readonly filledBy: FilledBy
  readonly codeList: string | null
  readonly code: string
  readonly codeStatus: CodeStatus
  readonly definition: string | null
  readonly hint: string | null
}

/** One line of the official table; short items of one group share a line. */
export interface LineModel {
  readonly id: string
  readonly cells: readonly CellModel[]
  readonly line: number | null
  readonly heading: string | null
  readonly group: string | null
  /** Where the name starts, in character widths; 其中： hangs before its item. */
  readonly start: number
  readonly prefix: string
  readonly total: boolean
  readonly visibleWhen: string | null
}

export interface SectionModel {
  readonly id: string
  readonly title: string
  readonly kind: LayoutSection['kind']
  readonly lines: readonly LineModel[]
  /** `list`: headings of the value columns. */
  readonly headings: readonly string[]
  /** `table`: its property and columns. */
  readonly table: string | null
  readonly columns: readonly CellModel[]
  readonly minRows: number
  readonly maxRows: number
  readonly visibleWhen: string | null
}

export interface FormModel {
  readonly form: FormDefinition
  readonly name: string
  readonly identity: readonly CellModel[]
  readonly sections: readonly SectionModel[]
  readonly footer: readonly CellModel[]
  /** Every property's cell and every column, `key` or `table.column`. */
  readonly cells: ReadonlyMap<string, CellModel>
}

/** Footer lines are a section of their own: same keys, same checks. */
export const FOOTER_SECTION = 'footer'

export function buildFormModel(form: FormDefinition): FormModel {
  const cells = new Map<string, CellModel>()
  for (const [key, schema] of Object.entries(form.schema.properties)) {
    cells.set(key, cellOf(form, key, schema, null))
    for (const [column, columnSchema] of Object.entries(schema.items?.properties ?? {})) {
      cells.set(`${key}.${column}`, cellOf(form, column, columnSchema, key))
    }
  }
  const named = (keys: readonly string[]): CellModel[] =>
    keys.flatMap((key) => cells.get(key) ?? [])
  const { layout } = form
  return {
    form,
    name: `${layout.head.tableNumber} ${layout.title}`,
    identity: named(layout.identity),
    sections: layout.sections.map((section) => sectionOf(section, form, cells)),
    footer: named(layout.footer),
    cells,
  }
}

function cellOf(
  form: FormDefinition,
  key: string,
  schema: PropertySchema,
  table: string | null,
): CellModel {
  const text = form.texts.indicators[table === null ? key : `${table}.${key}`]
  return {
    key,
    table,
    schema,
    kind: fieldKindOf(key, schema),
    title: schema.title ?? key,
    unit: schema['x-unit'] ?? null,
    filledBy: schema['x-filled-by'] ?? 'respondent',
    codeList: schema['x-codelist'] ?? null,
    code: schema['x-code'] ?? '',
    codeStatus: schema['x-code-status'] ?? 'placeholder',
    definition: text?.definition ?? null,
    hint: text?.hint ?? null,
  }
}

function sectionOf(
  section: LayoutSection,
  form: FormDefinition,
  cells: ReadonlyMap<string, CellModel>,
): SectionModel {
  const table = section.kind === 'table' ? (section.key ?? null) : null
  const rows = section.rows ?? []
  const starts = nameStarts(rows)
  const lines = rows.map((row, index) => ({
    ...lineOf(row, index, section.id, cells),
    start: starts[index]!,
  }))
  return {
    id: section.id,
    title: section.title ?? '',
    kind: section.kind,
    lines: section.kind === 'fields' ? joinLines(lines) : lines,
    headings: section.kind === 'list' ? (section.columns ?? ['本年']) : [],
    table,
    columns:
      table === null
        ? []
        : (section.columns ?? []).flatMap((key) => cells.get(`${table}.${key}`) ?? []),
    minRows: section.minRows ?? 1,
    maxRows: (table === null ? undefined : form.schema.properties[table]?.maxItems) ?? 10_000,
    visibleWhen: section.visibleWhen ?? null,
  }
}

function lineOf(
  row: LayoutRow,
  index: number,
  sectionId: string,
  cells: ReadonlyMap<string, CellModel>,
): LineModel {
  const cell = row.key === undefined ? undefined : cells.get(row.key)
  return {
    id: row.key ?? `${sectionId}-heading-${index}`,
    cells: cell === undefined ? [] : [cell],
    line: row.line ?? null,
    heading: row.heading ?? null,
    group: row.group ?? null,
    start: 0,
    prefix: row.prefix ?? '',
    total: row.total ?? false,
    visibleWhen: row.visibleWhen ?? null,
  }
}

/** The cell a path names: `rows[2].revenue` → column `rows.revenue`. */
export function cellAt(model: FormModel, path: string): CellModel | undefined {
  return model.cells.get(path.replace(/\[\d+\]/, ''))
}
