/**
 * How a number is mistyped: sign, powers of ten, digits swapped, left out, doubled or mistaken, the
 * line above copied. A pattern counts only where it would rarely fit by chance. Pure.
 */

export type ErrorPattern =
  | { readonly is: 'sign' | 'swap' | 'missing-digit' | 'extra-digit' | 'wrong-digit' }
  /** Typed 10^`power` times too large; negative: too small. */
  | { readonly is: 'factor'; readonly power: number }
  | { readonly is: 'neighbour'; readonly cell: string }

/** Values the cell could have without contradicting anything else. */
export interface Span {
  readonly low: number
  readonly high: number
}

export interface Neighbour {
  readonly cell: string
  readonly value: number
  /** On the line before: what the eye slips back to. */
  readonly above: boolean
}

/** How often a pattern may fit by chance. */
const RARE = 0.03

/** Powers of ten that come of a unit mistaken: 千元 for 元, 万元 for 元. */
const UNIT_POWERS = [3, 4, -3, -4]
const POWERS = [1, 2, 3, 4, -1, -2, -3, -4]

export function errorPattern(
  typed: number,
  span: Span,
  neighbours: readonly Neighbour[],
): ErrorPattern | null {
  const { low, high } = span
  if (!Number.isFinite(low) || !Number.isFinite(high) || low > high) return null
  const inside = (value: number): boolean => value >= low && value <= high
  const size = Math.max(Math.abs(typed), Math.abs(low), Math.abs(high))
  const rare = (tries: number): boolean => size > 0 && (tries * (high - low + 1)) / size <= RARE
  if (typed !== 0 && inside(-typed) && rare(1)) return { is: 'sign' }
  const power = POWERS.find((each) => hitsScaled(typed, each, span))
  if (power !== undefined && rare(2)) return { is: 'factor', power }
  const unit = UNIT_POWERS.find((each) => hitsScaled(typed, each, span))
  if (unit !== undefined && low > 0 && high / low <= 100) return { is: 'factor', power: unit }
  return digitPattern(typed, inside, rare) ?? neighbourPattern(typed, inside, rare, neighbours)
}

/** Whole amounts of a larger unit have lost the digits below it. */
function hitsScaled(typed: number, power: number, { low, high }: Span): boolean {
  if (typed === 0) return false
  const scaled = typed / 10 ** power
  const slack = power > 0 ? 0.5 : UNIT_POWERS.includes(power) ? 0.5 * 10 ** -power : 0
  return scaled + slack >= low && scaled - slack <= high
}

function digitPattern(
  typed: number,
  inside: (value: number) => boolean,
  rare: (tries: number) => boolean,
): ErrorPattern | null {
  const digits = String(Math.abs(typed))
  if (!/^\d{2,15}$/.test(digits)) return null
  const negative = typed < 0
  const fits = (text: string): boolean =>
    (text.length === 1 || !text.startsWith('0')) && inside(negative ? -Number(text) : Number(text))
  const kinds: readonly [Exclude<ErrorPattern['is'], 'factor' | 'neighbour'>, readonly string[]][] =
    [
      ['swap', swapped(digits)],
      ['extra-digit', shortened(digits)],
      ['missing-digit', lengthened(digits)],
      ['wrong-digit', mistaken(digits)],
    ]
  for (const [is, candidates] of kinds) {
    if (rare(candidates.length) && candidates.some(fits)) return { is }
  }
  return null
}

function swapped(digits: string): string[] {
  const found: string[] = []
  for (let i = 0; i + 1 < digits.length; i++) {
    if (digits[i] !== digits[i + 1])
      found.push(`${digits.slice(0, i)}${digits[i + 1]}${digits[i]}${digits.slice(i + 2)}`)
  }
  return found
}

function shortened(digits: string): string[] {
  return Array.from(digits, (_, i) => `${digits.slice(0, i)}${digits.slice(i + 1)}`)
}

function lengthened(digits: string): string[] {
  return Array.from({ length: digits.length + 1 }, (_, i) =>
    TEN.map((digit) => `${digits.slice(0, i)}${digit}${digits.slice(i)}`),
  ).flat()
}

function mistaken(digits: string): string[] {
  return Array.from(digits, (digit, i) =>
    TEN.filter((other) => other !== digit).map(
      (other) => `${digits.slice(0, i)}${other}${digits.slice(i + 1)}`,
    ),
  ).flat()
}

const TEN = [...'0123456789']

function neighbourPattern(
  typed: number,
  inside: (value: number) => boolean,
  rare: (tries: number) => boolean,
  neighbours: readonly Neighbour[],
): ErrorPattern | null {
  if (Math.abs(typed) < 10 || inside(typed) || !rare(neighbours.length)) return null
  const same = neighbours.find(({ value, above }) => above && value === typed)
  if (same !== undefined) return { is: 'neighbour', cell: same.cell }
  const belongs = neighbours.find(({ value }) => Math.abs(value) >= 10 && inside(value))
  return belongs === undefined ? null : { is: 'neighbour', cell: belongs.cell }
}
