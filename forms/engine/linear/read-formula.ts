/**
 * A check's tree → the linear formula it states. What varies and what is fixed is the world's to
 * say: one document's filled cells for localisation, every cell of a form for the proof.
 *
 * A part that is not linear makes the whole opaque (`null`), never something it is not; so does a
 * missing operand, for then the check does not apply.
 */

import type { LetTree, Tree } from '../language/tree.ts'
import { type Exact, ratio, sign } from '../runtime/exact.ts'
import { all, any, compared, type Formula, negated, settled } from './formula.ts'
import {
  addSums,
  constantSum,
  isConstant,
  type LinearSum,
  negateSum,
  scaleSum,
  subtractSums,
} from './linear-sum.ts'

/** A row being visited: of the form's own table, or of a document whose values are fixed. */
export interface VisitedRow {
  readonly table: string | null
  readonly index: number
  readonly row: Readonly<Record<string, unknown>>
}

export interface Scene {
  readonly rows: readonly VisitedRow[]
  readonly lets: readonly LetTree[]
}

export interface World {
  /** A tree none of whose parts varies: its value; `undefined` where something does vary. */
  settle(tree: Tree, scene: Scene): Exact | boolean | string | null | undefined
  number(tree: Tree & { op: 'cell' }, scene: Scene): LinearSum | null
  /** Sign of a sum as things stand, where they stand somehow; null: it may have either. */
  signOf(sum: LinearSum): number | null
  /** The rows of a table a `where` leaves; null when that cannot be said. */
  members(tree: Tree & { op: 'rows' }, scene: Scene): readonly VisitedRow[] | null
  /** A number that is no linear sum. */
  otherNumber(tree: Tree, scene: Scene): LinearSum | null
  /** A condition that compares no linear sums. */
  otherTruth(tree: Tree, scene: Scene): Formula | null
}

/** Conditions joined more often than this are left to the engine. */
const MOST_PARTS = 400

export function readFormula(tree: Tree, scene: Scene, world: World): Formula | null {
  const reader = new FormulaReader(world)
  return reader.truth(tree, scene)
}

export function readSum(tree: Tree, scene: Scene, world: World): LinearSum | null {
  return new FormulaReader(world).number(tree, scene)
}

type Call = Tree & { op: 'call' }

class FormulaReader {
  private readonly world: World
  private parts = 0

  constructor(world: World) {
    this.world = world
  }

  truth(tree: Tree, scene: Scene): Formula | null {
    if (++this.parts > MOST_PARTS) return null
    const known = this.world.settle(tree, scene)
    if (known === null) return null
    if (typeof known === 'boolean') return settled(known)
    if (tree.op === 'let') return this.truth(letValue(tree.name, scene), scene)
    if (tree.op === 'rows' && (tree.fn === 'allRows' || tree.fn === 'anyRows'))
      return this.quantified(tree, scene)
    if (tree.op !== 'call') return this.world.otherTruth(tree, scene)
    return this.callTruth(tree, scene)
  }

  private callTruth(tree: Call, scene: Scene): Formula | null {
    const { fn, args } = tree
    switch (fn) {
      case 'and':
      case 'or':
        return this.joinedTruth(fn, args, scene)
      case 'not': {
        const inner = this.truth(args[0]!, scene)
        return inner === null ? null : negated(inner)
      }
      case 'choose': {
        const [condition, yes, no] = args.map((arg) => this.truth(arg, scene))
        if (condition == null || yes == null || no == null) return null
        return any(all(condition, yes), all(negated(condition), no))
      }
      case 'orElse':
        return this.truth(args[0]!, scene) ?? this.truth(args[1]!, scene)
      case 'same':
      case 'differs': {
        const same = this.sameTruth(tree, scene)
        return same === null ? null : fn === 'same' ? same : negated(same)
      }
      case 'between':
        return this.both(
          this.order('ge', args[0]!, args[1]!, scene),
          this.order('le', args[0]!, args[2]!, scene),
        )
      case 'withinShare':
        return this.withinShare(tree, scene)
      case 'amongNumbers': {
        const [value, ...options] = args
        const equal = options.map((option) => this.order('eq', value!, option, scene))
        return equal.includes(null) ? null : any(...equal.filter((part) => part !== null))
      }
      case 'eq':
      case 'ne':
      case 'lt':
      case 'le':
      case 'gt':
      case 'ge':
        return this.order(fn, args[0]!, args[1]!, scene) ?? this.world.otherTruth(tree, scene)
      default:
        return this.world.otherTruth(tree, scene)
    }
  }

  private both(a: Formula | null, b: Formula | null): Formula | null {
    return a === null || b === null ? null : all(a, b)
  }

  private joinedTruth(fn: 'and' | 'or', args: readonly Tree[], scene: Scene): Formula | null {
    const parts = args.map((arg) => this.truth(arg, scene))
    const decisive = fn === 'or'
    // One part may settle the whole even where another cannot be said.
    if (parts.some((part) => part?.is === 'settled' && part.value === decisive))
      return settled(decisive)
    if (parts.some((part) => part === null)) return null
    return (fn === 'and' ? all : any)(...parts.filter((part) => part !== null))
  }

