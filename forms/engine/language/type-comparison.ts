/** Typing comparisons, membership, presence and choices. */
import { LanguageFault, type Span } from './source.ts'
import { nearest } from './suggest.ts'
import type { CompareSign, Expression } from './syntax.ts'
import { call, constant, type Tree } from './tree.ts'
import { typeTolerance } from './type-numbers.ts'
import {
  addTerms,
  commonUnit,
  type Scope,
  type Typed,
  type TypeOf,
  typed,
  wantText,
  wantTruth,
} from './typing.ts'
import { describeType, numberIn, TRUTH, type ValueType } from './value-types.ts'

const ORDER: Readonly<Record<CompareSign, string>> = {
  '=': 'eq',
  '<>': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
}

export function typeCompare(
  expression: Expression & { kind: 'compare' },
  scope: Scope,
  typeOf: TypeOf,
): Typed {
  const { sign, within } = expression
  const left = typeOf(expression.left, scope)
  const right = typeOf(expression.right, scope)
  if (within !== null) return typed(TRUTH, typeWithin(expression, left, right, scope, typeOf))
  return typed(TRUTH, compareTree(sign, left, right, expression, expression))
}

function compareTree(
  sign: CompareSign,
  left: Typed,
  right: Typed,
  at: Span,
  whole: Expression,
): Tree {
  const [a, b] = [left.type, right.type]
  if (a.is !== b.is) throw new LanguageFault(`${describeType(a)}不能与${describeType(b)}比较`, at)
  if (a.is === 'number' && b.is === 'number') {
    commonUnit(a.unit, b.unit, at, '比较')
    return call(ORDER[sign], left.tree, right.tree)
  }
  if (a.is === 'options') throw new LanguageFault('多选指标请用 includes 或 count 判断', at)
  if (a.is === 'date' || a.is === 'month') return call(ORDER[sign], left.tree, right.tree)
  if (sign !== '=' && sign !== '<>') {
    throw new LanguageFault(`${describeType(a)}只能用“=”或“<>”比较，比大小请先用 number()`, at)
  }
  if (a.is === 'text' && b.is === 'text') agreeOnCodes(a, b, left, right, whole)
  return call(sign === '=' ? 'same' : 'differs', left.tree, right.tree)
}

type TextType = ValueType & { is: 'text' | 'options' }

function agreeOnCodes(a: TextType, b: TextType, left: Typed, right: Typed, at: Span): void {
  if (a.list !== null && b.list !== null && a.list !== b.list) {
    throw new LanguageFault(`两个代码不属于同一代码表：${a.list}与${b.list}`, at)
  }
  checkLiteral(a, right.tree, at)
  checkLiteral(b, left.tree, at)
}

/** A code written in a rule must be one the indicator can take. */
export function checkLiteral(type: ValueType, literal: Tree, at: Span): void {
  if (type.is !== 'text' && type.is !== 'options') return
  if (type.codes === null || literal.op !== 'constant' || typeof literal.value !== 'string') return
  if (type.codes.includes(literal.value)) return
  const codes = type.codes.length <= 12 ? `，可取 ${type.codes.join('、')}` : ''
  throw new LanguageFault(
    `该指标没有代码“${literal.value}”${codes}`,
    at,
    nearest(literal.value, type.codes),
  )
}

/** |a − b| ≤ tolerance, or a ≤ b + tolerance. */
function typeWithin(
  expression: Expression & { kind: 'compare' },
  left: Typed,
  right: Typed,
  scope: Scope,
  typeOf: TypeOf,
): Tree {
  const { sign, within } = expression
  if (left.type.is !== 'number' || right.type.is !== 'number') {
    throw new LanguageFault('within 只用于数值比较', expression)
  }
  if (within === null || sign === '<>') throw new LanguageFault('“<>”不能带 within', expression)
  if (within !== 'rounding' && within.kind === 'number' && within.percent) {
    commonUnit(left.type.unit, right.type.unit, expression, '比较')
    return call('withinShare', constant(sign), left.tree, right.tree, typeOf(within, scope).tree)
  }
  const tolerance = typeTolerance(within, left, right, expression, scope, typeOf)
  const difference = call('sub', left.tree, right.tree)
  switch (sign) {
    case '=':
      return call('le', call('abs', difference), tolerance)
    case '<':
    case '<=':
      return call(ORDER[sign], difference, tolerance)
    case '>':
    case '>=':
      return call(ORDER[sign], difference, call('neg', tolerance))
  }
}

