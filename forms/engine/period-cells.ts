/**
 * Cells that add up from periods (电子台账): `x-periods` on an annual indicator stands for one cell
 * a quarter or half-year beside it. The annual figure is their sum as soon as one is filled.
 */
import type { FormSchema, FormTexts, Period, PeriodKind, PropertySchema } from './types.ts'

type Properties = Readonly<Record<string, PropertySchema>>

export const PERIODS: Readonly<Record<PeriodKind, readonly Period[]>> = {
  quarter: ['Q1', 'Q2', 'Q3', 'Q4'],
  'half-year': ['H1', 'H2'],
  'quarter-or-half-year': ['Q1', 'Q2', 'Q3', 'Q4', 'H1', 'H2'],
}

export const PERIOD_NAMES: Readonly<Record<Period, string>> = {
  Q1: '一季度',
  Q2: '二季度',
  Q3: '三季度',
  Q4: '四季度',
  H1: '上半年',
  H2: '下半年',
}

/** Key of the cell of one period. */
export function periodKey(annual: string, period: Period): string {
  return `${annual}${period}`
}

/** The schema with a cell for each period after every annual cell that has periods. */
export function withPeriods(schema: FormSchema): FormSchema {
  return { ...schema, properties: expand(schema.properties) }
}

function expand(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, property]): [string, PropertySchema][] => {
      const columns = property.items?.properties
      if (property.items !== undefined && columns !== undefined) {
        const items = { ...property.items, properties: expand(columns) }
        return [[key, { ...property, items }]]
      }
      const kind = property['x-periods']
      if (kind === undefined) return [[key, property]]
      return [
        [key, property],
        ...PERIODS[kind].map((period): [string, PropertySchema] => [
          periodKey(key, period),
          periodCell(key, property, period),
        ]),
      ]
    }),
  )
}

function periodCell(key: string, annual: PropertySchema, period: Period): PropertySchema {
  const { 'x-periods': _, 'x-computed': __, 'x-required': ___, ...rest } = annual
  return {
    ...rest,
    title: `${annual.title ?? key}（${PERIOD_NAMES[period]}）`,
    'x-code': `${annual['x-code'] ?? key}@${period}`,
    'x-code-status': 'placeholder',
    'x-provenance': 'project',
    'x-required': false,
    'x-period-of': key,
    'x-period': period,
  }
}

/** The texts with a definition for every cell by period. */
export function withPeriodTexts(schema: FormSchema, texts: FormTexts): FormTexts {
  const indicators = { ...texts.indicators }
  const add = (prefix: string, properties: Properties): void => {
    for (const [key, property] of Object.entries(properties)) {
      if (property.items?.properties !== undefined) add(`${key}.`, property.items.properties)
      const { 'x-period-of': annual, 'x-period': period } = property
      const whole = annual === undefined ? undefined : texts.indicators[`${prefix}${annual}`]
      if (period === undefined || whole === undefined) continue
      indicators[`${prefix}${key}`] ??= {
        definition: `${PERIOD_NAMES[period]}发生数；各期相加为全年数。${whole.definition}`,
      }
    }
  }
  add('', schema.properties)
  return { ...texts, indicators }
}

/** Names of the period cells of an annual cell, in order; empty when it has none. */
export function periodCellsOf(key: string, property: PropertySchema | undefined): string[] {
  const kind = property?.['x-periods']
  return kind === undefined ? [] : PERIODS[kind].map((period) => periodKey(key, period))
}
