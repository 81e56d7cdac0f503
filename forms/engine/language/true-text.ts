/**
 * Program text that is true exactly when a three-valued condition is true (`when` needs no
 * more), and its counterpart for false; shorter and faster than the general functions.
 */
import type { Place, Tree } from './tree.ts'

type TextOf = (tree: Tree) => string
type Access = (place: Place, key: string) => string

export function trueText(tree: Tree, text: TextOf, access: Access): string {
  if (tree.op === 'call') {
    const [a, b] = tree.args
    if (tree.fn === 'and') return `(${trueText(a!, text, access)} && ${trueText(b!, text, access)})`
    if (tree.fn === 'or') return `(${trueText(a!, text, access)} || ${trueText(b!, text, access)})`
    if (tree.fn === 'not') return falseText(a!, text, access)
    if (tree.fn === 'same') {
      const option = b!.op === 'constant' ? b!.value : null
      if (a!.op === 'cell' && a!.read === 'text' && typeof option === 'string' && option !== '') {
        return isOption(access(a!.place, a!.key), [option])
      }
    }
  }
  if (
    tree.op === 'one-of' &&
    tree.value.op === 'cell' &&
    tree.value.read === 'text' &&
    !tree.options.includes('')
  ) {
    return isOption(access(tree.value.place, tree.value.key), tree.options)
  }
  if (tree.op === 'filled' && (tree.place.in === 'own' || tree.place.in === 'row'))
    return text(tree)
  return `(${text(tree)} === true)`
}

function falseText(tree: Tree, text: TextOf, access: Access): string {
  if (tree.op === 'call') {
    const [a, b] = tree.args
    if (tree.fn === 'and')
      return `(${falseText(a!, text, access)} || ${falseText(b!, text, access)})`
    if (tree.fn === 'or')
      return `(${falseText(a!, text, access)} && ${falseText(b!, text, access)})`
    if (tree.fn === 'not') return trueText(a!, text, access)
  }
  return `(${text(tree)} === false)`
}

function isOption(cell: string, options: readonly string[]): string {
  return `(${options.map((option) => `${cell} === ${JSON.stringify(option)}`).join(' || ')})`
}
