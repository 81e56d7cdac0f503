/**
 * What will be reported by the deadline, from the days behind. The rate is the mean of the last fourteen
 * whole days, days without work among them; the bounds hold nine in ten outcomes if coming days scatter as
 * those did, with what is not known of the rate itself. Reporting ends where nothing is left. Pure.
 */
import type { Forecast } from '../../contract/progress.ts'

const BASIS_DAYS = 14
const FEWEST_DAYS = 5
const LONGEST_DAYS = 366
/** Student's t for 90 %, two-sided, by degrees of freedom 4 … 13. */
const T_90 = [2.132, 2.015, 1.943, 1.895, 1.86, 1.833, 1.812, 1.796, 1.782, 1.771]

export interface ForecastFacts {
  /** Calendar date; counts stand as of it, and it is not over. */
  readonly today: string
  readonly deadline: string
  readonly expected: number
  readonly reported: number
  /** Net of returns, by day; a day left out had none. */
  readonly days: readonly { readonly day: string; readonly reported: number }[]
}

export function forecast(facts: ForecastFacts): Forecast | { readonly because: string } {
  const { today, deadline, expected, reported, days } = facts
  const left = expected - reported
  if (expected === 0) return { because: '还没有应报的答卷' }
  if (left <= 0) return { because: '应报的已全部报送' }
  const first = days.find((each) => each.reported > 0)?.day
  const whole = first === undefined ? 0 : Math.min(BASIS_DAYS, daysBetween(first, today))
  if (whole < FEWEST_DAYS) {
    return { because: `开始报送不足 ${FEWEST_DAYS} 个整天，还不能推算` }
  }
  const byDay = new Map(days.map((each) => [each.day, each.reported]))
  const basis = Array.from(
    { length: whole },
    (_, back) => byDay.get(addDays(today, -1 - back)) ?? 0,
  )
  const mean = basis.reduce((a, b) => a + b, 0) / whole
  const variance = basis.reduce((a, b) => a + (b - mean) ** 2, 0) / (whole - 1)
  // Counts scatter at least as a Poisson process does, however even the days behind were.
  const spread = Math.sqrt(Math.max(variance, Math.max(mean, 0)))
  const t = T_90[whole - FEWEST_DAYS] ?? T_90.at(-1)!
  /** Today counts as a day to come: what it brings is not all in yet. */
  const remaining = Math.max(0, daysBetween(today, deadline) + 1)
  const bound = (sign: -1 | 0 | 1, after: number) =>
    mean * after + sign * t * spread * Math.sqrt(after + (after * after) / whole)
  const atEnd = (sign: -1 | 0 | 1) =>
    Math.round(Math.min(expected, Math.max(reported, reported + bound(sign, remaining))))
  const completeOn = (sign: -1 | 0 | 1) => {
    for (let after = 1; after <= LONGEST_DAYS; after++) {
      if (bound(sign, after) >= left) return addDays(today, after - 1)
    }
    return null
  }
  return {
    basisDays: whole,
    perDay: Math.round(mean * 10) / 10,
    atDeadline: { likely: atEnd(0), low: atEnd(-1), high: atEnd(1) },
    completeOn: { likely: completeOn(0), early: completeOn(1), late: completeOn(-1) },
  }
}

/** Whole days from one calendar date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
}
