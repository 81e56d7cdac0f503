/**
 * A form with every cell filled but none known: what a set of checks states about all documents.
 * Numbers that are no linear sums and conditions on codes and texts become unknowns of their own,
 * the same expression the same unknown; so what is found impossible is impossible, while some that
 * is may go unseen.
 */
import type { LetTree, Tree } from '../language/tree.ts'
import { any, type Formula } from '../linear/formula.ts'
import { cellSum, type LinearSum } from '../linear/linear-sum.ts'
import { readSum, type Scene, type World } from '../linear/read-formula.ts'
import type { ComputedRelation } from '../linear/relations.ts'
import { type Exact, ratio } from '../runtime/exact.ts'

export class SymbolicWorld implements World {
  /** The table `each` visits, for the check being read. */
  table: string | null = null
  /** Codes a text is compared with: of these conditions at most one holds. */
  readonly codesOf = new Map<string, Set<string>>()
  private readonly computed: ReadonlyMap<string, ComputedRelation>
  private readonly open = new Set<string>()

  constructor(computed: readonly ComputedRelation[]) {
    const always = computed.filter(({ applies, column }) => applies === null && column === null)
    this.computed = new Map(always.map((each) => [each.key, each]))
  }

  settle(tree: Tree): Exact | boolean | string | undefined {
    if (tree.op !== 'constant' || tree.value === null) return undefined
    const { value } = tree
    return typeof value === 'object' ? ratio(value.n, value.d) : value
  }

  number(tree: Tree & { op: 'cell' }): LinearSum {
    const name = this.nameOf(tree)
    const formula = tree.place.in === 'own' ? this.computed.get(tree.key) : undefined
    if (formula === undefined || this.open.has(name)) return cellSum(name)
    this.open.add(name)
    const sum = readSum(formula.tree, { rows: [], lets: [] }, this)
    this.open.delete(name)
    return sum ?? cellSum(name)
  }

  signOf(): null {
    return null
  }

  members(): null {
    return null
  }

  otherNumber(tree: Tree, scene: Scene): LinearSum {
    return cellSum(this.textOf(tree, scene.lets))
  }

  otherTruth(tree: Tree, scene: Scene): Formula {
    if (tree.op === 'one-of') {
      return any(...tree.options.map((code) => this.codeIs(tree.value, code, scene)))
    }
    if (tree.op === 'call' && tree.fn === 'same') {
      const [a, b] = tree.args as readonly [Tree, Tree]
      if (b.op === 'constant' && typeof b.value === 'string') return this.codeIs(a, b.value, scene)
      if (a.op === 'constant' && typeof a.value === 'string') return this.codeIs(b, a.value, scene)
      if (b.op === 'constant' && typeof b.value === 'boolean')
        return { is: 'named', name: this.textOf(a, scene.lets), value: b.value }
    }
    return { is: 'named', name: this.textOf(tree, scene.lets), value: true }
  }

  private codeIs(value: Tree, code: string, scene: Scene): Formula {
    const text = this.textOf(value, scene.lets)
    const codes = this.codesOf.get(text) ?? new Set()
    codes.add(code)
    this.codesOf.set(text, codes)
    return { is: 'named', name: nameOfCode(text, code), value: true }
  }

  /** The same text for the same expression, whatever its lets are called. */
  private textOf(tree: Tree, lets: readonly LetTree[]): string {
    if (tree.op === 'cell') return this.nameOf(tree)
    if (tree.op === 'let') {
      const found = lets.find(({ name }) => name === tree.name)
      return found === undefined ? tree.name : this.textOf(found.value, lets)
    }
    return JSON.stringify(tree, (_, part: unknown) => {
      const inner = part as Tree | null
      return inner !== tree && typeof inner === 'object' && inner !== null && 'op' in inner
        ? this.textOf(inner, lets)
        : part
    })
  }

  private nameOf({ place, key }: Tree & { op: 'cell' }): string {
    switch (place.in) {
      case 'own':
        return key
      case 'row':
        return place.depth === 0 && this.table !== null
          ? `${this.table}.${key}`
          : `row ${place.depth}.${key}`
      case 'other':
        return `${place.form}:${key}`
      default:
        return `${place.in}:${key}`
    }
  }
}

export function nameOfCode(text: string, code: string): string {
  return `${text} = ${code}`
}
