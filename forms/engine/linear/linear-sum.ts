/** Linear sums of cells with exact coefficients. */
import { add, type Exact, Fraction, mul, sign, toNumber } from '../runtime/exact.ts'

export interface LinearSum {
  /** Cell → coefficient, never zero. */
  readonly terms: ReadonlyMap<string, Exact>
  readonly constant: Exact
}

const NO_TERMS: ReadonlyMap<string, Exact> = new Map()

export function constantSum(constant: Exact): LinearSum {
  return { terms: NO_TERMS, constant }
}

export function cellSum(cell: string): LinearSum {
  return { terms: new Map([[cell, 1]]), constant: 0 }
}

export function isConstant(sum: LinearSum): boolean {
  return sum.terms.size === 0
}

export function addSums(a: LinearSum, b: LinearSum): LinearSum {
  if (b.terms.size === 0) return { terms: a.terms, constant: plus(a.constant, b.constant) }
  const terms = new Map(a.terms)
  for (const [cell, coefficient] of b.terms) {
    const total = plus(terms.get(cell) ?? 0, coefficient)
    if (sign(total) === 0) terms.delete(cell)
    else terms.set(cell, total)
  }
  return { terms, constant: plus(a.constant, b.constant) }
}

export function scaleSum(sum: LinearSum, factor: Exact): LinearSum {
  if (sign(factor) === 0) return constantSum(0)
  const terms = new Map(
    [...sum.terms].map(([cell, coefficient]) => [cell, times(coefficient, factor)]),
  )
  return { terms, constant: times(sum.constant, factor) }
}

export function negateSum(sum: LinearSum): LinearSum {
  return scaleSum(sum, -1)
}

export function subtractSums(a: LinearSum, b: LinearSum): LinearSum {
  return addSums(a, negateSum(b))
}

/** Value of the sum where each cell has its present value. */
export function valueOfSum(sum: LinearSum, present: (cell: string) => Exact): Exact {
  let total = sum.constant
  for (const [cell, coefficient] of sum.terms)
    total = plus(total, times(coefficient, present(cell)))
  return total
}

/** The smallest step by which the sum changes when its cells are whole: 1 over a common denominator. */
export function stepOfSum(sum: LinearSum): number {
  let step = 1
  for (const value of [sum.constant, ...sum.terms.values()]) {
    if (value instanceof Fraction) step = Math.min(step, 1 / toNumber(new Fraction(value.d, 1)))
  }
  return Math.max(step, 1e-4)
}

// The operands are no missing values, so neither are the results.
function plus(a: Exact, b: Exact): Exact {
  return add(a, b)!
}

function times(a: Exact, b: Exact): Exact {
  return mul(a, b)!
}
