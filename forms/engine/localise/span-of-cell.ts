/** What one cell could be if it alone changed and the relations it stands in were to hold. Pure. */
import type { Formula } from '../linear/formula.ts'
import { stepOfSum, valueOfSum } from '../linear/linear-sum.ts'
import { type Exact, toNumber } from '../runtime/exact.ts'
import type { Span } from './error-pattern.ts'

/** null where they leave no value, or none can be told (alternatives). */
export function spanOfCell(
  cell: string,
  formulas: readonly Formula[],
  present: (cell: string) => Exact,
): Span | null {
  const limits = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  for (const formula of formulas) if (!narrow(limits, cell, formula, present)) return null
  return limits.low <= limits.high ? limits : null
}

function narrow(
  limits: { low: number; high: number },
  cell: string,
  formula: Formula,
  present: (cell: string) => Exact,
): boolean {
  if (formula.is === 'all') return formula.of.every((part) => narrow(limits, cell, part, present))
  if (formula.is !== 'compared') return false
  const { sum, sign } = formula
  const coefficient = sum.terms.get(cell)
  if (coefficient === undefined) return toNumber(valueOfSum(sum, present)) <= 0
  const slope = toNumber(coefficient)
  const value = toNumber(present(cell))
  const step = sign === '<' ? stepOfSum(sum) : 0
  const limit = value - (toNumber(valueOfSum(sum, present)) + step) / slope
  if (sign === '=' || slope > 0) limits.high = Math.min(limits.high, limit)
  if (sign === '=' || slope < 0) limits.low = Math.max(limits.low, limit)
  return true
}
