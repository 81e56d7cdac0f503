/**
 * Copies a unit's figures into a form: the keys its respondent fills in, no computed cell, and for a
 * ledger the annual figure spread over its periods.
 */
import type { PropertySchema } from '../../forms/engine/types.ts'
import type { FormId } from '../../forms/generated/registry.ts'
import type { Figures } from './books/books-year.ts'
import type { AnswerRow, Answers, AnswerValue } from './city.ts'
import { definitionOf } from './form-catalogue.ts'

type Properties = Readonly<Record<string, PropertySchema>>

export function copyFigures(form: FormId, figures: Figures): Answers {
  return copyCells(definitionOf(form).schema.properties, figures)
}

function copyCells(properties: Properties, source: Readonly<Record<string, unknown>>): Answers {
  const cells: Record<string, AnswerValue> = {}
  // In the order they were given: what decides over the sight of other cells comes before them.
  const given = Object.keys(source).filter((key) => Object.hasOwn(properties, key))
  for (const key of new Set([...given, ...Object.keys(properties)])) {
    const property = properties[key]!
    if (property['x-filled-by'] !== 'respondent' || property['x-computed'] !== undefined) continue
    const columns = property.items?.properties
    const value = columns ? copyRows(columns, source[key]) : cellOf(key, property, source)
    if (value !== undefined) cells[key] = value
  }
  return cells
}

function copyRows(columns: Properties, rows: unknown): AnswerRow[] | undefined {
  if (!Array.isArray(rows) || rows.length === 0) return undefined
  return rows.map((row: Readonly<Record<string, unknown>>) => copyCells(columns, row) as AnswerRow)
}

function cellOf(
  key: string,
  property: PropertySchema,
  source: Readonly<Record<string, unknown>>,
): AnswerValue | undefined {
  const annual = property['x-period-of']
  if (annual === undefined) return source[key] as AnswerValue | undefined
  const amount = source[annual]
  return typeof amount === 'number' ? periodOf(amount, property['x-period'] ?? '') : undefined
}

/** A little less business in winter; the last period takes what rounding leaves. */
const quarters = [0.22, 0.26, 0.25]

function periodOf(amount: number, period: string): number {
  const parts = quarters.map((share) => Math.round(amount * share))
  const rest = amount - parts.reduce((sum, part) => sum + part, 0)
  switch (period) {
    case 'H1':
      return parts[0]! + parts[1]!
    case 'H2':
      return parts[2]! + rest
    case 'Q4':
      return rest
    default:
      return parts[Number(period.slice(1)) - 1] ?? 0
  }
}
