/** Typing sums, counts and quantifiers over the rows of a table. */
import type { PropertySchema } from '../types.ts'
import { type RowScope, resolveReference } from './resolve-reference.ts'
import { LanguageFault } from './source.ts'
import type { Expression, Reference } from './syntax.ts'
import { call, constant, type Place, type RowFunction, type Tree } from './tree.ts'
import {
  isWhole,
  type Scope,
  type Typed,
  type TypeOf,
  typed,
  wantNumber,
  wantTruth,
} from './typing.ts'
import { columnsOf, LITERAL, TRUTH } from './value-types.ts'

export const AGGREGATES: ReadonlyMap<string, RowFunction> = new Map([
  ['sum', 'sumRows'],
  ['count', 'countRows'],
  ['all', 'allRows'],
  ['any', 'anyRows'],
  ['min', 'minRows'],
  ['max', 'maxRows'],
  ['first', 'firstRow'],
  ['unique', 'uniqueRows'],
])

type Aggregate = Expression & { kind: 'aggregate' }

/** A call with one argument that is a table or a column is an aggregate too. */
export function asAggregate(
  expression: Expression & { kind: 'call' },
  scope: Scope,
): Aggregate | null {
  const [only, ...more] = expression.args
  if (only?.kind !== 'reference' || more.length > 0 || !AGGREGATES.has(expression.name)) return null
  if (only.path.length === 1 && scope.lets.has(only.path[0]!.name)) return null
  const { what } = resolveReference(only, scope.vocabulary, scope.rows)
  if (what !== 'table' && what !== 'column') return null
  return { ...expression, kind: 'aggregate', table: only, body: null, where: null }
}

export function typeAggregate(expression: Aggregate, scope: Scope, typeOf: TypeOf): Typed {
  const fn = AGGREGATES.get(expression.name)
  if (fn === undefined) throw new LanguageFault(`“${expression.name}”不是汇总函数`, expression)
  const meaning = tableOf(expression.table, scope)
  const depth = scope.rows.length
  const row: RowScope = { columns: columnsOf(meaning.schema), depth }
  const inner: Scope = { ...scope, rows: [...scope.rows, row] }
  const where =
    expression.where === null
      ? null
      : wantTruth(typeOf(expression.where, inner), expression.where).tree
  const body = bodyOf(expression, meaning.column, inner, typeOf)
  const tree = (of: RowFunction, value: Tree | null): Tree => ({
    op: 'rows',
    fn: of,
    place: meaning.place,
    key: meaning.key,
    depth,
    body: value,
    where,
  })
  switch (fn) {
    case 'countRows':
      if (body !== null) throw new LanguageFault('count 只数行，条件请写在 where 之后', expression)
      return typed(LITERAL, tree(fn, null))
    case 'allRows':
    case 'anyRows': {
      const condition = need(body, expression)
      return typed(TRUTH, tree(fn, wantTruth(condition, expression).tree))
    }
    case 'uniqueRows':
      return typed(TRUTH, tree(fn, need(body, expression).tree))
    case 'firstRow': {
      const value = need(body, expression)
      return typed(value.type, tree(fn, value.tree), value.terms)
    }
    case 'sumRows': {
      const value = wantNumber(need(body, expression), expression)
      return typed(value.type, tree(fn, value.tree), sumTerms(value, tree('countRows', null)))
    }
    case 'minRows':
    case 'maxRows': {
      const value = wantNumber(need(body, expression), expression)
      return typed(value.type, tree(fn, value.tree), value.terms)
    }
  }
}

function need(body: Typed | null, at: Aggregate): Typed {
  if (body !== null) return body
  throw new LanguageFault(`“${at.name}”应写成 ${at.name}(子表.列) 或 ${at.name}(子表: 表达式)`, at)
}

/** Every row adds its own rounded terms. */
function sumTerms(value: Typed, rows: Tree): Tree | null {
  if (value.terms === null || !isWhole(value.terms)) return null
  const { terms } = value
  return terms.value === 1 ? rows : call('mul', constant(terms.value), rows)
}

interface TableMeaning {
  readonly place: Place
  readonly key: string
  readonly schema: PropertySchema
  readonly column: string | null
}

function tableOf(reference: Reference, scope: Scope): TableMeaning {
  const meaning = resolveReference(reference, scope.vocabulary, scope.rows)
  if (meaning.what === 'table') return { ...meaning, column: null }
  if (meaning.what === 'column') {
    return {
      place: meaning.place,
      key: meaning.table,
      schema: meaning.tableSchema,
      column: meaning.key,
    }
  }
  throw new LanguageFault('汇总函数之内应为子表或子表的列', reference)
}

function bodyOf(
  expression: Aggregate,
  column: string | null,
  inner: Scope,
  typeOf: TypeOf,
): Typed | null {
  if (expression.body !== null) {
    if (column !== null) throw new LanguageFault('冒号之前应为子表，不带列名', expression.table)
    return typeOf(expression.body, inner)
  }
  if (column === null) return null
  const span = { start: expression.table.start, end: expression.table.end }
  return typeOf(
    { kind: 'reference', path: [{ name: column, bracket: false, ...span }], ...span },
    inner,
  )
}

/** `count(选项)`: how many options are ticked. */
export function typeOptionCount(value: Typed): Typed | null {
  return value.type.is === 'options' ? typed(LITERAL, call('countOptions', value.tree)) : null
}
