/** What the form tells about its cells: totals, limits, order, and how far each can be trusted. */
import { parseCellPath, propertyAt } from '../cell-path.ts'
import type { Formula } from '../linear/formula.ts'
import { type Exact, sign, toNumber } from '../runtime/exact.ts'
import { readNumber, rowsOf } from '../runtime/read.ts'
import type { CheckContext, FormDefinition } from '../types.ts'
import type { Neighbour } from './error-pattern.ts'
import type { StatedRelation } from './stated-relations.ts'

export interface CellFacts {
  readonly lower: number
  readonly upper: number
  readonly step: number
  /** 人, 千元 … or null. */
  readonly unit: string | null
}

export function factsOfCell(form: FormDefinition, cell: string): CellFacts {
  const path = parseCellPath(cell)
  const property = path === null ? undefined : propertyAt(form.schema, path)
  return {
    lower: property?.minimum ?? Number.NEGATIVE_INFINITY,
    upper: property?.maximum ?? Number.POSITIVE_INFINITY,
    step: property?.type === 'integer' ? 1 : 10 ** -(property?.['x-decimals'] ?? 2),
    unit: property?.['x-unit'] ?? null,
  }
}

/**
 * What it costs, in steps of 0.1 with 1 for an ordinary item, to call a cell wrong. A total is read off its items and copied; a value taken over
 * from elsewhere, or in line with last year, was right once; one far from last year is suspect.
 */
export function costOfCell(
  context: CheckContext,
  cell: string,
  value: Exact,
  totals: ReadonlySet<string>,
  prefilled: ReadonlySet<string>,
): number {
  let tenths = 10
  if (totals.has(cell)) tenths += 1
  if (prefilled.has(cell)) tenths += 5
  const before = lastYear(context, cell)
  if (before !== null && sign(before) !== 0) {
    const ratio = toNumber(value) / toNumber(before)
    if (ratio >= 0.5 && ratio <= 2) tenths += 3
    else if (ratio < 0.2 || ratio > 5) tenths -= 3
  }
  return tenths / 10
}

/** Only of cells of the form itself: rows of a table have no fixed counterpart a year before. */
function lastYear(context: CheckContext, cell: string): Exact | null {
  const path = parseCellPath(cell)
  return path === null || path.row !== null ? null : readNumber(context.previous?.[path.key])
}

/** Lines the layout calls totals, and what an equality sets against three items or more. */
export function totalsOf(
  form: FormDefinition,
  relations: readonly StatedRelation[],
): ReadonlySet<string> {
  const totals = new Set<string>()
  for (const section of form.layout.sections) {
    for (const row of section.rows ?? []) {
      if (row.total !== true) continue
      for (const key of [row.key, ...(row.keys ?? [])]) if (key) totals.add(key)
    }
  }
  for (const { formula } of relations) addTotal(formula, totals)
  return totals
}

function addTotal(formula: Formula, totals: Set<string>): void {
  if (formula.is === 'all') for (const part of formula.of) addTotal(part, totals)
  if (formula.is !== 'compared' || formula.sum.terms.size < 3) return
  for (const way of [1, -1]) {
    const side = [...formula.sum.terms].filter(([, factor]) => sign(factor) === way)
    if (side.length === 1) totals.add(side[0]![0])
  }
}

/** The filled numbers on the lines above and below. */
export function neighboursOf(
  form: FormDefinition,
  context: CheckContext,
  cell: string,
): readonly Neighbour[] {
  const path = parseCellPath(cell)
  if (path === null) return []
  const { key, row, column } = path
  if (row !== null && column !== null) {
    const rows = rowsOf(context.answers, key) ?? []
    return [row - 1, row + 1].flatMap((index) =>
      numberIn(`${key}[${index}].${column}`, rows[index]?.[column], index < row),
    )
  }
  const lines = linesOf(form)
  const at = lines.findIndex((line) => line.includes(key))
  if (at < 0) return []
  const place = lines[at]!.indexOf(key)
  return [at - 1, at + 1].flatMap((index) => {
    const near = lines[index]?.[place] ?? null
    return near === null ? [] : numberIn(near, context.answers[near], index < at)
  })
}

function numberIn(cell: string, value: unknown, above: boolean): Neighbour[] {
  return typeof value === 'number' ? [{ cell, value, above }] : []
}

const lines = new WeakMap<FormDefinition, readonly (readonly (string | null)[])[]>()

function linesOf(form: FormDefinition): readonly (readonly (string | null)[])[] {
  const known = lines.get(form)
  if (known !== undefined) return known
  const found = form.layout.sections.flatMap((section) =>
    (section.rows ?? []).flatMap((row): (readonly (string | null)[])[] => {
      if (row.keys !== undefined) return [row.keys]
      return row.key === undefined ? [] : [[row.key]]
    }),
  )
  lines.set(form, found)
  return found
}