  /** Equality of truth values; of anything else it is the world's. */
  private sameTruth(tree: Call, scene: Scene): Formula | null {
    if (!tree.args.every(isTruth)) return this.world.otherTruth({ ...tree, fn: 'same' }, scene)
    const [a, b] = tree.args.map((arg) => this.truth(arg, scene))
    if (a == null || b == null) return null
    return any(all(a, b), all(negated(a), negated(b)))
  }

  private quantified(tree: Tree & { op: 'rows' }, scene: Scene): Formula | null {
    const members = this.world.members(tree, scene)
    if (members === null || members.length === 0 || tree.body === null)
      return this.world.otherTruth(tree, scene)
    const { body } = tree
    const parts = members.map((row) => this.truth(body, within(scene, tree.depth, row)))
    if (parts.some((part) => part === null)) return null
    return (tree.fn === 'allRows' ? all : any)(...parts.filter((part) => part !== null))
  }

  /** a compared with b, where a may be a magnitude or a ratio. */
  private order(fn: string, a: Tree, b: Tree, scene: Scene): Formula | null {
    if (fn === 'gt') return this.order('lt', b, a, scene)
    if (fn === 'ge') return this.order('le', b, a, scene)
    if (fn === 'ne') {
      const equal = this.order('eq', a, b, scene)
      return equal === null ? null : negated(equal)
    }
    return (
      this.magnitude(fn, a, b, scene) ??
      this.ratioOrder(fn, a, b, scene) ??
      this.plainOrder(fn, a, b, scene)
    )
  }

  private plainOrder(fn: string, a: Tree, b: Tree, scene: Scene): Formula | null {
    const left = this.number(a, scene)
    const right = this.number(b, scene)
    if (left === null || right === null) return null
    return compared(SIGNS[fn]!, subtractSums(left, right))
  }

  /** |a| ≤ b and |a| ≥ b without knowing the sign of a. */
  private magnitude(fn: string, a: Tree, b: Tree, scene: Scene): Formula | null {
    const inner = (tree: Tree): Tree | null =>
      tree.op === 'call' && tree.fn === 'abs' ? tree.args[0]! : null
    const small = inner(a)
    if (small !== null && fn !== 'eq') {
      const [sum, limit] = [this.number(small, scene), this.number(b, scene)]
      if (sum === null || limit === null) return null
      const kind = SIGNS[fn]!
      return all(
        compared(kind, subtractSums(sum, limit)),
        compared(kind, subtractSums(negateSum(sum), limit)),
      )
    }
    const large = inner(b)
    if (large !== null && fn !== 'eq') {
      const [sum, limit] = [this.number(large, scene), this.number(a, scene)]
      if (sum === null || limit === null) return null
      const kind = SIGNS[fn]!
      return any(compared(kind, subtractSums(limit, sum)), compared(kind, addSums(limit, sum)))
    }
    return null
  }

  /** a / b ≤ k is a ≤ k b where b is positive, a ≥ k b where it is negative. */
  private ratioOrder(fn: string, a: Tree, b: Tree, scene: Scene): Formula | null {
    const [left, right] = [quotientOf(a, scene), quotientOf(b, scene)]
    if (left === null && right === null) return null
    if (left !== null && right !== null) return null
    const [top, bottom] = (left ?? right)!.map((tree) => this.number(tree, scene))
    const other = this.number(left === null ? a : b, scene)
    if (top == null || bottom == null || other === null || !isConstant(other)) return null
    if (isConstant(bottom)) return null
    const scaled = scaleSum(bottom, other.constant)
    const difference = left === null ? subtractSums(scaled, top) : subtractSums(top, scaled)
    const kind = SIGNS[fn]!
    return this.bySign(
      bottom,
      all(compared('<', negateSum(bottom)), compared(kind, difference)),
      all(compared('<', bottom), compared(kind, negateSum(difference))),
    )
  }

  private withinShare(tree: Call, scene: Scene): Formula | null {
    const [signTree, aTree, bTree, shareTree] = tree.args
    const [a, b, share] = [aTree!, bTree!, shareTree!].map((arg) => this.number(arg, scene))
    if (a == null || b == null || share == null || !isConstant(share)) return null
    const kind = signTree!.op === 'constant' ? signTree!.value : null
    const slack = scaleSum(b, share.constant)
    const difference = subtractSums(a, b)
    const under = (way: '<=' | '<', size: LinearSum): Formula =>
      compared(way, subtractSums(difference, size))
    const over = (way: '<=' | '<', size: LinearSum): Formula =>
      compared(way, subtractSums(negateSum(difference), size))
    const holds = (size: LinearSum): Formula => {
      if (kind === '=') return all(under('<=', size), over('<=', size))
      if (kind === '<' || kind === '<=') return under(kind, size)
      return over(kind === '>' ? '<' : '<=', size)
    }
    return this.bySign(
      b,
      all(compared('<=', negateSum(b)), holds(slack)),
      all(compared('<', b), holds(negateSum(slack))),
    )
  }

