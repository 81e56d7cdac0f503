/**
 * Plain arithmetic where it is exact.
 *
 * Nearly every figure of a census form fits 32 bits, so most relations can be decided with
 * ordinary numbers: each value is kept as numerator / denominator, bounds are tracked, and an
 * expression that could leave 2^53 gets no fast path. Values that are missing, fractional or
 * larger fail the guard at run time and take the exact way.
 */
import type { LetTree, Tree } from './tree.ts'

/** A quotient as program text; the bottom is positive whenever the guards hold. */
interface Quotient {
  readonly top: string
  readonly topBound: number
  readonly bottom: string
  readonly bottomBound: number
}

export interface FastPath {
  /** What must hold for the fast result to be right. */
  readonly guards: readonly string[]
  /** `const …` lines of intermediate results. */
  readonly steps: readonly string[]
  readonly result: string
  /** Names of cells of which one missing leaves the whole expression without an outcome. */
  readonly demanded: readonly string[]
}

const MOST = Number.MAX_SAFE_INTEGER
const CELL_BOUND = 2 ** 31

/** `nameOf` gives the local variable that holds a cell, or the fallback where the cell is missing. */
export function fastPath(
  truth: Tree,
  lets: readonly LetTree[],
  nameOf: (cell: CellTree, fallback: number | null) => string,
): FastPath | null {
  const writer = new Writer(lets, nameOf)
  const result = writer.truth(truth)
  if (result === null || writer.cells.size === 0) return null
  const whole = [...writer.cells].map((name) => `(${name} | 0) === ${name}`)
  return {
    guards: [...whole, ...writer.guards],
    steps: writer.steps,
    result,
    demanded: isStrict(truth, lets) ? [...writer.cells] : [],
  }
}

export type CellTree = Tree & { readonly op: 'cell' }

const STRICT = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'not', 'neg', 'abs', 'add', 'sub', 'mul', 'div']

/** Whether any missing cell makes the value missing: no alternatives and no fallbacks on the way. */
function isStrict(tree: Tree, lets: readonly LetTree[]): boolean {
  switch (tree.op) {
    case 'cell':
    case 'constant':
      return true
    case 'let':
      return lets.some(({ name, value }) => name === tree.name && isStrict(value, lets))
    case 'call': {
      const [value, ...bounds] = tree.args
      // A value above a known upper bound fails, whether or not the lower one is known.
      if (tree.fn === 'between')
        return isStrict(value!, lets) && bounds.every(({ op }) => op === 'constant')
      return STRICT.includes(tree.fn) && tree.args.every((arg) => isStrict(arg, lets))
    }
    default:
      return false
  }
}

class Writer {
  readonly cells = new Set<string>()
  readonly guards = new Set<string>()
  readonly steps: string[] = []
  private readonly known = new Map<string, Quotient | null>()
  private readonly lets: readonly LetTree[]
  private readonly nameOf: (cell: CellTree, fallback: number | null) => string

  constructor(
    lets: readonly LetTree[],
    nameOf: (cell: CellTree, fallback: number | null) => string,
  ) {
    this.lets = lets
    this.nameOf = nameOf
  }

  truth(tree: Tree): string | null {
    if (tree.op !== 'call') return null
    const [a, b, c, d] = tree.args
    switch (tree.fn) {
      case 'and':
      case 'or':
        return this.joined(tree.fn === 'and' ? '&&' : '||', a!, b!)
      case 'not': {
        const inner = this.truth(a!)
        return inner === null ? null : `!${inner}`
      }
      case 'eq':
      case 'ne':
      case 'lt':
      case 'le':
      case 'gt':
      case 'ge':
        return this.compared(SIGNS[tree.fn]!, this.quotient(a!), this.quotient(b!))
      case 'between': {
        const value = this.quotient(a!)
        const low = this.compared('>=', value, this.quotient(b!))
        const high = this.compared('<=', value, this.quotient(c!))
        return low === null || high === null ? null : `(${low} && ${high})`
      }
      case 'withinShare':
        return this.nearby(a!, this.quotient(b!), this.quotient(c!), this.quotient(d!))
      default:
        return null
    }
  }

  private joined(sign: string, a: Tree, b: Tree): string | null {
    const left = this.truth(a)
    const right = left === null ? null : this.truth(b)
    return right === null ? null : `(${left} ${sign} ${right})`
  }

  private compared(sign: string, a: Quotient | null, b: Quotient | null): string | null {
    if (a === null || b === null) return null
    const left = product(a.top, a.topBound, b.bottom, b.bottomBound)
    const right = product(b.top, b.topBound, a.bottom, a.bottomBound)
    return left === null || right === null ? null : `(${left.text} ${sign} ${right.text})`
  }

  /** |a − b| ≤ share × |b| */
  private nearby(
    sign: Tree,
    a: Quotient | null,
    b: Quotient | null,
    share: Quotient | null,
  ): string | null {
    if (sign.op !== 'constant' || sign.value !== '=' || a === null || b === null || share === null)
      return null
    const difference = this.sum(a, b, '-')
    const magnitude = { ...b, top: `Math.abs(${b.top})` }
    const slack = this.times(magnitude, share)
    return difference === null
      ? null
      : this.compared('<=', { ...difference, top: `Math.abs(${difference.top})` }, slack)
  }

