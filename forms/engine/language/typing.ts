/** What typing an expression yields, and the scope it happens in. */

import type { RowScope } from './resolve-reference.ts'
import { LanguageFault, type Span } from './source.ts'
import type { Expression } from './syntax.ts'
import { call, constant, type Tree } from './tree.ts'
import { describeType, type ValueType } from './value-types.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface Typed {
  readonly type: ValueType
  readonly tree: Tree
  /** How many rounded figures the value is made of; null when it is not a plain sum of them. */
  readonly terms: Tree | null
}

export interface Scope {
  readonly vocabulary: Vocabulary
  readonly rows: readonly RowScope[]
  readonly lets: ReadonlyMap<string, Typed>
}

export type TypeOf = (expression: Expression, scope: Scope) => Typed

/** A value that is no sum of rounded figures. */
export function typed(type: ValueType, tree: Tree, terms: Tree | null = null): Typed {
  return { type, tree, terms }
}

export const NO_TERMS: Tree = constant(0)

export function addTerms(a: Tree | null, b: Tree | null): Tree | null {
  if (a === null || b === null) return null
  if (isWhole(a) && isWhole(b)) return constant(a.value + b.value)
  if (isWhole(a) && a.value === 0) return b
  if (isWhole(b) && b.value === 0) return a
  return call('add', a, b)
}

export function isWhole(tree: Tree): tree is { op: 'constant'; value: number } {
  return tree.op === 'constant' && typeof tree.value === 'number'
}

export function wantTruth(value: Typed, at: Span): Typed {
  if (value.type.is === 'truth') return value
  throw new LanguageFault(`这里应为真假，却是${describeType(value.type)}`, at)
}

export function wantNumber(
  value: Typed,
  at: Span,
): Typed & { readonly type: { readonly is: 'number' } } {
  if (value.type.is === 'number')
    return value as Typed & { type: { is: 'number'; unit: string | null } }
  throw new LanguageFault(`这里应为数值，却是${describeType(value.type)}`, at)
}

export function wantText(value: Typed, at: Span): Typed {
  if (value.type.is === 'text') return value
  throw new LanguageFault(`这里应为文本或代码，却是${describeType(value.type)}`, at)
}

/** The unit two numbers share; a bare literal takes the other's. */
export function commonUnit(
  a: string | null,
  b: string | null,
  at: Span,
  doing: string,
): string | null {
  if (a === null) return b
  if (b === null || a === b) return a
  const [left, right] = [a === '' ? '无单位的数' : a, b === '' ? '无单位的数' : b]
  throw new LanguageFault(`计量单位不同，不能${doing}：${left}与${right}`, at)
}
