/** Typing arithmetic and literals: units combine, rounded terms are counted. */

import { Fraction, fromDecimal } from '../runtime/exact.ts'
import { LanguageFault, type Span } from './source.ts'
import type { ArithmeticSign, Expression } from './syntax.ts'
import { call, constant, type Tree } from './tree.ts'
import {
  addTerms,
  commonUnit,
  NO_TERMS,
  type Scope,
  type Typed,
  type TypeOf,
  typed,
  wantNumber,
} from './typing.ts'
import {
  conversion,
  divideUnits,
  isCount,
  multiplyUnits,
  PURE,
  parseUnit,
  type Unit,
} from './units.ts'
import { LITERAL, numberIn } from './value-types.ts'

export function typeLiteral(expression: Expression & { kind: 'number' }): Typed {
  const value = fromDecimal(expression.percent ? `${expression.text}e-2` : expression.text)
  const type = expression.percent
    ? numberIn(PURE)
    : expression.unit === null
      ? LITERAL
      : numberIn(parseUnit(expression.unit))
  return typed(type, exactConstant(value), NO_TERMS)
}

function exactConstant(value: ReturnType<typeof fromDecimal>): Tree {
  if (!(value instanceof Fraction)) return constant(value)
  return { op: 'constant', value: { n: String(value.n), d: String(value.d) } }
}

const FUNCTIONS: Readonly<Record<ArithmeticSign, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
}

export function typeArithmetic(
  expression: Expression & { kind: 'arithmetic' },
  scope: Scope,
  typeOf: TypeOf,
): Typed {
  const { sign } = expression
  const left = wantNumber(typeOf(expression.left, scope), expression.left)
  const right = wantNumber(typeOf(expression.right, scope), expression.right)
  const tree = call(FUNCTIONS[sign], left.tree, right.tree)
  const [a, b] = [unitOf(left), unitOf(right)]
  if (sign === '+' || sign === '-') {
    const unit = commonUnit(a, b, expression, sign === '+' ? '相加' : '相减')
    return typed(numberIn(unit), tree, addTerms(left.terms, right.terms))
  }
  const terms = scaledTerms(sign, left, right)
  if (a === null && b === null) return typed(LITERAL, tree, terms)
  const combine = sign === '*' ? multiplyUnits : divideUnits
  return typed(numberIn(combine(a ?? PURE, b ?? PURE)), tree, terms)
}

function unitOf(value: Typed): Unit | null {
  return value.type.is === 'number' ? value.type.unit : null
}

/** A sum times or over a constant keeps its terms, scaled. */
function scaledTerms(sign: '*' | '/', left: Typed, right: Typed): Tree | null {
  if (left.terms === null || right.terms === null) return null
  if (isConstant(right)) return call(FUNCTIONS[sign], left.terms, call('abs', right.tree))
  return sign === '*' && isConstant(left) ? call('mul', call('abs', left.tree), right.terms) : null
}

function isConstant(value: Typed): boolean {
  return value.tree.op === 'constant'
}

/** Tolerance of a comparison `within …`, as a tree. */
export function typeTolerance(
  within: Expression | 'rounding',
  left: Typed,
  right: Typed,
  at: Span,
  scope: Scope,
  typeOf: TypeOf,
): Tree {
  const unit = commonUnit(unitOf(left), unitOf(right), at, '比较')
  if (within === 'rounding') return roundingTolerance(unit, addTerms(left.terms, right.terms), at)
  const tolerance = wantNumber(typeOf(within, scope), within)
  commonUnit(unit, unitOf(tolerance), within, '作为允差')
  return tolerance.tree
}

function roundingTolerance(unit: Unit | null, terms: Tree | null, at: Span): Tree {
  if (terms === null) {
    throw new LanguageFault('within rounding 两边只能是指标的加减、乘除常数、sum 与 ?? 0', at)
  }
  if (unit === null || isCount(unit)) {
    throw new LanguageFault(`${unit ?? '常数'}不四舍五入，不能用 within rounding`, at)
  }
  return call('div', terms, constant(2))
}

/** `convert(x, "万元")` */
export function typeConversion(value: Typed, to: string, at: Span): Typed {
  const from = unitOf(value)
  const unit = parseUnit(to)
  const factor = from === null ? 1 : conversion(from, unit)
  if (factor === null)
    throw new LanguageFault(`不能从${from === '' ? '无单位的数' : from}换算为${to}`, at)
  if (factor === 1) return typed(numberIn(unit), value.tree, value.terms)
  const tree = exactConstant(factor)
  return typed(
    numberIn(unit),
    call('mul', value.tree, tree),
    value.terms === null ? null : call('mul', value.terms, tree),
  )
}
