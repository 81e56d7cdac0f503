/** What a resolved tree reads: own cells, other forms, last year, the unit, code lists. */
import type { Dependencies } from '../types.ts'
import { below, type LetTree, type Tree } from './tree.ts'

/** Visits a tree and everything under it, following each `let` name once. */
export function visit(
  tree: Tree,
  lets: readonly LetTree[],
  see: (tree: Tree) => void,
  followed: Set<string> = new Set(),
): void {
  see(tree)
  if (tree.op === 'let' && !followed.has(tree.name)) {
    followed.add(tree.name)
    const found = lets.find((candidate) => candidate.name === tree.name)
    if (found !== undefined) visit(found.value, lets, see, followed)
  }
  for (const child of below(tree)) visit(child, lets, see, followed)
}

export function dependenciesOf(
  trees: readonly Tree[],
  lets: readonly LetTree[],
  table: string | null,
): Dependencies {
  const own = new Set<string>(table === null ? [] : [table])
  const [others, previous, unit, codeLists, distributions] = Array.from(
    { length: 5 },
    () => new Set<string>(),
  ) as [Set<string>, Set<string>, Set<string>, Set<string>, Set<string>]
  const seeAsk = (fn: string, args: readonly Tree[]): void => {
    const texts = args.map((arg) =>
      arg.op === 'constant' && typeof arg.value === 'string' ? arg.value : '',
    )
    if (fn === 'percentile' || fn === 'neighbours') distributions.add(texts[0]!)
    else if (fn === 'reported') others.add(texts[0]!)
    else if (args.length >= 2) codeLists.add(texts[1]!)
  }
  for (const tree of trees) {
    visit(tree, lets, (node) => {
      if (node.op === 'ask') seeAsk(node.fn, node.args)
      if (node.op !== 'cell' && node.op !== 'filled' && node.op !== 'rows') return
      if (node.place.in === 'own') own.add(node.key)
      else if (node.place.in === 'other') others.add(node.place.form)
      else if (node.place.in === 'previous') previous.add(node.key)
      else if (node.place.in === 'unit') unit.add(node.key)
    })
  }
  const listed = (names: Set<string>): string[] => [...names].filter((name) => name !== '').sort()
  return {
    own: listed(own),
    others: listed(others),
    previous: listed(previous),
    unit: listed(unit),
    codeLists: listed(codeLists),
    distributions: listed(distributions),
  }
}

/** Own cells in the order they are written; `.column` for a cell of the row `each` visits. */
export function fieldsOf(
  trees: readonly Tree[],
  lets: readonly LetTree[],
  table: string | null,
): string[] {
  const fields = new Set<string>()
  for (const tree of trees) {
    visit(tree, lets, (node) => {
      if (node.op !== 'cell' && node.op !== 'filled' && node.op !== 'rows') return
      if (node.place.in === 'own') fields.add(node.key)
      else if (table !== null && node.place.in === 'row' && node.place.depth === 0)
        fields.add(`.${node.key}`)
    })
  }
  return [...fields]
}
