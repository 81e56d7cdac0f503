/**
 * A form as the renderer walks it: layout joined with schema, worked out once per form.
 * Knows field kinds and sections, never a particular form. Pure.
 */
import type {
  CodeStatus,
  FilledBy,
  FormDefinition,
  PropertySchema,
} from '../../forms/engine/types.ts'
import { tableHeading } from '../../forms/form-words.ts'
import { columnKind, type FieldKind, fieldKindOf } from './field-kind.ts'
import { periodOf, type Split, splitsIn } from './periods.ts'
import { type SectionModel, sectionOf } from './section-model.ts'

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
  /** How it is computed, in the check language; null where it is typed. */
  readonly computed: string | null
  /** The annual cell this one is a period of. */
  readonly periodOf: string | null
  /** Its periods, by each way the year may be split. */
  readonly periods: ReadonlyMap<Split, readonly CellModel[]>
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
  for (const cell of cells.values()) joinToYear(cell, cells)
  const named = (keys: readonly string[]): CellModel[] =>
    keys.flatMap((key) => cells.get(key) ?? [])
  const { layout } = form
  return {
    form,
    name: tableHeading(layout.head.tableNumber, layout.title),
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
  const kind = fieldKindOf(key, schema)
  const text = form.texts.indicators[table === null ? key : `${table}.${key}`]
  return {
    key,
    table,
    schema,
    kind: table === null ? kind : columnKind(kind, schema),
    title: schema.title ?? key,
    unit: schema['x-unit'] ?? null,
    filledBy: schema['x-filled-by'] ?? 'respondent',
    codeList: schema['x-codelist'] ?? null,
    code: schema['x-code'] ?? '',
    codeStatus: schema['x-code-status'] ?? 'placeholder',
    definition: text?.definition ?? null,
    hint: text?.hint ?? null,
    computed: schema['x-computed'] ?? null,
    periodOf: schema['x-period-of'] ?? null,
    periods: new Map(splitsIn(schema['x-periods']).map((split) => [split, []])),
  }
}

/** Puts a period cell in its place beside the annual one. */
function joinToYear(cell: CellModel, cells: ReadonlyMap<string, CellModel>): void {
  const at = periodOf(cell)
  if (at === null) return
  const year = cells.get(cell.table === null ? cell.periodOf! : `${cell.table}.${cell.periodOf}`)
  const periods = year?.periods.get(at.split) as CellModel[] | undefined
  if (periods !== undefined) periods[at.period] = cell
}

/** The cell a path names: `rows[2].revenue` and `rows{33}.revenue` → column `rows.revenue`. */
export function cellAt(model: FormModel, path: string): CellModel | undefined {
  return model.cells.get(path.replace(/\[\d+\]|\{[^{}]*\}/, ''))
}
