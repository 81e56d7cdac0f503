/**
 * A form beside the ledger of its unit: every line the ledger tells of, with what the form says. Where
 * they differ the respondent takes the sum over or explains why. Pure.
 */
import { cellPath } from '../cell-path.ts'
import { PERIODS, periodKey } from '../period-cells.ts'
import { rowsOf } from '../runtime/read.ts'
import type { Answers, Finding, FormDefinition, Period } from '../types.ts'
import type { AddedUp, LedgerCell } from './add-up.ts'
import { isPart, rollupsOf } from './rollups.ts'

export type LedgerStand =
  | 'agrees'
  | 'differs'
  /** The form says nothing there. */
  | 'not-filled'
  /** The form has the line, the ledger of this table has not. */
  | 'not-in-ledger'
  /** Several lines of the form have this code: only the respondent knows which is which. */
  | 'several-lines'

export interface ComparedLedgerCell {
  readonly cell: LedgerCell
  readonly stand: LedgerStand
  /** Path in the document; null while the form has no such line. */
  readonly path: string | null
  /** What the form says for the year; null where it says nothing. */
  readonly stated: number | null
  /** Periods that differ where the form tells them apart. */
  readonly periods: readonly Period[]
}

export function compareLedger(
  form: FormDefinition,
  added: AddedUp,
  answers: Answers,
): readonly ComparedLedgerCell[] {
  const compared = added.cells.flatMap((cell) =>
    cell.total && cell.code === null && !isWhole(form, added, cell, answers)
      ? []
      : [compareCell(form, cell, answers)],
  )
  return [...compared, ...linesWithoutEntries(form, added, answers)]
}

/** Findings for what differs: to be taken over, or explained by the respondent. */
export function ledgerFindings(
  form: FormDefinition,
  added: AddedUp,
  answers: Answers,
  labelOf: (list: string, code: string) => string | undefined = () => undefined,
): readonly Finding[] {
  return compareLedger(form, added, answers).flatMap((compared) => {
    // What a quantity or a line's total says follows from amounts; one question for one matter.
    if (compared.stand === 'agrees' || compared.cell.measure !== null) return []
    return [
      {
        rule: ruleOf(form.id, compared.cell),
        kind: 'relation',
        severity: 'verify',
        outcome: 'fail',
        fields: [fieldOf(form, compared)],
        message: messageOf(form, compared, labelOf),
      } satisfies Finding,
    ]
  })
}

/** Rule ids of these findings begin so. */
export const LEDGER_RULE = 'ledger-'

function ruleOf(formId: string, { key, code, column }: LedgerCell): string {
  return [`${LEDGER_RULE}${formId}`, key, code, column].filter((part) => part !== null).join('-')
}

/** Lines fixed by a list go by their code; a line that is not there yet is asked for in the first. */
function fieldOf(form: FormDefinition, { cell, path }: ComparedLedgerCell): string {
  const { key, code, column } = cell
  if (code === null || column === null) return key
  return isFixed(form, key) ? `${key}{${code}}.${column}` : (path ?? cellPath(key, 0, column))
}

/** Whether the lines of a table are those of a list. */
export function isFixed(form: FormDefinition, table: string): boolean {
  return form.schema.properties[table]?.['x-rows'] !== undefined
}

function compareCell(form: FormDefinition, cell: LedgerCell, answers: Answers): ComparedLedgerCell {
  const none = { cell, path: null, stated: null, periods: [] }
  if (cell.code === null || cell.column === null) {
    const at = { path: cell.key, ...statedIn(answers, cell.key, cell) }
    return { cell, ...at, stand: standOf(cell, at) }
  }
  const codeColumn = codeColumnOf(form, cell.key)
  const lines = (rowsOf(answers, cell.key) ?? []).flatMap((row, index) =>
    row[codeColumn] === cell.code ? [{ row, index }] : [],
  )
  const [line, another] = lines
  if (line === undefined) return { ...none, stand: cell.year === 0 ? 'agrees' : 'not-filled' }
  const path = cellPath(cell.key, line.index, cell.column)
  if (another !== undefined) {
    const stated = lines.reduce((sum, { row }) => sum + (numberIn(row[cell.column!]) ?? 0), 0)
    const stand = stated === cell.year ? 'agrees' : 'several-lines'
    return { cell, path, stated, periods: [], stand }
  }
  const at = { path, ...statedIn(line.row, cell.column, cell) }
  return { cell, ...at, stand: standOf(cell, at) }
}

function statedIn(
  values: Readonly<Record<string, unknown>>,
  column: string,
  cell: LedgerCell,
): { readonly stated: number | null; readonly periods: readonly Period[] } {
  const halves = Object.keys(cell.periods).some((period) => period.startsWith('H'))
  const all =
    Object.keys(cell.periods).length === 0 ? [] : PERIODS[halves ? 'half-year' : 'quarter']
  const periods = all.map(
    (period) =>
      [period, cell.periods[period] ?? 0, numberIn(values[periodKey(column, period)])] as const,
  )
  const told = periods.some(([, , stated]) => stated !== null)
  const differing = told
    ? periods.filter(([, sum, stated]) => Math.abs((stated ?? 0) - sum) > 2 * slackOf(cell))
    : []
  return {
    stated: numberIn(values[column]),
    periods: differing.map(([period]) => period),
  }
}

