/**
 * Exact numbers for checks.
 *
 * A value is a plain number when it is an integer within 2^53, otherwise a fraction of
 * integers; so 0.1 + 0.2 = 0.3 holds and sums of amounts never lose a unit. `null` is a
 * missing value and passes through every operation. Compiled checks call these functions.
 */
import { and, or } from './logic.ts'

type Int = number | bigint

export class Fraction {
  readonly n: Int
  readonly d: Int
  constructor(n: Int, d: Int) {
    this.n = n
    this.d = d
  }
}

export type Exact = number | Fraction
export type MaybeExact = Exact | null

const MAX = Number.MAX_SAFE_INTEGER
const BIG_MAX = BigInt(MAX)

function shrink(value: bigint): Int {
  return value <= BIG_MAX && value >= -BIG_MAX ? Number(value) : value
}

function plus(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const r = a + b
    if (r <= MAX && r >= -MAX) return r
  }
  return shrink(BigInt(a) + BigInt(b))
}

function times(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const r = a * b
    if (r <= MAX && r >= -MAX) return r
  }
  return shrink(BigInt(a) * BigInt(b))
}

function negated(a: Int): Int {
  return typeof a === 'number' ? 0 - a : -a
}

function isZero(a: Int): boolean {
  return typeof a === 'number' ? a === 0 : a === 0n
}

/** Whole quotient, rounded towards zero. */
function quotient(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') return Math.trunc(a / b)
  return shrink(BigInt(a) / BigInt(b))
}

function remainder(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') return a % b
  return shrink(BigInt(a) % BigInt(b))
}

/** `d` is positive; an integral value becomes a plain number where it fits. */
function make(n: Int, d: Int): Exact {
  if (d === 1) return typeof n === 'number' ? n + 0 : new Fraction(n, 1)
  if (isZero(remainder(n, d))) {
    const whole = exactQuotient(n, d)
    return typeof whole === 'number' ? whole + 0 : new Fraction(whole, 1)
  }
  return new Fraction(n, d)
}

function exactQuotient(n: Int, d: Int): Int {
  if (typeof n === 'number' && typeof d === 'number') return n / d
  return shrink(BigInt(n) / BigInt(d))
}

function top(a: Exact): Int {
  return typeof a === 'number' ? a : a.n
}

function bottom(a: Exact): Int {
  return typeof a === 'number' ? 1 : a.d
}

function addFractions(a: Exact, b: Exact): Exact {
  const ad = bottom(a)
  const bd = bottom(b)
  if (ad === bd) return make(plus(top(a), top(b)), ad)
  if (isZero(remainder(bd, ad))) return make(plus(times(top(a), exactQuotient(bd, ad)), top(b)), bd)
  if (isZero(remainder(ad, bd))) return make(plus(top(a), times(top(b), exactQuotient(ad, bd))), ad)
  return make(plus(times(top(a), bd), times(top(b), ad)), times(ad, bd))
}

export function add(a: MaybeExact, b: MaybeExact): MaybeExact {
  if (typeof a === 'number' && typeof b === 'number') {
    const r = a + b
    if (r <= MAX && r >= -MAX) return r
  }
  return a === null || b === null ? null : addFractions(a, b)
}

export function neg(a: MaybeExact): MaybeExact {
  if (typeof a === 'number') return 0 - a
  return a === null ? null : new Fraction(negated(a.n), a.d)
}

export function sub(a: MaybeExact, b: MaybeExact): MaybeExact {
  if (typeof a === 'number' && typeof b === 'number') {
    const r = a - b
    if (r <= MAX && r >= -MAX) return r
  }
  return add(a, neg(b))
}

export function mul(a: MaybeExact, b: MaybeExact): MaybeExact {
  if (a === null || b === null) return null
  return make(times(top(a), top(b)), times(bottom(a), bottom(b)))
}

/** Division by zero is a missing value, never an infinity. */
export function div(a: MaybeExact, b: MaybeExact): MaybeExact {
  if (a === null || b === null || isZero(top(b))) return null
  const n = times(top(a), bottom(b))
  const d = times(bottom(a), top(b))
  return d < 0 ? make(negated(n), negated(d)) : make(n, d)
}

export function sign(a: Exact): number {
  const n = top(a)
  return n > 0 ? 1 : n < 0 ? -1 : 0
}

export function abs(a: MaybeExact): MaybeExact {
  return a === null || sign(a) >= 0 ? a : neg(a)
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function compare(a: Exact, b: Exact): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0
  const left = times(top(a), bottom(b))
  const right = times(top(b), bottom(a))
  return left < right ? -1 : left > right ? 1 : 0
}

