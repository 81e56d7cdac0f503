/**
 * Adds entries of a ledger up into cells of a form: 千元 by period, the year as the sum of its periods,
 * totals as the sums of their rounded parts, so that the form agrees with itself. Pure.
 */
import { PERIODS } from '../period-cells.ts'
import type { FormDefinition, Period, PropertySchema } from '../types.ts'
import { halfOf, type LedgerPlace, placesOf } from './ledger-places.ts'
import { isPart, type Rollup, rollupsOf, rowSums } from './rollups.ts'

/** Entries alike in place, code, period and measure, added up. */
export interface LedgerSum {
  /** Id of a place. */
  readonly place: string
  /** '' where the place has no codes. */
  readonly code: string
  readonly period: Period
  /** 分; null where no entry says an amount. */
  readonly amountFen: number | null
  readonly importedFen: number | null
  readonly outsideFen: number | null
  /** In the measure; null where no entry says one. */
  readonly quantity: number | null
  readonly measure: string
  readonly entries: number
}

export interface LedgerCell {
  readonly key: string
  /** Both null for a cell of its own. */
  readonly code: string | null
  readonly column: string | null
  /** Whole 千元 by the periods of the cell; empty where the cell has none. */
  readonly periods: Readonly<Partial<Record<Period, number>>>
  /** 千元, or the measure of a quantity. */
  readonly year: number
  /** Measure of a quantity; null for 千元. */
  readonly measure: string | null
  /** Entries that went in, through parts too. */
  readonly entries: number
  /** A sum of other cells. */
  readonly total: boolean
  /** Rounded figures it is made of; 1 for one that is no sum. */
  readonly parts: number
}

export interface AddedUp {
  readonly cells: readonly LedgerCell[]
  /** Lines whose quantities are in several measures and cannot be added: `key code`. */
  readonly mixedMeasures: readonly {
    readonly key: string
    readonly code: string
    readonly measures: readonly string[]
  }[]
}

const FEN_IN_THOUSAND_YUAN = 100_000

interface Building {
  key: string
  code: string | null
  column: string | null
  periods: Map<Period, number>
  year: number
  measure: string | null
  entries: number
  total: boolean
  parts: number
}

export function addUp(form: FormDefinition, sums: readonly LedgerSum[]): AddedUp {
  const places = new Map(placesOf(form).map((place) => [place.id, place]))
  const cells = new Map<string, Building>()
  const measures = new Map<string, Map<string, number>>()
  const fen = new Map<string, { at: Building; period: Period; fen: number }>()
  const cellAt = (key: string, code: string | null, column: string | null): Building => {
    const id = cellId(key, code, column)
    const known = cells.get(id)
    if (known !== undefined) return known
    const made = {
      key,
      code,
      column,
      periods: new Map(),
      year: 0,
      measure: null,
      entries: 0,
      total: false,
      parts: 1,
    }
    cells.set(id, made)
    return made
  }
  const addFen = (
    at: Building,
    schema: PropertySchema | undefined,
    period: Period,
    amount: number,
  ): void => {
    const kind = schema?.['x-periods']
    const told = kind === 'half-year' ? halfOf(period) : period
    const id = `${cellId(at.key, at.code, at.column)} ${told}`
    const known = fen.get(id)
    if (known === undefined) fen.set(id, { at, period: told, fen: amount })
    else known.fen += amount
  }
  for (const sum of sums) {
    const place = places.get(sum.place)
    if (place === undefined) continue
    const code = place.code === null ? null : sum.code
    const schemaOf = (column: string): PropertySchema | undefined =>
      columnSchema(form, place.key, column)
    if (sum.amountFen !== null && (place.column !== null || place.code === null)) {
      const at = cellAt(place.key, code, place.column)
      at.entries += sum.entries
      addFen(
        at,
        place.column === null ? form.schema.properties[place.key] : schemaOf(place.column),
        sum.period,
        sum.amountFen,
      )
    }
    for (const [column, amount] of [
      [place.imported, sum.importedFen],
      [place.outside, sum.outsideFen],
    ] as const) {
      if (column === null || amount === null || amount === 0) continue
      const at = cellAt(place.key, code, column)
      at.entries += sum.entries
      addFen(at, schemaOf(column), sum.period, amount)
    }
    if (sum.quantity !== null && place.quantity !== null && code !== null) {
      const at = cellAt(place.key, code, place.quantity)
      at.entries += sum.entries
      const line = cellId(place.key, code, place.quantity)
      const known = measures.get(line) ?? new Map<string, number>()
      known.set(sum.measure, (known.get(sum.measure) ?? 0) + sum.quantity)
      measures.set(line, known)
    }
  }
  for (const { at, period, fen: amount } of fen.values()) {
    const rounded = thousands(amount)
    at.periods.set(period, rounded)
    at.year += rounded
  }
  const mixedMeasures: AddedUp['mixedMeasures'][number][] = []
  for (const [line, byMeasure] of measures) {
    const cell = cells.get(line)!
    const [only, another] = [...byMeasure]
    if (another !== undefined) {
      mixedMeasures.push({ key: cell.key, code: cell.code ?? '', measures: [...byMeasure.keys()] })
      cells.delete(line)
    } else if (only !== undefined) {
      cell.measure = only[0]
      cell.year = roundTo(
        only[1],
        columnSchema(form, cell.key, cell.column ?? '')?.['x-decimals'] ?? 4,
      )
    }
  }
  sumRows(form, cells, cellAt)
  for (const rollup of rollupsOf(form)) sumParts(rollup, cells, cellAt)
  return {
    cells: [...cells.values()].map((cell) => ({
      ...cell,
      // Entries have periods; a cell that has none shows the year alone.
      periods: periodsOf(form, cell).length === 0 ? {} : Object.fromEntries(cell.periods),
    })),
    mixedMeasures,
  }
}

