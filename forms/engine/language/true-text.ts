/**
 * Program text that is true exactly when a three-valued condition is true (`when` needs no
 * more), and its counterpart for false; shorter and faster than the general functions.
 */
import type { FastPath } from './fast-path.ts'
import type { Place, Tree } from './tree.ts'

export interface ConditionText {
  text(tree: Tree): string
  cellAccess(place: Place, key: string): string
  /** Plain arithmetic for a comparison, where one expression can say it. */
  fast(tree: Tree): FastPath | null
}

export function trueText(tree: Tree, writer: ConditionText): string {
  if (tree.op === 'call') {
    const [a, b] = tree.args
    if (tree.fn === 'and') return `(${trueText(a!, writer)} && ${trueText(b!, writer)})`
    if (tree.fn === 'or') return `(${trueText(a!, writer)} || ${trueText(b!, writer)})`
    if (tree.fn === 'not') return falseText(a!, writer)
    if (tree.fn === 'same') {
      const option = b!.op === 'constant' ? b!.value : null
      if (a!.op === 'cell' && a!.read === 'text' && typeof option === 'string' && option !== '') {
        return isOption(writer.cellAccess(a!.place, a!.key), [option])
      }
    }
  }
  if (
    tree.op === 'one-of' &&
    tree.value.op === 'cell' &&
    tree.value.read === 'text' &&
    !tree.options.includes('')
  ) {
    return isOption(writer.cellAccess(tree.value.place, tree.value.key), tree.options)
  }
  if (tree.op === 'filled' && (tree.place.in === 'own' || tree.place.in === 'row'))
    return writer.text(tree)
  return compared(tree, writer, true)
}

function falseText(tree: Tree, writer: ConditionText): string {
  if (tree.op === 'call') {
    const [a, b] = tree.args
    if (tree.fn === 'and') return `(${falseText(a!, writer)} || ${falseText(b!, writer)})`
    if (tree.fn === 'or') return `(${falseText(a!, writer)} && ${falseText(b!, writer)})`
    if (tree.fn === 'not') return trueText(a!, writer)
  }
  return compared(tree, writer, false)
}

function compared(tree: Tree, writer: ConditionText, wanted: boolean): string {
  const fast = writer.fast(tree)
  const exact = `${writer.text(tree)} === ${wanted}`
  if (fast === null) return `(${exact})`
  return `(${fast.guards.join(' && ')} ? ${wanted ? '' : '!'}${fast.result} : ${exact})`
}

function isOption(cell: string, options: readonly string[]): string {
  return `(${options.map((option) => `${cell} === ${JSON.stringify(option)}`).join(' || ')})`
}
