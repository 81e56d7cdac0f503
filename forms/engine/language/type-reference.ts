/** Typing references: a cell of a document, an attribute of the unit, a `let`, a row number. */
import { type Meaning, resolveReference } from './resolve-reference.ts'
import { LanguageFault } from './source.ts'
import type { Expression, Reference } from './syntax.ts'
import { call, constant, type Place, type Reading, type Tree } from './tree.ts'
import { NO_TERMS, type Scope, type Typed, type TypeOf, typed } from './typing.ts'
import { DATE, numberIn, TEXT, TRUTH, typeOfProperty, type ValueType } from './value-types.ts'

const READINGS: Readonly<Record<ValueType['is'], Reading>> = {
  number: 'number',
  text: 'text',
  options: 'options',
  truth: 'truth',
  date: 'date',
  month: 'number',
}

export function typeReference(reference: Reference, scope: Scope): Typed {
  const [head, ...rest] = reference.path
  if (head !== undefined && !head.bracket && rest.length === 0) {
    const local = scope.lets.get(head.name)
    if (local !== undefined) return typed(local.type, { op: 'let', name: head.name }, local.terms)
    if (head.name === 'referenceDate')
      return typed(DATE, { op: 'ask', fn: 'referenceDate', args: [] })
    if (head.name === 'officeArea') return typed(TEXT, { op: 'ask', fn: 'officeArea', args: [] })
  }
  return typeMeaning(resolveReference(reference, scope.vocabulary, scope.rows), reference)
}

function typeMeaning(meaning: Meaning, reference: Reference): Typed {
  switch (meaning.what) {
    case 'cell': {
      const type = typeOfProperty(meaning.schema)
      if (type === null) throw new LanguageFault(`“${meaning.key}”不是单个值`, reference)
      return typeCell(type, meaning.place, meaning.key)
    }
    case 'attribute':
      return typeCell(meaning.type, { in: 'unit' }, meaning.key)
    case 'row-number':
      return typed(numberIn(''), { op: 'row-number', depth: meaning.depth }, NO_TERMS)
    case 'table':
      throw new LanguageFault(
        `“${meaning.key}”是子表，请放在 sum、count、all 等汇总函数内`,
        reference,
      )
    case 'column':
      throw new LanguageFault(
        `“${meaning.table}.${meaning.key}”是子表的列，请放在 sum 等汇总函数内`,
        reference,
      )
  }
}

function typeCell(type: ValueType, place: Place, key: string): Typed {
  const tree: Tree = { op: 'cell', read: READINGS[type.is], place, key }
  return typed(type, tree, type.is === 'number' ? constant(1) : null)
}

/** `is empty`, `is filled`: looks at the cell itself, so it is answered even when the value is missing. */
export function typePresence(
  expression: Expression & { kind: 'presence' },
  scope: Scope,
  typeOf: TypeOf,
): Typed {
  const filled = filledTree(expression.operand, scope, typeOf)
  return typed(TRUTH, expression.filled ? filled : call('not', filled))
}

export function filledTree(operand: Expression, scope: Scope, typeOf: TypeOf): Tree {
  const isLet =
    operand.kind === 'reference' &&
    operand.path.length === 1 &&
    scope.lets.has(operand.path[0]!.name)
  if (operand.kind !== 'reference' || isLet) return call('known', typeOf(operand, scope).tree)
  const named = operand.path.length === 1 && !operand.path[0]!.bracket ? operand.path[0]!.name : ''
  if (named === 'referenceDate' || named === 'officeArea')
    return call('known', typeOf(operand, scope).tree)
  const meaning = resolveReference(operand, scope.vocabulary, scope.rows)
  switch (meaning.what) {
    case 'cell':
    case 'table':
      return { op: 'filled', place: meaning.place, key: meaning.key }
    case 'attribute':
      return { op: 'filled', place: { in: 'unit' }, key: meaning.key }
    case 'row-number':
    case 'column':
      return call('known', typeMeaning(meaning, operand).tree)
  }
}