type CellAt = (key: string, code: string | null, column: string | null) => Building

function sumRows(form: FormDefinition, cells: ReadonlyMap<string, Building>, cellAt: CellAt): void {
  for (const [name, sums] of Object.entries(rowSums)) {
    const [formId, table] = name.split(':') as [string, string]
    if (formId !== form.id) continue
    const codes = new Set(
      [...cells.values()]
        .filter(({ key, code }) => key === table && code !== null)
        .map(({ code }) => code),
    )
    for (const code of codes) {
      for (const [total, columns] of sums) {
        addInto(
          columns.flatMap((column) => cells.get(cellId(table, code, column)) ?? []),
          () => cellAt(table, code, total),
        )
      }
    }
  }
}

function sumParts(rollup: Rollup, cells: ReadonlyMap<string, Building>, cellAt: CellAt): void {
  const parts = rollup.parts.flatMap((part) =>
    [...cells.values()].filter((cell) => isPart(part, cell)),
  )
  addInto(parts, () => cellAt(rollup.total, null, null))
}

function addInto(parts: readonly Building[], total: () => Building): void {
  if (parts.length === 0) return
  const at = total()
  if (!at.total && at.entries === 0) at.parts = 0
  at.total = true
  for (const part of parts) {
    at.year += part.year
    at.entries += part.entries
    at.parts += part.parts
    for (const [period, amount] of part.periods)
      at.periods.set(period, (at.periods.get(period) ?? 0) + amount)
  }
}

export function cellId(key: string, code: string | null, column: string | null): string {
  return code === null ? key : `${key}{${code}}.${column}`
}

function columnSchema(
  form: FormDefinition,
  key: string,
  column: string,
): PropertySchema | undefined {
  return form.schema.properties[key]?.items?.properties?.[column]
}

/** Half away from zero, as accounts do. */
function thousands(fen: number): number {
  const rounded = Math.floor(Math.abs(fen) / FEN_IN_THOUSAND_YUAN + 0.5)
  return fen < 0 && rounded !== 0 ? -rounded : rounded
}

function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals
  return Math.round(value * scale) / scale
}

/** The periods a cell has, in order. */
export function periodsOf(
  form: FormDefinition,
  place: Pick<LedgerPlace, 'key' | 'column'>,
): readonly Period[] {
  const property =
    place.column === null
      ? form.schema.properties[place.key]
      : columnSchema(form, place.key, place.column)
  const kind = property?.['x-periods']
  return kind === undefined ? [] : PERIODS[kind]
}