  /** What is demanded differs with the sign of a sum; a document's own sign is kept to. */
  private bySign(sum: LinearSum, positive: Formula, negative: Formula): Formula {
    const side = this.world.signOf(sum)
    if (side === null) return any(positive, negative)
    return side < 0 ? negative : positive
  }

  number(tree: Tree, scene: Scene): LinearSum | null {
    if (++this.parts > MOST_PARTS) return null
    const known = this.world.settle(tree, scene)
    if (known === null || typeof known === 'boolean' || typeof known === 'string') return null
    if (known !== undefined) return constantSum(known)
    switch (tree.op) {
      case 'constant':
        return constantOf(tree.value)
      case 'let':
        return this.number(letValue(tree.name, scene), scene)
      case 'cell':
        return this.world.number(tree, scene)
      case 'rows':
        return this.rowsNumber(tree, scene)
      case 'call':
        return this.callNumber(tree, scene) ?? this.world.otherNumber(tree, scene)
      default:
        return this.world.otherNumber(tree, scene)
    }
  }

  private callNumber({ fn, args }: Call, scene: Scene): LinearSum | null {
    const at = (index: number): LinearSum | null => this.number(args[index]!, scene)
    switch (fn) {
      case 'add':
      case 'sub':
      case 'sumOf': {
        const parts = args.map((_, index) => at(index))
        if (parts.some((part) => part === null)) return null
        const [first, ...rest] = parts.filter((part) => part !== null)
        return rest.reduce(fn === 'sub' ? subtractSums : addSums, first ?? constantSum(0))
      }
      case 'neg': {
        const value = at(0)
        return value === null ? null : negateSum(value)
      }
      case 'mul': {
        const [a, b] = [at(0), at(1)]
        if (a === null || b === null) return null
        if (isConstant(a)) return scaleSum(b, a.constant)
        return isConstant(b) ? scaleSum(a, b.constant) : null
      }
      case 'div': {
        const [a, b] = [at(0), at(1)]
        if (a === null || b === null || !isConstant(b) || sign(b.constant) === 0) return null
        return scaleSum(a, inverse(b.constant))
      }
      case 'orElse':
        return this.world.settle(args[0]!, scene) === null ? at(1) : at(0)
      case 'choose': {
        const condition = this.truth(args[0]!, scene)
        return condition?.is === 'settled' ? at(condition.value ? 1 : 2) : null
      }
      default:
        return null
    }
  }

  private rowsNumber(tree: Tree & { op: 'rows' }, scene: Scene): LinearSum | null {
    const members = this.world.members(tree, scene)
    const { body } = tree
    if (members === null || body === null || members.length === 0)
      return this.world.otherNumber(tree, scene)
    const value = (row: VisitedRow): LinearSum | null =>
      this.number(body, within(scene, tree.depth, row))
    if (tree.fn === 'firstRow') return value(members[0]!)
    if (tree.fn !== 'sumRows') return this.world.otherNumber(tree, scene)
    let total: LinearSum = constantSum(0)
    for (const row of members) {
      const part = value(row)
      if (part === null) return null
      total = addSums(total, part)
    }
    return total
  }
}

const SIGNS: Readonly<Record<string, '<=' | '<' | '='>> = { le: '<=', lt: '<', eq: '=' }

function constantOf(value: unknown): LinearSum | null {
  if (typeof value === 'number') return constantSum(value)
  if (typeof value !== 'object' || value === null) return null
  const { n, d } = value as { readonly n: string; readonly d: string }
  return constantSum(ratio(n, d))
}

function inverse(value: Exact): Exact {
  const [n, d] = typeof value === 'number' ? [value, 1] : [value.n, value.d]
  return sign(value) < 0 ? ratio(String(-d), String(-n)) : ratio(String(d), String(n))
}

function quotientOf(tree: Tree, scene: Scene): readonly [Tree, Tree] | null {
  if (tree.op === 'let') return quotientOf(letValue(tree.name, scene), scene)
  return tree.op === 'call' && tree.fn === 'div' ? [tree.args[0]!, tree.args[1]!] : null
}

const TRUTHS = new Set(['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'between', 'and', 'or', 'not'])

function isTruth(tree: Tree): boolean {
  return tree.op === 'call' && TRUTHS.has(tree.fn)
}

function letValue(name: string, scene: Scene): Tree {
  const found = scene.lets.find((each) => each.name === name)
  // Checks are resolved: a let is known where it is used.
  return found!.value
}

export function within(scene: Scene, depth: number, row: VisitedRow): Scene {
  return { ...scene, rows: [...scene.rows.slice(0, depth), row] }
}