function standOf(
  cell: LedgerCell,
  { stated, periods }: { readonly stated: number | null; readonly periods: readonly Period[] },
): LedgerStand {
  if (stated === null) return cell.year === 0 ? 'agrees' : 'not-filled'
  const near = Math.abs(stated - cell.year) <= slackOf(cell)
  return near && periods.length === 0 ? 'agrees' : 'differs'
}

/**
 * A total the respondent rounded by itself may be apart from the sum of its rounded parts by so much; in
 * a period twice that, where figures are shifted by one so that the year comes out.
 */
function slackOf({ total, parts }: LedgerCell): number {
  return total ? (parts + 1) / 2 : 0
}

/** Lines of a table with entries that have none themselves. */
function linesWithoutEntries(
  form: FormDefinition,
  added: AddedUp,
  answers: Answers,
): ComparedLedgerCell[] {
  const columns = new Map<string, { key: string; column: string; codes: Set<string> }>()
  for (const { key, code, column, measure, total } of added.cells) {
    if (code === null || column === null || measure !== null || total) continue
    // Shares (of it imported …) may well be empty in the ledger.
    if (column !== 'amount') continue
    const known = columns.get(`${key}.${column}`) ?? { key, column, codes: new Set<string>() }
    known.codes.add(code)
    columns.set(`${key}.${column}`, known)
  }
  return [...columns.values()].flatMap(({ key, column, codes }) => {
    const codeColumn = codeColumnOf(form, key)
    return (rowsOf(answers, key) ?? []).flatMap((row, index): ComparedLedgerCell[] => {
      const code = row[codeColumn]
      const stated = numberIn(row[column])
      if (typeof code !== 'string' || codes.has(code) || stated === null || stated === 0) return []
      const cell: LedgerCell = {
        ...{
          key,
          code,
          column,
          periods: {},
          year: 0,
          measure: null,
          entries: 0,
          total: false,
          parts: 1,
        },
      }
      return [
        { cell, stand: 'not-in-ledger', path: cellPath(key, index, column), stated, periods: [] },
      ]
    })
  })
}

/** Whether the ledger tells all that goes into a total, by what the form says. */
function isWhole(
  form: FormDefinition,
  added: AddedUp,
  cell: LedgerCell,
  answers: Answers,
): boolean {
  const rollup = rollupsOf(form).find(({ total }) => total === cell.key)
  if (rollup === undefined) return true
  return rollup.parts.every((part) => {
    const told = added.cells.filter((each) => isPart(part, each))
    if ('table' in part) {
      const codeColumn = codeColumnOf(form, part.table)
      const codes = new Set(told.map(({ code }) => code))
      return (rowsOf(answers, part.table) ?? []).every((row) => {
        const code = row[codeColumn]
        const of = {
          key: part.table,
          code: typeof code === 'string' ? code : '',
          column: part.column,
        }
        return !isPart(part, of) || codes.has(of.code) || !numberIn(row[part.column])
      })
    }
    const [of] = told
    if (of === undefined) return !numberIn(answers[part.cell])
    return !of.total || isWhole(form, added, of, answers)
  })
}

/** Column with the codes that tell the lines of a table apart. */
export function codeColumnOf(form: FormDefinition, table: string): string {
  const property = form.schema.properties[table]
  const columns = Object.entries(property?.items?.properties ?? {})
  return property?.['x-row-id'] ?? columns.find(([, column]) => column['x-codelist'])?.[0] ?? ''
}

function numberIn(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function messageOf(
  form: FormDefinition,
  { cell, stand, stated, periods }: ComparedLedgerCell,
  labelOf: (list: string, code: string) => string | undefined,
): string {
  const name = nameOf(form, cell, labelOf)
  const ledger = amount(cell.year)
  const ways = '请采用台账合计，或说明为什么不同'
  switch (stand) {
    case 'not-filled':
      return `${name}：台账合计 ${ledger} 千元，本表没有填。${ways}`
    case 'not-in-ledger':
      return `${name}：本表填 ${amount(stated ?? 0)} 千元，台账里没有这一项。请补记台账，或说明为什么不同`
    case 'several-lines':
      return `${name}：台账合计 ${ledger} 千元，本表有几行同一代码，共 ${amount(stated ?? 0)} 千元。请合并成一行，或说明为什么不同`
    default: {
      const apart = Math.abs(cell.year - (stated ?? 0))
      const year = `台账合计 ${ledger} 千元，本表填 ${amount(stated ?? 0)} 千元`
      return apart === 0
        ? `${name}：全年相同，${periods.length} 个报告期与台账不同。${ways}`
        : `${name}：${year}，相差 ${amount(apart)} 千元。${ways}`
    }
  }
}

/** Chinese name of a line: the cell's title, or its item and column. */
export function nameOf(
  form: FormDefinition,
  { key, code, column }: Pick<LedgerCell, 'key' | 'code' | 'column'>,
  labelOf: (list: string, code: string) => string | undefined,
): string {
  const property = form.schema.properties[key]
  if (code === null || column === null) return property?.title ?? key
  const columns = property?.items?.properties ?? {}
  const list = columns[codeColumnOf(form, key)]?.['x-codelist'] ?? ''
  const item = labelOf(list, code) ?? code
  const single = column === 'amount'
  return single ? item : `${item}，${columns[column]?.title ?? column}`
}

function amount(value: number): string {
  return value.toLocaleString('en-US')
}
