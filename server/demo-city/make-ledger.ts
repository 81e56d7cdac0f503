/**
 * The ledger behind a firm's input-output form: entries by quarter that add up to what the form says,
 * to the 千元. Pure.
 */
import type { LedgerPlace } from '../../forms/engine/ledger/ledger-places.ts'
import { placesOf } from '../../forms/engine/ledger/ledger-places.ts'
import { isPart, rollupsOf } from '../../forms/engine/ledger/rollups.ts'
import { PERIODS, periodKey } from '../../forms/engine/period-cells.ts'
import type { Answers, CodeItem, FormDefinition, Period, Row } from '../../forms/engine/types.ts'
import { apportion } from './books/apportion.ts'
import type { Random } from './random.ts'

type Origin = 'unknown' | 'local' | 'outside-province' | 'import'

interface LedgerContent {
  readonly bookedOn: string
  readonly period: Period
  readonly reference: string
  readonly itemText: string
  /** Id of a place. */
  readonly place: string
  readonly code: string
  readonly quantity: number | null
  readonly measure: string
  readonly amountFen: number | null
  readonly origin: Origin
}

export interface LedgerLine {
  /** Alike at every run of the same city. */
  readonly id: string
  readonly content: LedgerContent
}

const FEN = 100_000
/** Business is slow around the Spring Festival. */
const seasons = [21, 25, 26, 28]

/** `nameOf`: name of an item of a code list. */
export function makeLedger(
  form: FormDefinition,
  answers: Answers,
  of: { readonly unitId: string; readonly random: Random },
  itemOf: (list: string, code: string) => Pick<CodeItem, 'name' | 'unit'> | undefined,
): LedgerLine[] {
  const { unitId, random } = of
  const lines: LedgerLine[] = []
  let vouchers = 0
  const add = (place: LedgerPlace, code: string, entry: Entry): void => {
    const quantities = apportion(Math.round((entry.quantity ?? 0) * 100), seasons)
    for (const [quarter, signed] of entry.quarters.entries()) {
      const part = Math.abs(signed)
      if (part === 0 && quantities[quarter] === 0) continue
      const month = quarter * 3 + random.between(1, 3)
      const date = `2023-${pad(month)}-${pad(random.between(1, 28))}`
      // Two deliveries a quarter, where there is enough to divide.
      const first = part > 20 ? Math.floor(part * FEN * (0.35 + random.next() * 0.3)) : part * FEN
      for (const [turn, fen] of [first, part * FEN - first].entries()) {
        if (turn === 1 && fen === 0) continue
        vouchers += 1
        const content: LedgerContent = {
          ...{ bookedOn: date, period: `Q${quarter + 1}` as Period },
          ...{ reference: `记-${String(vouchers).padStart(4, '0')}`, itemText: entry.itemText },
          ...{ place: place.id, code, origin: entry.origin },
          quantity: entry.quantity === undefined || turn === 1 ? null : quantities[quarter]! / 100,
          measure: entry.quantity === undefined || turn === 1 ? '' : entry.measure,
          amountFen: place.column === null && place.code !== null ? null : Math.sign(signed) * fen,
        }
        lines.push({ id: `ledger-${unitId}-${form.id}-${vouchers}`, content })
      }
    }
  }
  for (const place of placesOf(form)) {
    if (place.code === null) {
      add(place, '', plain(directly(form, answers, place.key), place.title.replace(/（.*$/, '')))
      continue
    }
    for (const row of rowsIn(answers, place.key)) {
      const code = row[place.code.column]
      const quarters = place.column === null ? none : rowQuarters(answers, row, place.column)
      const quantity = place.quantity === null ? 0 : numberIn(row[place.quantity])
      const onlyQuantity = place.column === null
      if (typeof code !== 'string' || (onlyQuantity && quantity === 0)) continue
      const item = itemOf(place.code.list, code)
      const itemText = String(row.productName ?? item?.name ?? code)
      const shareOf = (column: string | null): number[] =>
        column === null ? [...none] : apportion(numberIn(row[column]), quarters)
      const imported = shareOf(place.imported)
      const outside = shareOf(place.outside)
      const measured =
        onlyQuantity || place.quantity === 'quantity'
          ? { quantity, measure: String(row.measure ?? item?.unit ?? '') }
          : {}
      const local = quarters.map((whole, at) => whole - imported[at]! - outside[at]!)
      const base = { itemText, measure: '' }
      const counted = quantity === 0 ? {} : measured
      add(place, code, { ...base, ...counted, quarters: local, origin: 'local' })
      add(place, code, { ...base, quarters: outside, origin: 'outside-province' })
      add(place, code, { ...base, quarters: imported, origin: 'import' })
    }
  }
  return lines
}

interface Entry {
  readonly itemText: string
  /** 千元, by quarters. */
  readonly quarters: readonly number[]
  readonly quantity?: number
  readonly measure: string
  readonly origin: Origin
}

const none: readonly number[] = [0, 0, 0, 0]

function plain(quarters: readonly number[], itemText: string): Entry {
  return { quarters, itemText, measure: '', origin: 'unknown' }
}

/** A figure by quarters: as the form tells them, halves divided, a year without periods by the seasons. */
function quartersOf(values: Readonly<Record<string, unknown>>, key: string): number[] {
  const told = (periods: readonly Period[]): number[] =>
    periods.map((period) => numberIn(values[periodKey(key, period)]))
  const quarters = told(PERIODS.quarter)
  if (quarters.some((part) => part !== 0)) return quarters
  const halves = told(PERIODS['half-year'])
  if (halves.some((part) => part !== 0)) return halves.flatMap((half) => divide(half, [46, 54]))
  return divide(numberIn(values[key]), seasons)
}

/** A line without periods follows those of the form's total of the same name. */
function rowQuarters(answers: Answers, row: Row, column: string): number[] {
  const own = quartersOf(row, column)
  if (column === 'amount' || PERIODS.quarter.some((p) => row[periodKey(column, p)] !== undefined)) {
    return own
  }
  const weights = quartersOf(answers, column).map(Math.abs)
  return weights.some((weight) => weight > 0) ? divide(numberIn(row[column]), weights) : own
}

function divide(whole: number, weights: readonly number[]): number[] {
  return apportion(Math.abs(whole), weights).map((part) => (whole < 0 && part !== 0 ? -part : part))
}

/** What of a cell is not the sum of lines that stand in the form, by quarters. */
function directly(form: FormDefinition, answers: Answers, key: string): number[] {
  const rollup = rollupsOf(form).find(({ total }) => total === key)
  const told = (rollup?.parts ?? []).flatMap((part) => {
    if ('cell' in part) return [quartersOf(answers, part.cell)]
    const columns = form.schema.properties[part.table]?.items?.properties ?? {}
    const codeColumn = Object.keys(columns).find((column) => columns[column]?.['x-codelist']) ?? ''
    return rowsIn(answers, part.table)
      .filter((row) =>
        isPart(part, { key: part.table, code: String(row[codeColumn] ?? ''), column: part.column }),
      )
      .map((row) => rowQuarters(answers, row, part.column))
  })
  return quartersOf(answers, key).map(
    (stated, at) => stated - told.reduce((sum, part) => sum + part[at]!, 0),
  )
}

function rowsIn(answers: Answers, table: string): readonly Row[] {
  const rows = answers[table]
  // A table's property holds rows, by its schema.
  return Array.isArray(rows) ? (rows as readonly Row[]) : []
}

function numberIn(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
