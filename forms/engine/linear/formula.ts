/** What a check demands of numbers: comparisons of linear sums with 0, joined by and, or, if. */
import { sign } from '../runtime/exact.ts'
import { isConstant, type LinearSum, negateSum } from './linear-sum.ts'

export type Formula =
  | { readonly is: 'settled'; readonly value: boolean }
  /** `sum` ≤ 0, `sum` < 0, `sum` = 0. */
  | { readonly is: 'compared'; readonly sign: '<=' | '<' | '='; readonly sum: LinearSum }
  /** A condition on what is no number, known by its name only. */
  | { readonly is: 'named'; readonly name: string; readonly value: boolean }
  | { readonly is: 'all' | 'any'; readonly of: readonly Formula[] }

export const TRUE: Formula = { is: 'settled', value: true }
export const FALSE: Formula = { is: 'settled', value: false }

export function settled(value: boolean): Formula {
  return value ? TRUE : FALSE
}

export function compared(kind: '<=' | '<' | '=', sum: LinearSum): Formula {
  if (!isConstant(sum)) return { is: 'compared', sign: kind, sum }
  const side = sign(sum.constant)
  return settled(kind === '=' ? side === 0 : kind === '<' ? side < 0 : side <= 0)
}

export function all(...parts: readonly Formula[]): Formula {
  return joined('all', parts, false)
}

export function any(...parts: readonly Formula[]): Formula {
  return joined('any', parts, true)
}

/** `decisive`: the value of one part that settles the whole. */
function joined(is: 'all' | 'any', parts: readonly Formula[], decisive: boolean): Formula {
  const open: Formula[] = []
  for (const part of parts) {
    if (part.is === 'settled') {
      if (part.value === decisive) return part
    } else if (part.is === is) open.push(...part.of)
    else open.push(part)
  }
  return open.length === 0 ? settled(!decisive) : open.length === 1 ? open[0]! : { is, of: open }
}

export function negated(formula: Formula): Formula {
  switch (formula.is) {
    case 'settled':
      return settled(!formula.value)
    case 'named':
      return { ...formula, value: !formula.value }
    case 'all':
      return any(...formula.of.map(negated))
    case 'any':
      return all(...formula.of.map(negated))
    case 'compared': {
      const { sign: kind, sum } = formula
      if (kind === '<') return compared('<=', negateSum(sum))
      if (kind === '<=') return compared('<', negateSum(sum))
      return any(compared('<', sum), compared('<', negateSum(sum)))
    }
  }
}

/** Names of the cells a formula compares. */
export function cellsOf(formula: Formula, cells: Set<string> = new Set()): Set<string> {
  if (formula.is === 'compared') for (const cell of formula.sum.terms.keys()) cells.add(cell)
  if (formula.is === 'all' || formula.is === 'any')
    for (const part of formula.of) cellsOf(part, cells)
  return cells
}

/** How many comparisons and conditions it is made of. */
export function sizeOf(formula: Formula): number {
  return formula.is === 'all' || formula.is === 'any'
    ? formula.of.reduce((size, part) => size + sizeOf(part), 0)
    : 1
}
