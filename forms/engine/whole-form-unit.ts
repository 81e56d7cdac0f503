/**
 * Whether the amounts of a whole form look as if filled in another unit than 千元 (quality.md ):
 * 元, 万元 or 百万元. Each piece of evidence — last year's figures, the unit's other forms, wages and
 * revenue per head, the line between large and small units — says how likely the amounts are as they
 * stand and how likely in each other unit; only all together decide, so that a very large, a very small,
 * a grown or a shrunk firm is not asked. Pure.
 */
import { cellPath } from './cell-path.ts'
import type { Answers, FormDefinition, Indicator, UnitAttributes } from './types.ts'

export const otherUnits = ['元', '万元', '百万元'] as const
export type OtherUnit = (typeof otherUnits)[number]

/** What a number filled in that unit is times what it should be in 千元. */
const inflation: Readonly<Record<OtherUnit, number>> = { 元: 1_000, 万元: 0.1, 百万元: 0.001 }

export interface UnitSuspicion {
  readonly unit: OtherUnit
  /** Chinese, in the form's own numbers. */
  readonly reasons: readonly string[]
}

export interface AmountCell {
  readonly path: string
  readonly name: string
  readonly value: number
}

export interface UnitContext {
  readonly answers: Answers
  /** The same form a year before. */
  readonly previous?: Answers | null | undefined
  /** The unit's other forms of the period. */
  readonly others?: Readonly<Record<string, Answers>> | undefined
  readonly unit?: UnitAttributes | undefined
}

type AmountForm = Pick<FormDefinition, 'indicators'>

const FEWEST_AMOUNTS = 5
const FEWEST_PAIRS = 3
/** Before any evidence, how much rarer a form in another unit is than one in 千元. */
const PRIOR_ODDS = 0.02
/** Odds from which the respondent is asked. */
const ASKING_ODDS = 50

/** An amount in 千元 as it should read if `value` was filled in `unit`; whole 千元. */
export function inThousandYuan(value: number, unit: OtherUnit): number {
  const exact = value / inflation[unit]
  return Math.sign(exact) * Math.round(Math.abs(exact))
}

/** Every amount in 千元 that holds a number other than 0, cells of tables included. */
export function filledAmounts(form: AmountForm, answers: Answers): AmountCell[] {
  return form.indicators.flatMap((indicator) => {
    const value = answers[indicator.key]
    if (isAmount(indicator)) return cellOf(indicator, indicator.key, value)
    if (!Array.isArray(value)) return []
    const columns = indicator.columns.filter(isAmount)
    return value.flatMap((row: unknown, at) =>
      columns.flatMap((column) =>
        typeof row === 'object' && row !== null
          ? cellOf(
              column,
              cellPath(indicator.key, at, column.key),
              (row as Record<string, unknown>)[column.key],
            )
          : [],
      ),
    )
  })
}

/** The unit the form is most likely filled in instead of 千元; null where 千元 is believable. */
export function suspectWholeFormUnit(form: AmountForm, context: UnitContext): UnitSuspicion | null {
  if (filledAmounts(form, context.answers).length < FEWEST_AMOUNTS) return null
  const evidence = gather(form, context)
  let best: { unit: OtherUnit; odds: number } | undefined
  for (const unit of otherUnits) {
    const shift = Math.log10(inflation[unit])
    const odds = evidence.reduce(
      (product, { likelihood }) => (product * likelihood(shift)) / likelihood(0),
      PRIOR_ODDS,
    )
    if (!best || odds > best.odds) best = { unit, odds }
  }
  if (!best || best.odds < ASKING_ODDS) return null
  const shift = Math.log10(inflation[best.unit])
  const speaking = evidence.filter(({ likelihood }) => likelihood(shift) > likelihood(0) * 3)
  return { unit: best.unit, reasons: speaking.map(({ says }) => says) }
}

interface Evidence {
  /** How likely what is seen is, if the amounts are 10^shift times what they should be. */
  likelihood(shift: number): number
  readonly says: string
}

function gather(form: AmountForm, context: UnitContext): Evidence[] {
  return [
    lastYear(form, context),
    otherForms(form, context),
    wagePerHead(context),
    revenuePerHead(context),
    sizeOfUnit(context),
  ].filter((each) => each !== undefined)
}

/** Several amounts in the same proportion to last year's; less so where the staff went the same way. */
function lastYear(form: AmountForm, { answers, previous }: UnitContext): Evidence | undefined {
  if (!previous) return undefined
  const ratios = form.indicators.filter(isAmount).flatMap(({ key }) => {
    const [now, before] = [answers[key], previous[key]]
    const usable = isNumber(now) && isNumber(before) && now * before > 0
    return usable ? [Math.log10(now / before)] : []
  })
  if (ratios.length < FEWEST_PAIRS) return undefined
  const middle = median(ratios)
  const alike = ratios.filter((ratio) => Math.abs(ratio - middle) < 0.4).length
  // Going different ways they tell of a changed firm, not of a unit.
  if (alike < ratios.length * 0.6) return undefined
  const [staff, staffBefore] = [staffOf({ answers }), staffOf({ answers: previous })]
  const withStaff = staff && staffBefore ? Math.log10(staff / staffBefore) : 0
  return {
    likelihood: (shift) =>
      Math.max(
        bell(middle - shift, 0, 0.2, 1e-4),
        withStaff === 0 ? 0 : bell(middle - shift, withStaff, 0.2, 1e-4),
      ),
    says: `${ratios.length} 项金额同向变化，约为上年的 ${timesWords(10 ** middle)}`,
  }
}

