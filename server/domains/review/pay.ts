/** Pay of accepted work, in fen, and how the levels bear it. Pure. */
import type { PaySetting } from '../../contract/progress.ts'

/** Province : city : county, as the census is paid for where nothing else was set. */
export const usualPay: PaySetting = { ratesFen: {}, shares: { province: 3, city: 4, county: 3 } }

/** Never below nothing: what was accepted before the period and withdrawn in it was paid then. */
export function amountOf(
  accepted: Readonly<Record<string, number>>,
  { ratesFen }: PaySetting,
): number {
  const fen = Object.entries(accepted).reduce(
    (sum, [form, count]) => sum + count * (ratesFen[form] ?? 0),
    0,
  )
  return Math.max(0, fen)
}

const levels = ['province', 'city', 'county'] as const
type Shares = PaySetting['shares']

/** Whole fen that add up to the amount; what does not divide goes to the largest remainders. */
export function bear(totalFen: number, shares: Shares): Shares {
  const whole = levels.reduce((sum, level) => sum + shares[level], 0)
  if (whole === 0) return { province: 0, city: 0, county: totalFen }
  const exact = levels.map((level) => {
    const numerator = totalFen * shares[level]
    return { level, fen: Math.floor(numerator / whole), rest: numerator % whole }
  })
  let left = totalFen - exact.reduce((sum, { fen }) => sum + fen, 0)
  const born: Shares = { province: 0, city: 0, county: 0 }
  for (const { level, fen } of exact.sort((a, b) => b.rest - a.rest)) {
    born[level] = fen + (left > 0 ? 1 : 0)
    if (left > 0) left--
  }
  return born
}
