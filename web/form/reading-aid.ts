/**
 * The reading aid under an amount: 千元 said again in 万元 and 亿元, because reporting in the
 * wrong unit is the most common error. Pure.
 */
import { showNumber } from './show-cell.ts'

const THOUSAND_YUAN_PER: readonly (readonly [string, number])[] = [
  ['万元', 10],
  ['亿元', 100_000],
]

/** `= 1,234.56 万元 ≈ 0.12 亿元`, or null where there is nothing to say. */
export function readingAid(unit: string | null, value: unknown): string | null {
  if (unit !== '千元' || typeof value !== 'number' || !Number.isSafeInteger(value)) return null
  if (value === 0) return null
  const [tenThousand, hundredMillion] = THOUSAND_YUAN_PER.map(
    ([name, thousands]) => [name, value / thousands] as const,
  ) as [readonly [string, number], readonly [string, number]]
  const exact = `= ${showNumber(tenThousand[1])} ${tenThousand[0]}`
  if (Math.abs(value) < 1_000) return exact
  const rounded = Math.round(hundredMillion[1] * 100) / 100
  if (Math.abs(hundredMillion[1]) < 0.005) return exact
  const sign = rounded === hundredMillion[1] ? '=' : '≈'
  return `${exact} ${sign} ${hundredMillionText(rounded)} ${hundredMillion[0]}`
}

function hundredMillionText(value: number): string {
  const [whole, fraction = ''] = showNumber(value).split('.')
  return `${whole}.${fraction.padEnd(2, '0')}`
}