  quotient(tree: Tree): Quotient | null {
    switch (tree.op) {
      case 'constant':
        return constantQuotient(tree.value)
      case 'cell':
        return tree.read === 'number' ? this.cell(tree, null) : null
      case 'let':
        return this.named(tree.name)
      case 'call':
        return this.called(tree.fn, tree.args)
      default:
        return null
    }
  }

  private called(fn: string, args: readonly Tree[]): Quotient | null {
    if (fn === 'orElse') return this.defaulted(args[0]!, args[1]!)
    if (fn === 'sumOf')
      return args.map((arg) => this.quotient(arg)).reduce((a, b) => this.sum(a, b, '+'))
    const a = this.quotient(args[0]!)
    if (a === null) return null
    if (fn === 'neg') return { ...a, top: `(0 - ${a.top})` }
    if (fn === 'abs') return { ...a, top: `Math.abs(${a.top})` }
    const second = args[1]
    if (second === undefined || !['add', 'sub', 'mul', 'div'].includes(fn)) return null
    const b = this.quotient(second)
    if (b === null) return null
    if (fn === 'add') return this.sum(a, b, '+')
    if (fn === 'sub') return this.sum(a, b, '-')
    return fn === 'mul' ? this.times(a, b) : this.over(a, b)
  }

  private cell(cell: CellTree, fallback: number | null): Quotient {
    const name = this.nameOf(cell, fallback)
    this.cells.add(name)
    return { top: name, topBound: CELL_BOUND, bottom: '1', bottomBound: 1 }
  }

  /** `x ?? 0` of a cell. */
  private defaulted(cell: Tree, fallback: Tree): Quotient | null {
    const plain = cell.op === 'cell' && cell.read === 'number' && fallback.op === 'constant'
    if (!plain || typeof fallback.value !== 'number' || Math.abs(fallback.value) >= CELL_BOUND)
      return null
    return this.cell(cell, fallback.value)
  }

  /** A `let` is computed once, under a name of its own. */
  private named(name: string): Quotient | null {
    const known = this.known.get(name)
    if (known !== undefined) return known
    const value = this.lets.find((candidate) => candidate.name === name)?.value
    const quotient = value === undefined ? null : this.quotient(value)
    if (quotient === null) {
      this.known.set(name, null)
      return null
    }
    const top = `t${this.steps.length}`
    this.steps.push(`const ${top} = ${quotient.top}`)
    const stored = { ...quotient, top }
    this.known.set(name, stored)
    return stored
  }

  private sum(a: Quotient | null, b: Quotient | null, sign: '+' | '-'): Quotient | null {
    if (a === null || b === null) return null
    if (a.bottom === b.bottom) {
      const topBound = a.topBound + b.topBound
      return topBound > MOST ? null : { ...a, top: `(${a.top} ${sign} ${b.top})`, topBound }
    }
    const left = product(a.top, a.topBound, b.bottom, b.bottomBound)
    const right = product(b.top, b.topBound, a.bottom, a.bottomBound)
    const bottom = product(a.bottom, a.bottomBound, b.bottom, b.bottomBound)
    if (left === null || right === null || bottom === null || left.bound + right.bound > MOST)
      return null
    return {
      top: `(${left.text} ${sign} ${right.text})`,
      topBound: left.bound + right.bound,
      bottom: bottom.text,
      bottomBound: bottom.bound,
    }
  }

  private times(a: Quotient, b: Quotient): Quotient | null {
    const top = product(a.top, a.topBound, b.top, b.topBound)
    const bottom = product(a.bottom, a.bottomBound, b.bottom, b.bottomBound)
    if (top === null || bottom === null) return null
    return { top: top.text, topBound: top.bound, bottom: bottom.text, bottomBound: bottom.bound }
  }

  private over(a: Quotient, b: Quotient): Quotient | null {
    if (!/^\d+$/.test(b.top) || b.top === '0') {
      // A divisor worked out inside `let` is not visible where the guards are tested.
      if (/\bt\d/.test(b.top)) return null
      this.guards.add(`${b.top} > 0`)
    }
    return this.times(a, {
      top: b.bottom,
      topBound: b.bottomBound,
      bottom: b.top,
      bottomBound: b.topBound,
    })
  }
}

const SIGNS: Readonly<Record<string, string>> = {
  eq: '===',
  ne: '!==',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
}

function constantQuotient(value: (Tree & { op: 'constant' })['value']): Quotient | null {
  if (typeof value === 'number') return whole(value, 1)
  if (typeof value !== 'object' || value === null) return null
  return whole(Number(value.n), Number(value.d))
}

function whole(n: number, d: number): Quotient | null {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d)) return null
  return { top: n < 0 ? `(${n})` : `${n}`, topBound: Math.abs(n), bottom: `${d}`, bottomBound: d }
}

function product(
  a: string,
  aBound: number,
  b: string,
  bBound: number,
): { text: string; bound: number } | null {
  if (b === '1') return { text: a, bound: aBound }
  if (a === '1') return { text: b, bound: bBound }
  const bound = aBound * bBound
  return bound > MOST ? null : { text: `(${a} * ${b})`, bound }
}
