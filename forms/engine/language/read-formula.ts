/**
 * One expression outside checks.rules: the formula of a computed cell, a condition of a layout
 * or of an applicability rule. Same language, same types, same runtime.
 */
import type { Dependencies } from '../types.ts'
import { dependenciesOf, visit } from './dependencies.ts'
import { parseExpression } from './parse-expression.ts'
import { LanguageFault } from './source.ts'
import { below, type Tree } from './tree.ts'
import { typeExpression } from './type-expression.ts'
import { type Scope, type Typed, wantNumber, wantTruth } from './typing.ts'
import { parseUnit } from './units.ts'
import { columnsOf } from './value-types.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface FormulaTree {
  readonly tree: Tree
  /** The table whose rows the formula visits one by one, or null. */
  readonly table: string | null
  readonly rowLocal: boolean
  /** Own cells it reads: `key`, or `table.column`. */
  readonly cells: readonly string[]
  readonly dependencies: Dependencies
}

export type ReadFormula = { readonly formula: FormulaTree } | { readonly error: string }

/** A condition; names are those of the form (and of the row, inside a table). */
export function readCondition(
  source: string,
  vocabulary: Vocabulary,
  table: string | null = null,
): ReadFormula {
  return read(source, vocabulary, table, (typed, expression) => wantTruth(typed, expression))
}

/** The formula of a number in `unit`; a result without unit takes it. */
export function readComputation(
  source: string,
  vocabulary: Vocabulary,
  table: string | null,
  unit: string | undefined,
): ReadFormula {
  return read(source, vocabulary, table, (typed, expression) => {
    const value = wantNumber(typed, expression)
    const wanted = parseUnit(unit ?? '')
    if (value.type.unit !== null && value.type.unit !== wanted) {
      const given = value.type.unit === '' ? '无单位' : value.type.unit
      throw new LanguageFault(
        `算出的是${given}，该指标的单位是${wanted === '' ? '无' : wanted}`,
        expression,
      )
    }
    return value
  })
}

function read(
  source: string,
  vocabulary: Vocabulary,
  table: string | null,
  want: (typed: Typed, expression: ReturnType<typeof parseExpression>) => Typed,
): ReadFormula {
  try {
    const expression = parseExpression(source)
    const tree = want(typeExpression(expression, scopeOf(vocabulary, table)), expression).tree
    const rowLocal = table !== null && !readsRows(tree, table)
    const cells = [...cellsRead(tree, table === null ? [] : [table])]
    const dependencies = dependenciesOf([tree], [], table)
    return { formula: { tree, table, rowLocal, cells, dependencies } }
  } catch (fault) {
    if (!(fault instanceof LanguageFault)) throw fault
    return { error: fault.message }
  }
}

function scopeOf(vocabulary: Vocabulary, table: string | null): Scope {
  const property = table === null ? undefined : vocabulary.own.properties[table]
  const rows = property === undefined ? [] : [{ columns: columnsOf(property), depth: 0 }]
  return { vocabulary, rows, lets: new Map() }
}

function readsRows(tree: Tree, table: string): boolean {
  let reads = false
  visit(tree, [], (node) => {
    if (node.op === 'rows' && node.place.in === 'own' && node.key === table) reads = true
  })
  return reads
}

/** `tables`: the table each row depth visits. */
function cellsRead(
  tree: Tree,
  tables: readonly (string | null)[],
  cells: Set<string> = new Set(),
): Set<string> {
  if (tree.op === 'cell' || tree.op === 'filled') {
    const { place, key } = tree
    if (place.in === 'own') cells.add(key)
    const table = place.in === 'row' ? tables[place.depth] : null
    if (table !== null && table !== undefined) cells.add(`${table}.${key}`)
  }
  const inner =
    tree.op === 'rows'
      ? [...tables.slice(0, tree.depth), tree.place.in === 'own' ? tree.key : null]
      : tables
  for (const child of below(tree)) cellsRead(child, inner, cells)
  return cells
}
