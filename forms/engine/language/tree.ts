/**
 * The resolved tree of a check: names are cells, operators are functions of forms/engine/runtime.
 * Compiler and interpreter both read it, which is why they agree.
 */
import type { CheckSource, Dependencies, FindingKind, Severity } from '../types.ts'

/** The document a cell is read from. */
export type Place =
  | { readonly in: 'own' | 'previous' | 'unit' }
  | { readonly in: 'other'; readonly form: string }
  /** The row being visited: 0 for the row of `each`, counted inwards. */
  | { readonly in: 'row'; readonly depth: number }

export type Reading = 'number' | 'text' | 'truth' | 'date' | 'options'
export type RowFunction =
  | 'sumRows'
  | 'countRows'
  | 'allRows'
  | 'anyRows'
  | 'minRows'
  | 'maxRows'
  | 'firstRow'
  | 'uniqueRows'

/** Exact constants that are no safe integers: numerator and denominator as text. */
export interface RatioConstant {
  readonly n: string
  readonly d: string
}

export type Tree =
  | { readonly op: 'constant'; readonly value: number | string | boolean | null | RatioConstant }
  | { readonly op: 'cell'; readonly read: Reading; readonly place: Place; readonly key: string }
  | { readonly op: 'filled'; readonly place: Place; readonly key: string }
  | { readonly op: 'let'; readonly name: string }
  | { readonly op: 'row-number'; readonly depth: number }
  | { readonly op: 'call'; readonly fn: string; readonly args: readonly Tree[] }
  /** A function that also looks at the context; its further arguments are constants. */
  | { readonly op: 'ask'; readonly fn: string; readonly args: readonly Tree[] }
  | { readonly op: 'one-of'; readonly value: Tree; readonly options: readonly string[] }
  | { readonly op: 'matches'; readonly text: Tree; readonly pattern: string }
  | {
      readonly op: 'rows'
      readonly fn: RowFunction
      readonly place: Place
      readonly key: string
      readonly depth: number
      readonly body: Tree | null
      readonly where: Tree | null
    }

export interface LetTree {
  readonly name: string
  readonly value: Tree
}

/** A check whose names are resolved and whose types agree. */
export interface CheckTree {
  readonly id: string
  readonly severity: Severity
  readonly kind: FindingKind
  readonly title: string
  readonly source: { readonly status: CheckSource; readonly text: string } | null
  readonly covers: readonly string[]
  readonly note: string
  readonly table: string | null
  readonly rowLocal: boolean
  readonly fields: readonly string[]
  readonly dependencies: Dependencies
  readonly lets: readonly LetTree[]
  readonly when: Tree | null
  readonly expect: Tree
  /** Literal text and texts computed, in turn. */
  readonly says: readonly (string | Tree)[]
}

export function call(fn: string, ...args: Tree[]): Tree {
  return { op: 'call', fn, args }
}

export function constant(value: number | string | boolean | null): Tree {
  return { op: 'constant', value }
}

/** The trees directly below one tree. */
export function below(tree: Tree): readonly Tree[] {
  switch (tree.op) {
    case 'call':
    case 'ask':
      return tree.args
    case 'one-of':
      return [tree.value]
    case 'matches':
      return [tree.text]
    case 'rows':
      return [tree.body, tree.where].filter((t) => t !== null)
    default:
      return []
  }
}