export function typeBetween(
  expression: Expression & { kind: 'between' },
  scope: Scope,
  typeOf: TypeOf,
): Typed {
  const [value, low, high] = [expression.value, expression.low, expression.high].map((e) =>
    typeOf(e, scope),
  ) as [Typed, Typed, Typed]
  if (value.type.is === 'text' || value.type.is === 'truth') {
    throw new LanguageFault(
      `between 用于数值、日期、年月，这里是${describeType(value.type)}，请先用 number()`,
      expression,
    )
  }
  compareTree('>=', value, low, expression.low, expression)
  compareTree('<=', value, high, expression.high, expression)
  const inside = call('between', value.tree, low.tree, high.tree)
  return typed(TRUTH, expression.negated ? call('not', inside) : inside)
}

export function typeMembership(
  expression: Expression & { kind: 'in' },
  scope: Scope,
  typeOf: TypeOf,
): Typed {
  const value = typeOf(expression.value, scope)
  if (expression.options.length === 0) throw new LanguageFault('in 的括号内不能为空', expression)
  const options = expression.options.map((option) => ({ option, typed: typeOf(option, scope) }))
  const texts = options.map(({ typed: { tree } }) => (tree.op === 'constant' ? tree.value : null))
  let member: Tree
  if (value.type.is === 'text' && texts.every((text) => typeof text === 'string')) {
    for (const { option, typed: literal } of options) checkLiteral(value.type, literal.tree, option)
    member = { op: 'one-of', value: value.tree, options: texts }
  } else {
    for (const { option, typed: other } of options)
      compareTree('=', value, other, option, expression)
    const among = value.type.is === 'number' ? 'amongNumbers' : 'among'
    member = call(among, value.tree, ...options.map(({ typed: other }) => other.tree))
  }
  return typed(TRUTH, expression.negated ? call('not', member) : member)
}

export function typeChoice(
  expression: Expression & { kind: 'choice' },
  scope: Scope,
  typeOf: TypeOf,
): Typed {
  const condition = wantTruth(typeOf(expression.condition, scope), expression.condition)
  const yes = typeOf(expression.yes, scope)
  if (expression.no === null) {
    wantTruth(yes, expression.yes)
    return typed(TRUTH, call('or', call('not', condition.tree), yes.tree))
  }
  const no = typeOf(expression.no, scope)
  const type = commonType(yes, no, expression)
  return typed(
    type,
    call('choose', condition.tree, yes.tree, no.tree),
    addTerms(yes.terms, no.terms),
  )
}

export function typeDefault(
  expression: Expression & { kind: 'default' },
  scope: Scope,
  typeOf: TypeOf,
): Typed {
  const left = typeOf(expression.left, scope)
  const right = typeOf(expression.right, scope)
  const type = commonType(left, right, expression)
  return typed(type, call('orElse', left.tree, right.tree), addTerms(left.terms, right.terms))
}

/** The type two branches share. */
function commonType(a: Typed, b: Typed, at: Span): ValueType {
  if (a.type.is !== b.type.is) {
    throw new LanguageFault(
      `两种结果类型不同：${describeType(a.type)}与${describeType(b.type)}`,
      at,
    )
  }
  if (a.type.is === 'number' && b.type.is === 'number')
    return numberIn(commonUnit(a.type.unit, b.type.unit, at, '互代'))
  if (a.type.is === 'text' && b.type.is === 'text') {
    return { is: 'text', list: a.type.list === b.type.list ? a.type.list : null, codes: null }
  }
  return a.type
}

/** Codes of text arguments: the value itself is any text. */
export function literalText(value: Typed, at: Span, what: string): string {
  wantText(value, at)
  if (value.tree.op === 'constant' && typeof value.tree.value === 'string') return value.tree.value
  throw new LanguageFault(`${what}应直接写成双引号文本`, at)
}
