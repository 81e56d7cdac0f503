/**
 * Which of a day's arrivals from one device, or under one account, must be looked into (law.md L-15).
 * Thresholds are ours, none is the law's: set where an accountant of several firms or an enumerator on a
 * good day is left alone. Pure.
 */
import type { SignalKind } from '../../contract/conduct.ts'

/** Different units from one respondents' device within the window. */
const DEVICE_UNITS = 8
/** Different units under one field account within the window: faster than anybody walks. */
const ACCOUNT_UNITS = 15
const WINDOW_MS = 60 * 60_000
/** Different units of one device or account between 23:00 and 05:00. */
const NIGHT_UNITS = 5
/** Share of large amounts that end in two zeros; by chance it is one in a hundred. */
const ROUND_SHARE = 0.5
const ROUND_FROM_AMOUNTS = 60
const ROUND_FROM_UNITS = 5

/** One revision that came in; those of a group share a day and a device or an account. */
export interface Arrived {
  readonly responseId: string
  readonly unitId: string
  /** When it was done, UTC. */
  readonly receivedAt: string
  readonly amounts: number
  readonly roundAmounts: number
}

export interface Judged {
  readonly kind: SignalKind
  readonly arrivals: readonly Arrived[]
  readonly share: number | null
  readonly of: number | null
}

export function judgeDevice(arrivals: readonly Arrived[]): Judged[] {
  return judgeGroup(arrivals, 'one-device', DEVICE_UNITS)
}

export function judgeAccount(arrivals: readonly Arrived[]): Judged[] {
  return judgeGroup(arrivals, 'one-account', ACCOUNT_UNITS)
}

function judgeGroup(
  arrivals: readonly Arrived[],
  kind: 'one-device' | 'one-account',
  fewest: number,
): Judged[] {
  const inOrder = arrivals.toSorted((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt))
  const burst = densest(inOrder, fewest)
  const atNight = inOrder.filter(({ receivedAt }) => isNight(receivedAt))
  const amounts = inOrder.reduce((sum, each) => sum + each.amounts, 0)
  const round = inOrder.reduce((sum, each) => sum + each.roundAmounts, 0)
  const heaped =
    amounts >= ROUND_FROM_AMOUNTS &&
    unitsOf(inOrder) >= ROUND_FROM_UNITS &&
    round / amounts >= ROUND_SHARE
  return [
    ...(burst.length > 0 ? [{ kind, arrivals: burst, share: null, of: null }] : []),
    ...(unitsOf(atNight) >= NIGHT_UNITS
      ? [{ kind: 'late-night' as const, arrivals: atNight, share: null, of: null }]
      : []),
    ...(heaped
      ? [
          {
            kind: 'round-numbers' as const,
            arrivals: inOrder,
            share: round / amounts,
            of: amounts,
          },
        ]
      : []),
  ]
}

/** Everything that lies in some window with units enough; empty where no window has them. */
function densest(inOrder: readonly Arrived[], fewest: number): Arrived[] {
  const within = new Set<Arrived>()
  let start = 0
  for (let end = 0; end < inOrder.length; end += 1) {
    const endMs = Date.parse(inOrder[end]!.receivedAt)
    while (endMs - Date.parse(inOrder[start]!.receivedAt) > WINDOW_MS) start += 1
    const window = inOrder.slice(start, end + 1)
    if (window.length >= fewest && unitsOf(window) >= fewest) {
      for (const each of window) within.add(each)
    }
  }
  return [...within]
}

export function unitsOf(arrivals: readonly Arrived[]): number {
  return new Set(arrivals.map(({ unitId }) => unitId)).size
}

const SHANGHAI_MS = 8 * 3_600_000
const DAY_BEGINS_HOUR = 5
const NIGHT_BEGINS_HOUR = 23

function isNight(instant: string): boolean {
  const hour = new Date(Date.parse(instant) + SHANGHAI_MS).getUTCHours()
  return hour >= NIGHT_BEGINS_HOUR || hour < DAY_BEGINS_HOUR
}

/** Calendar date in Asia/Shanghai; a night belongs to the evening it began with. */
export function workDate(instant: string): string {
  const shifted = Date.parse(instant) + SHANGHAI_MS - DAY_BEGINS_HOUR * 3_600_000
  return new Date(shifted).toISOString().slice(0, 10)
}

/** The smallest area all the codes lie in; those not known do not count. */
export function commonPrefix(codes: readonly (string | null)[]): string {
  const [first = '', ...rest] = codes.flatMap((code) => code ?? [])
  let length = first.length
  for (const code of rest) {
    while (length > 0 && !code.startsWith(first.slice(0, length))) length -= 1
  }
  const digits = first.slice(0, length)
  // Areas have 4, 6, 9 and 12 digits: what lies between is no area.
  const whole = [12, 9, 6, 4].find((each) => digits.length >= each)
  return whole === undefined ? '' : digits.slice(0, whole)
}

/** A change that ends at a whole percent over the year before, as a wanted growth does. */
export function isWholeGrowth(value: number, before: number): boolean {
  if (before < SMALLEST_BASE) return false
  const percent = (value / before - 1) * 100
  const nearest = Math.round(percent)
  return nearest !== 0 && Math.abs(percent - nearest) < PERCENT_NEAR
}

/** Below it most values lie near some whole percent by themselves. */
const SMALLEST_BASE = 10_000
const PERCENT_NEAR = 0.01
