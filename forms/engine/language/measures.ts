/**
 * What the percentiles a check asks for are percentiles of: the value it compares them with. So a check
 * that says `[301] / staff between percentile("p1", "x", …) and …` also says how "x" is to be collected.
 */
import { visit } from './dependencies.ts'
import { below, type LetTree, type Tree } from './tree.ts'

export interface MeasureTree {
  readonly name: string
  /** Points asked for anywhere in the check, such as `p1`. */
  readonly points: readonly string[]
  readonly value: Tree
}

const COMPARISONS = ['between', 'lt', 'le', 'gt', 'ge', 'eq', 'ne']

export interface MeasuredCheck {
  readonly lets: readonly LetTree[]
  readonly when: Tree | null
  readonly expect: Tree
  readonly says: readonly (string | Tree)[]
}

/** One for each name; names without a value to collect are left out (`unmeasured`). */
export function measuresOf(check: MeasuredCheck): readonly MeasureTree[] {
  const asked = pointsAsked(check)
  if (asked.size === 0) return []
  const values = new Map<string, Tree>()
  for (const tree of judged(check)) collect(tree, check.lets, values)
  return [...values].map(([name, value]) => ({
    ...{ name, value },
    points: [...(asked.get(name) ?? [])].sort(),
  }))
}

/** Names whose percentiles nothing is compared with, so that nobody could supply them. */
export function unmeasured(check: MeasuredCheck): string[] {
  const measured = measuresOf(check).map(({ name }) => name)
  return [...pointsAsked(check).keys()].filter((name) => !measured.includes(name))
}

function judged({ lets, when, expect }: MeasuredCheck): Tree[] {
  return [expect, ...(when === null ? [] : [when]), ...lets.map(({ value }) => value)]
}

function pointsAsked(check: MeasuredCheck): Map<string, Set<string>> {
  const asked = new Map<string, Set<string>>()
  const says = check.says.filter((part) => typeof part !== 'string')
  for (const tree of [...judged(check), ...says]) {
    visit(tree, check.lets, (node) => {
      if (node.op !== 'ask' || (node.fn !== 'percentile' && node.fn !== 'neighbours')) return
      const [name, point] = node.args.map((arg) => (arg.op === 'constant' ? arg.value : null))
      if (typeof name !== 'string') return
      const points = asked.get(name) ?? new Set<string>()
      if (typeof point === 'string') points.add(point)
      asked.set(name, points)
    })
  }
  return asked
}

/** Not below what visits rows: a value there is of a row, not of the unit. */
function collect(tree: Tree, lets: readonly LetTree[], into: Map<string, Tree>): void {
  if (tree.op === 'rows') return
  if (tree.op === 'call' && COMPARISONS.includes(tree.fn)) {
    const value = tree.args.find((arg) => namesIn(arg, lets).length === 0)
    const names = tree.args.flatMap((arg) => namesIn(arg, lets))
    if (value !== undefined && value.op !== 'constant') {
      for (const name of names) if (!into.has(name)) into.set(name, value)
    }
  }
  for (const child of below(tree)) collect(child, lets, into)
}

function namesIn(tree: Tree, lets: readonly LetTree[]): string[] {
  const names: string[] = []
  visit(tree, lets, (node) => {
    if (node.op !== 'ask' || node.fn !== 'percentile') return
    const [name] = node.args
    if (name?.op === 'constant' && typeof name.value === 'string') names.push(name.value)
  })
  return names
}