/** The same amount reported in the unit's other forms. */
function otherForms(form: AmountForm, { answers, others }: UnitContext): Evidence | undefined {
  const found = form.indicators.filter(isAmount).flatMap(({ key, name }) =>
    Object.entries(others ?? {}).flatMap(([formId, document]) => {
      const [here, there] = [answers[key], document[key]]
      const usable = isNumber(here) && isNumber(there) && here * there > 0
      return usable ? [{ name, formId, ratio: Math.log10(here / there) }] : []
    }),
  )
  const [first] = found
  if (!first) return undefined
  const middle = median(found.map(({ ratio }) => ratio))
  return {
    // The other form may be the wrong one.
    likelihood: (shift) => bell(middle - shift, 0, 0.15, 1e-3),
    says: `${first.name}约为 ${first.formId} 表所填的 ${timesWords(10 ** middle)}`,
  }
}

const wageKeys = ['employeeCompensation', 'totalWages', 'onPostStaffWages'] as const
const staffKeys = ['averageStaff', 'staffAnnualAverage', 'staffAtYearEnd'] as const

/** A year's wages a head: mostly 30 to 200 千元, hardly ever below 3 or above 2,000. */
function wagePerHead(context: UnitContext): Evidence | undefined {
  const wages = wageKeys.map((key) => context.answers[key]).find(isNumber)
  const staff = staffOf(context)
  if (!wages || wages <= 0 || !staff) return undefined
  const perHead = wages / staff
  return {
    likelihood: (shift) => bell(Math.log10(perHead) - shift, 1.85, 0.35, 1e-4),
    says: `职工薪酬人均 ${numberWords(perHead)} 千元`,
  }
}

/** A year's revenue a head: from a cleaning firm's 50 to a trader's 100,000 千元 and more. */
function revenuePerHead(context: UnitContext): Evidence | undefined {
  const revenue = context.answers.operatingRevenue
  const staff = staffOf(context)
  if (!isNumber(revenue) || revenue <= 0 || !staff) return undefined
  const perHead = revenue / staff
  return {
    likelihood: (shift) => bell(Math.log10(perHead) - shift, 2.7, 0.8, 1e-2),
    says: `营业收入人均 ${numberWords(perHead)} 千元`,
  }
}

/** A unit on the list of large ones is rarely far below the line that put it there. */
function sizeOfUnit({ answers, unit }: UnitContext): Evidence | undefined {
  const revenue = answers.operatingRevenue
  if (!unit?.aboveScale || !isNumber(revenue) || revenue <= 0) return undefined
  const line = lineOf(unit.industryCode)
  const distance = Math.log10(revenue / line)
  return {
    likelihood: (shift) => {
      const above = distance - shift
      return above >= -0.3 ? 1 : Math.max(0.01, 10 ** (2 * (above + 0.3)))
    },
    says: `一套表单位的营业收入只有 ${numberWords(revenue)} 千元`,
  }
}

/** Yearly revenue, in 千元, from which units of a division are commonly on the list. */
function lineOf(industryCode: string | undefined): number {
  const division = Number(industryCode?.slice(0, 2))
  if (division >= 6 && division <= 46) return 20_000
  if (division === 51) return 20_000
  if (division === 52) return 5_000
  if (division === 61 || division === 62) return 2_000
  return 5_000
}

/** Of the form itself, else of the unit's other forms. */
function staffOf({ answers, others }: UnitContext): number | undefined {
  for (const document of [answers, ...Object.values(others ?? {})]) {
    for (const key of staffKeys) {
      const staff = document[key]
      if (isNumber(staff) && staff > 0) return staff
    }
  }
  return undefined
}

function bell(value: number, middle: number, spread: number, floor: number): number {
  return Math.max(floor, Math.exp(-(((value - middle) / spread) ** 2) / 2))
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

function isAmount({ unit, columns, filledBy }: Indicator): boolean {
  return unit === '千元' && columns.length === 0 && filledBy === 'respondent'
}

function cellOf(indicator: Indicator, path: string, value: unknown): AmountCell[] {
  return isNumber(value) && value !== 0 ? [{ path, name: indicator.name, value }] : []
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function timesWords(times: number): string {
  if (times >= 1) return `${numberWords(times)} 倍`
  return times > 0.02 ? `${numberWords(times * 100)}%` : `${numberWords(1 / times)} 分之一`
}

function numberWords(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  return value.toLocaleString('zh-CN', { maximumFractionDigits: digits })
}
