/** The figures whose totals review protects 主要指标, and the ratios by which units alike compare. Pure. */

export interface KeyIndicator {
  /** Property of the answers. */
  readonly name: string
  readonly label: string
  readonly unit: '千元' | '人'
}

/** The weightiest first; a form has those of them that it asks for. */
export const keyIndicators: readonly KeyIndicator[] = [
  { name: 'operatingRevenue', label: '营业收入', unit: '千元' },
  { name: 'expectedAnnualRevenue', label: '预计年营业收入', unit: '千元' },
  { name: 'totalAssets', label: '资产总计', unit: '千元' },
  { name: 'staffAtYearEnd', label: '年末从业人员', unit: '人' },
  { name: 'averageStaff', label: '平均用工人数', unit: '人' },
]

const byName = new Map(keyIndicators.map((each) => [each.name, each]))

export function indicatorNamed(name: string): KeyIndicator {
  // Names in the tables were written from the list above.
  return byName.get(name)!
}

export interface Figure {
  readonly indicator: string
  readonly value: number
  readonly previous: number | null
}

/** Whole numbers only; an amount out of the range of exact numbers is left out. */
export function figuresOf(
  answers: Readonly<Record<string, unknown>>,
  previous: Readonly<Record<string, unknown>> | undefined,
): Figure[] {
  return keyIndicators.flatMap(({ name }) => {
    const value = wholeNumber(answers[name])
    if (value === null) return []
    return [{ indicator: name, value, previous: wholeNumber(previous?.[name]) }]
  })
}

function wholeNumber(value: unknown): number | null {
  if (typeof value !== 'number') return null
  const whole = Math.round(value)
  return Number.isSafeInteger(whole) ? whole : null
}

/** A figure against what it should go with. */
export interface Comparison {
  /** `trend:<indicator>` or `<indicator>:<indicator>`. */
  readonly measure: string
  readonly indicator: string
  readonly value: number
  readonly base: number
}

/** `staff` of any form of the unit, for forms that do not ask for it. Only positive figures compare. */
export function comparisonsOf(figures: readonly Figure[], staff: number | null): Comparison[] {
  const valueNamed = (name: string) => figures.find(({ indicator }) => indicator === name)?.value
  const trends = figures.flatMap(({ indicator, value, previous }) =>
    previous !== null && previous > 0 && value > 0
      ? [{ measure: `trend:${indicator}`, indicator, value, base: previous }]
      : [],
  )
  const people = valueNamed('staffAtYearEnd') ?? valueNamed('averageStaff') ?? staff ?? 0
  const perStaff = keyIndicators.flatMap(({ name: indicator, unit }) => {
    const value = valueNamed(indicator) ?? 0
    return unit === '千元' && value > 0 && people > 0
      ? [{ measure: `${indicator}:staff`, indicator, value, base: people }]
      : []
  })
  return [...trends, ...perStaff]
}

/** Staff of a unit, of the form that tells it first. */
export function staffOf(figures: readonly Figure[]): number | null {
  const named = (name: string) => figures.find(({ indicator }) => indicator === name)?.value
  return named('staffAtYearEnd') ?? named('averageStaff') ?? null
}

/** Size of a unit, of the form that tells it; empty where none does. */
export function sizeOf(figures: readonly { readonly unitSize: string }[]): string {
  return figures.find(({ unitSize }) => unitSize !== '')?.unitSize ?? ''
}