export function eq(a: MaybeExact, b: MaybeExact): boolean | null {
  if (typeof a === 'number' && typeof b === 'number') return a === b
  return a === null || b === null ? null : compare(a, b) === 0
}

export function ne(a: MaybeExact, b: MaybeExact): boolean | null {
  if (typeof a === 'number' && typeof b === 'number') return a !== b
  return a === null || b === null ? null : compare(a, b) !== 0
}

export function lt(a: MaybeExact, b: MaybeExact): boolean | null {
  if (typeof a === 'number' && typeof b === 'number') return a < b
  return a === null || b === null ? null : compare(a, b) < 0
}

export function le(a: MaybeExact, b: MaybeExact): boolean | null {
  if (typeof a === 'number' && typeof b === 'number') return a <= b
  return a === null || b === null ? null : compare(a, b) <= 0
}

export function gt(a: MaybeExact, b: MaybeExact): boolean | null {
  return lt(b, a)
}

export function ge(a: MaybeExact, b: MaybeExact): boolean | null {
  return le(b, a)
}

export function between(value: MaybeExact, low: MaybeExact, high: MaybeExact): boolean | null {
  return and(ge(value, low), le(value, high))
}

export function amongNumbers(value: MaybeExact, ...options: MaybeExact[]): boolean | null {
  return options.reduce<boolean | null>((found, option) => or(found, eq(value, option)), false)
}

/** a compared with b, give or take a share of b. */
export function withinShare(
  sign: string,
  a: MaybeExact,
  b: MaybeExact,
  share: MaybeExact,
): boolean | null {
  const slack = mul(share, abs(b))
  const difference = sub(a, b)
  switch (sign) {
    case '=':
      return le(abs(difference), slack)
    case '<':
      return lt(difference, slack)
    case '<=':
      return le(difference, slack)
    case '>':
      return gt(difference, neg(slack))
    default:
      return ge(difference, neg(slack))
  }
}

export function floor(a: MaybeExact): MaybeExact {
  if (a === null || typeof a === 'number') return a
  const whole = quotient(a.n, a.d)
  const exact = isZero(remainder(a.n, a.d))
  return make(exact || sign(a) >= 0 ? whole : plus(whole, -1), 1)
}

/** Rounds half away from zero to `places` decimals, as statisticians do. */
export function round(a: MaybeExact, places: MaybeExact = 0): MaybeExact {
  if (a === null || typeof places !== 'number') return null
  if (typeof a === 'number') return a
  const scale = powerOfTen(Math.min(Math.max(places, 0), 20))
  const scaled = add(abs(mul(a, scale)), HALF)
  const magnitude = div(floor(scaled), scale)
  return sign(a) < 0 ? neg(magnitude) : magnitude
}

const HALF = new Fraction(1, 2)

export function powerOfTen(exponent: number): Exact {
  return make(shrink(10n ** BigInt(exponent)), 1)
}

/** An exact value from decimal text such as `-12.50` or `1e-7`; null when it is none. */
export function fromDecimal(text: string): MaybeExact {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text)
  if (match === null) return null
  const fraction = match[3] ?? ''
  const exponent = Number(match[4] ?? '0') - fraction.length
  const digits = BigInt(`${match[2]}${fraction}`)
  const n = match[1] === '-' ? -digits : digits
  if (exponent >= 0) return make(shrink(n * 10n ** BigInt(exponent)), 1)
  return make(shrink(n), shrink(10n ** BigInt(-exponent)))
}

/** A constant of a compiled check: `ratio(17, 100)`; large parts are given as text. */
export function ratio(n: number | string, d: number | string): Exact {
  return make(
    typeof n === 'string' ? shrink(BigInt(n)) : n,
    typeof d === 'string' ? shrink(BigInt(d)) : d,
  )
}

/** Digits of the value: exact up to six decimals, otherwise rounded to two. */
export function toDecimal(a: Exact): string {
  if (typeof a === 'number') return String(a)
  const shown = compare(a, round(a, 6) ?? 0) === 0 ? a : (round(a, 2) ?? 0)
  const negative = sign(shown) < 0
  const scaled = mul(abs(shown), 1_000_000) ?? 0
  const digits = String(top(scaled)).padStart(7, '0')
  const decimals = digits.slice(-6).replace(/0+$/, '')
  const whole = digits.slice(0, -6)
  return `${negative ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`
}

/** The nearest number JSON can hold. */
export function toNumber(a: Exact): number {
  return typeof a === 'number' ? a : Number(a.n) / Number(a.d)
}
