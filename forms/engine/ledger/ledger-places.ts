/**
 * Where an entry of the electronic ledger 统计电子台账 may go: a line of IO-1 … IO-4, told by the form's
 * own schema. Sums of other cells are no places, unless something has no line of its own. Pure.
 */
import type { FormDefinition, LayoutSection, Period, PropertySchema } from '../types.ts'
import { isTotalOfRow, ledgerForms, rollupsOf, soldColumns } from './rollups.ts'

export interface LedgerPlace {
  /** `IO-1:materialInputs.amount`, `IO-1:directLabour`. */
  readonly id: string
  readonly form: string
  readonly key: string
  /** Column the amount goes to; null for a cell of its own, and where only a quantity counts. */
  readonly column: string | null
  readonly title: string
  /** Column and list of the codes that tell the lines of a table apart. */
  readonly code: {
    readonly column: string
    readonly list: string
    readonly levels: readonly string[]
  } | null
  readonly quantity: string | null
  /** Columns for what of the amount came from abroad, and from outside the province. */
  readonly imported: string | null
  readonly outside: string | null
  /** How finely the year must be told. */
  readonly rhythm: Rhythm
}

export type Rhythm = 'quarter' | 'half-year'

export const LEDGER_PERIODS = ['Q1', 'Q2', 'Q3', 'Q4', 'H1', 'H2'] as const

const RATHER_SHARES: ReadonlySet<string> = new Set(['imported', 'fromOutsideProvince'])

/** The half-year a quarter lies in. */
export function halfOf(period: Period): 'H1' | 'H2' {
  return period === 'Q1' || period === 'Q2' || period === 'H1' ? 'H1' : 'H2'
}

export function quarterOfMonth(month: number): Period {
  return `Q${Math.ceil(month / 3)}` as Period
}

/** Whether an entry of this period can be told as finely as its place asks. */
export function fitsRhythm(period: Period, rhythm: Rhythm): boolean {
  return rhythm === 'half-year' || period.startsWith('Q')
}

export function keepsLedger(formId: string): boolean {
  return ledgerForms.includes(formId)
}

export function placesOf(form: FormDefinition): readonly LedgerPlace[] {
  const totals = new Map(rollupsOf(form).map((rollup) => [rollup.total, rollup.open === true]))
  return Object.entries(form.schema.properties).flatMap(([key, property]) => {
    const columns = property.items?.properties
    if (columns !== undefined) return tablePlaces(form, key, property, columns)
    if (property['x-unit'] !== '千元' || property['x-period-of'] !== undefined) return []
    if (property['x-filled-by'] !== 'respondent' || totals.get(key) === false) return []
    const open = totals.get(key) === true
    const title = `${property.title ?? key}${open ? '（未逐项列出的）' : ''}`
    return [plain(form, key, title, rhythmOf(property))]
  })
}

function plain(form: FormDefinition, key: string, title: string, rhythm: Rhythm): LedgerPlace {
  const none = { column: null, code: null, quantity: null, imported: null, outside: null }
  return { id: `${form.id}:${key}`, form: form.id, key, title, ...none, rhythm }
}

function tablePlaces(
  form: FormDefinition,
  key: string,
  table: PropertySchema,
  columns: Readonly<Record<string, PropertySchema>>,
): LedgerPlace[] {
  const named = Object.entries(columns).find(
    ([column, { 'x-codelist': list }]) =>
      list !== undefined && (table['x-row-id'] ?? column) === column,
  )
  // Lines told apart by two codes (buyers of each product) take no single entry.
  const codes = Object.values(columns).filter((column) => column['x-codelist'] !== undefined)
  if (named === undefined || codes.length > 1) return []
  const [codeColumn, codeSchema] = named
  const list = codeSchema['x-codelist']!
  const code = { column: codeColumn, list, levels: codeSchema['x-levels'] ?? [] }
  const section = `${branchOf(form, key)}${sectionTitle(form.layout.sections, key) ?? table.title ?? key}`
  const amounts = Object.entries(columns).filter(
    ([column, schema]) =>
      schema['x-unit'] === '千元' &&
      schema['x-period-of'] === undefined &&
      !RATHER_SHARES.has(column) &&
      !isTotalOfRow(form.id, key, column),
  )
  const has = (column: string): string | null => (column in columns ? column : null)
  const single = amounts.length === 1
  const places = amounts.map(([column, schema]): LedgerPlace => {
    const sold = soldColumns.has(column) ? has('salesVolume') : null
    return {
      ...{ id: `${form.id}:${key}.${column}`, form: form.id, key, column, code },
      title: single ? section : `${section}：${schema.title ?? column}`,
      quantity: has('quantity') ?? sold,
      imported: has('imported'),
      outside: has('fromOutsideProvince'),
      rhythm: rhythmOf(schema),
    }
  })
  if (!('output' in columns)) return places
  const output: LedgerPlace = {
    ...{ id: `${form.id}:${key}.output`, form: form.id, key, column: null, code },
    title: `${section}：${columns.output?.title ?? 'output'}（只记数量）`,
    ...{ quantity: 'output', imported: null, outside: null, rhythm: 'quarter' },
  }
  return [...places, output]
}

function sectionTitle(sections: readonly LayoutSection[], key: string): string | undefined {
  return sections
    .find((section) => section.key === key)
    ?.title?.replace(/（按[^）]*）$/, '')
    .replace(/^[一二三四五六七八九十]+、/, '')
}

/** 住宿和餐饮业：, where one form holds the tables of several industries. */
function branchOf(form: FormDefinition, table: string): string {
  const total = rollupsOf(form).find(({ parts }) =>
    parts.some((part) => 'table' in part && part.table === table),
  )?.total
  const title = total === undefined ? '' : (form.schema.properties[total]?.title ?? '')
  return form.id === 'IO-2' && title.includes('：') ? `${title.split('：', 1)[0]}：` : ''
}

function rhythmOf(property: PropertySchema): Rhythm {
  return property['x-periods'] === 'half-year' ? 'half-year' : 'quarter'
}
