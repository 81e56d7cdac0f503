/**
 * The checks of a form that relate numbers, as trees: what localisation and the proof read, kept
 * beside the compiled checks, which hold no trees.
 */
import type { ComputationTree, FormTrees } from '../language/compile.ts'
import { visit } from '../language/dependencies.ts'
import type { CheckTree, LetTree, Tree } from '../language/tree.ts'
import type { Severity } from '../types.ts'

export interface Relation {
  readonly id: string
  readonly severity: Severity
  readonly table: string | null
  readonly lets: readonly LetTree[]
  readonly when: Tree | null
  readonly expect: Tree
}

/** Formula of a cell the engine works out. */
export interface ComputedRelation {
  readonly key: string
  readonly column: string | null
  readonly applies: Tree | null
  readonly tree: Tree
}

export interface FormRelations {
  readonly relations: readonly Relation[]
  readonly computed: readonly ComputedRelation[]
}

export function relationsOf({
  checks,
  computed,
}: Pick<FormTrees, 'checks' | 'computed'>): FormRelations {
  return {
    relations: checks.filter(relatesNumbers).map(relationOf),
    computed: computed.map(computedOf),
  }
}

export function relationOf({ id, severity, table, lets, when, expect }: CheckTree): Relation {
  return { id, severity, table, lets: lets.filter(isRead([when, expect], lets)), when, expect }
}

function computedOf({ key, column, applies, tree }: ComputationTree): ComputedRelation {
  return { key, column, applies, tree }
}

function isRead(trees: readonly (Tree | null)[], lets: readonly LetTree[]) {
  const names = new Set<string>()
  for (const tree of trees) {
    if (tree === null) continue
    visit(tree, lets, (node) => {
      if (node.op === 'let') names.add(node.name)
    })
  }
  return ({ name }: LetTree): boolean => names.has(name)
}

const ORDERS = new Set([
  'eq',
  'ne',
  'lt',
  'le',
  'gt',
  'ge',
  'between',
  'withinShare',
  'amongNumbers',
])

/** Compares numbers, at least one of which is the form's own. */
function relatesNumbers({ expect, lets }: CheckTree): boolean {
  let compares = false
  let own = false
  visit(expect, lets, (node) => {
    if (node.op === 'call' && ORDERS.has(node.fn)) compares = true
    if (node.op === 'cell' && node.read === 'number')
      own ||= node.place.in === 'own' || node.place.in === 'row'
  })
  return compares && own
}
