/** The functions of the language: what they take, what they give, what runs them. */
import { readPattern } from '../runtime/pattern.ts'
import { LanguageFault, type Span } from './source.ts'
import { nearest } from './suggest.ts'
import type { Expression } from './syntax.ts'
import { call, constant, type Tree } from './tree.ts'
import { AGGREGATES, asAggregate, typeAggregate, typeOptionCount } from './type-aggregate.ts'
import { checkLiteral, literalText } from './type-comparison.ts'
import { typeConversion } from './type-numbers.ts'
import { filledTree } from './type-reference.ts'
import {
  addTerms,
  commonUnit,
  type Scope,
  type Typed,
  type TypeOf,
  typed,
  wantNumber,
  wantText,
} from './typing.ts'
import { PURE, parseUnit } from './units.ts'
import { describeType, MONTH, numberIn, TEXT, TRUTH, type ValueType } from './value-types.ts'

type Call = Expression & { kind: 'call' }

interface Arguments {
  readonly call: Call
  readonly scope: Scope
  readonly typeOf: TypeOf
  /** The typed argument at a position; a fault when it is not there. */
  at(index: number): Typed
  span(index: number): Span
}

type TypeCall = (args: Arguments) => Typed

export function typeCall(expression: Call, scope: Scope, typeOf: TypeOf): Typed {
  const aggregate = asAggregate(expression, scope)
  if (aggregate !== null) return typeAggregate(aggregate, scope, typeOf)
  const entry = FUNCTIONS.get(expression.name)
  if (entry === undefined) {
    const names = [...FUNCTIONS.keys(), ...AGGREGATES.keys()]
    const aggregateOnly = AGGREGATES.has(expression.name) ? '只用于子表' : '不是函数'
    throw new LanguageFault(
      `“${expression.name}”${aggregateOnly}`,
      expression,
      nearest(expression.name, names),
    )
  }
  const [least, most, type] = entry
  const given = expression.args.length
  if (given < least || given > most) {
    const count =
      least === most
        ? `${least}`
        : most === Number.POSITIVE_INFINITY
          ? `至少 ${least}`
          : `${least} 至 ${most}`
    throw new LanguageFault(
      `函数“${expression.name}”应有 ${count} 个参数，写了 ${given} 个`,
      expression,
    )
  }
  const typedArgs: Typed[] = []
  return type({
    call: expression,
    scope,
    typeOf,
    at: (index) => {
      typedArgs[index] ??= typeOf(expression.args[index]!, scope)
      return typedArgs[index]
    },
    span: (index) => expression.args[index] ?? expression,
  })
}

const MANY = Number.POSITIVE_INFINITY

const FUNCTIONS: ReadonlyMap<string, readonly [least: number, most: number, TypeCall]> = new Map<
  string,
  readonly [number, number, TypeCall]
>([
  ['abs', [1, 1, (a) => numeric(a, 'abs')]],
  ['floor', [1, 1, (a) => numeric(a, 'floor')]],
  ['round', [1, 2, typeRound]],
  ['sum', [1, MANY, (a) => sameUnit(a, 'sumOf')]],
  ['min', [2, MANY, (a) => sameUnit(a, 'minOf')]],
  ['max', [2, MANY, (a) => sameUnit(a, 'maxOf')]],
  ['count', [1, 1, typeCount]],
  ['countFilled', [1, MANY, typeCountFilled]],
  ['len', [1, 1, (a) => typed(numberIn(PURE), call('len', text(a, 0)))]],
  ['startsWith', [2, 2, (a) => typed(TRUTH, call('startsWith', text(a, 0), text(a, 1)))]],
  ['contains', [2, 2, (a) => typed(TRUTH, call('contains', text(a, 0), text(a, 1)))]],
  ['substr', [3, 3, (a) => typed(TEXT, call('substr', text(a, 0), number(a, 1), number(a, 2)))]],
  ['number', [1, 1, (a) => typed(numberIn(null), call('numberOf', text(a, 0)))]],
  ['matches', [2, 2, typeMatches]],
  ['includes', [2, 2, typeIncludes]],
  [
    'inList',
    [2, 2, (a) => typed(TRUTH, ask(a.at(0).type.is === 'options' ? 'allInList' : 'inList', a))],
  ],
  ['level', [2, 2, (a) => typed(TEXT, ask('levelOf', a))]],
  ['parent', [2, 2, typeParent]],
  ['section', [1, 1, (a) => typed(TEXT, askOf('sectionOf', text(a, 0), listOf(a, 'industry')))]],
  ['label', [1, 1, (a) => typed(TEXT, askOf('labelOf', text(a, 0), listOf(a, '')))]],
  ['value', [3, 4, typeListValue]],
  ['creditCodeValid', [1, 1, (a) => typed(TRUTH, call('validCreditCode', text(a, 0)))]],
  [
    'creditCodeOrganisationValid',
    [1, 1, (a) => typed(TRUTH, call('validCreditCodeOrganisation', text(a, 0)))],
  ],
  [
    'creditCodeDepartmentValid',
    [1, 1, (a) => typed(TRUTH, call('validCreditCodeDepartment', text(a, 0)))],
  ],
  ['organisationCodeValid', [1, 1, (a) => typed(TRUTH, call('validOrganisationCode', text(a, 0)))]],
  ['yearMonth', [1, 2, typeYearMonth]],
  ['year', [1, 1, typeYear]],
  ['monthsBetween', [2, 2, typeMonthsBetween]],
  ['percentile', [2, 3, typePercentile]],
  ['neighbours', [1, 1, typeNeighbours]],
  ['reported', [1, 1, typeReported]],
  [
    'convert',
    [2, 2, (a) => typeConversion(wantNumber(a.at(0), a.span(0)), literal(a, 1, '单位'), a.call)],
  ],
])

function text(args: Arguments, index: number): Tree {
  return wantText(args.at(index), args.span(index)).tree
}

function number(args: Arguments, index: number): Tree {
  return wantNumber(args.at(index), args.span(index)).tree
}

function literal(args: Arguments, index: number, what: string): string {
  return literalText(args.at(index), args.span(index), what)
}

function numeric(args: Arguments, fn: string): Typed {
  const value = wantNumber(args.at(0), args.span(0))
  return typed(value.type, call(fn, value.tree), fn === 'abs' ? value.terms : null)
}

function typeRound(args: Arguments): Typed {
  const value = wantNumber(args.at(0), args.span(0))
  const places = args.call.args.length > 1 ? number(args, 1) : constant(0)
  return typed(value.type, call('round', value.tree, places))
}

function sameUnit(args: Arguments, fn: string): Typed {
  const values = args.call.args.map((expression, i) => wantNumber(args.at(i), expression))
  const unit = values.reduce<string | null>(
    (known, value, i) =>
      commonUnit(known, value.type.is === 'number' ? value.type.unit : null, args.span(i), '并列'),
    null,
  )
  const terms = values.map((value) => value.terms).reduce(addTerms)
  return typed(numberIn(unit), call(fn, ...values.map((value) => value.tree)), terms)
}

function typeCount(args: Arguments): Typed {
  const count = typeOptionCount(args.at(0))
  if (count !== null) return count
  throw new LanguageFault('count 之内应为子表或多选指标', args.call)
}

function typeCountFilled(args: Arguments): Typed {
  const filled = args.call.args.map((expression) => filledTree(expression, args.scope, args.typeOf))
  return typed(numberIn(null), call('countTrue', ...filled))
}

function typeMatches(args: Arguments): Typed {
  const pattern = literal(args, 1, '模式')
  try {
    readPattern(pattern)
  } catch (problem) {
    if (problem instanceof RangeError) throw new LanguageFault(problem.message, args.span(1))
    throw problem
  }
  return typed(TRUTH, { op: 'matches', text: text(args, 0), pattern })
}

function typeIncludes(args: Arguments): Typed {
  const options = args.at(0)
  if (options.type.is !== 'options') {
    throw new LanguageFault(
      `includes 用于多选指标，这里是${describeType(options.type)}`,
      args.span(0),
    )
  }
  const option = wantText(args.at(1), args.span(1))
  checkLiteral(options.type, option.tree, args.span(1))
  return typed(TRUTH, call('includes', options.tree, option.tree))
}

/** A function over a code and a named list. */
function ask(fn: string, args: Arguments): Tree {
  const value = args.at(0)
  if (value.type.is !== 'options') wantText(value, args.span(0))
  return askOf(fn, value.tree, knownList(args, literal(args, 1, '代码表')))
}

function askOf(fn: string, value: Tree, list: string): Tree {
  return { op: 'ask', fn, args: [value, constant(list)] }
}

function knownList(args: Arguments, list: string): string {
  const lists = args.scope.vocabulary.codeLists
  if (lists === null || lists.has(list)) return list
  throw new LanguageFault(`没有代码表“${list}”`, args.span(1), nearest(list, lists))
}

/** The list a code belongs to by its definition. */
function listOf(args: Arguments, otherwise: string): string {
  const { type } = args.at(0)
  return (type.is === 'text' ? type.list : null) ?? otherwise
}

/** A figure that belongs to an item of a code list; a bare number unless a unit is given. */
function typeListValue(args: Arguments): Typed {
  const list = knownList(args, literal(args, 1, '代码表'))
  const unit = args.call.args.length === 4 ? parseUnit(literal(args, 3, '单位')) : null
  const name = constant(literal(args, 2, '数值名'))
  const tree: Tree = { op: 'ask', fn: 'listValue', args: [text(args, 0), constant(list), name] }
  return typed(numberIn(unit), tree)
}

function typeParent(args: Arguments): Typed {
  const list = literal(args, 1, '代码表')
  return typed({ is: 'text', list, codes: null }, ask('parentOf', args))
}

function typeYearMonth(args: Arguments): Typed {
  if (args.call.args.length === 2)
    return typed(MONTH, call('yearMonth', number(args, 0), number(args, 1)))
  const date = args.at(0)
  if (date.type.is !== 'date')
    throw new LanguageFault('yearMonth 应为“年, 月”或一个日期', args.call)
  return typed(MONTH, call('yearMonthOfDate', date.tree))
}

function typeYear(args: Arguments): Typed {
  const value = args.at(0)
  if (value.type.is !== 'date' && value.type.is !== 'month') {
    throw new LanguageFault(`year 用于日期或年月，这里是${describeType(value.type)}`, args.span(0))
  }
  return typed(
    numberIn('年'),
    call(value.type.is === 'date' ? 'yearOfDate' : 'yearOfMonth', value.tree),
  )
}

function typeMonthsBetween(args: Arguments): Typed {
  const months = [args.at(0), args.at(1)].map((value, i) => {
    if (value.type.is === 'month') return value.tree
    if (value.type.is === 'date') return call('yearMonthOfDate', value.tree)
    throw new LanguageFault(
      `monthsBetween 用于年月或日期，这里是${describeType(value.type)}`,
      args.span(i),
    )
  })
  return typed(numberIn('月'), call('monthsBetween', ...months))
}

function typePercentile(args: Arguments): Typed {
  const point = literal(args, 0, '分位')
  if (!/^p\d{1,2}(\.\d)?$/.test(point))
    throw new LanguageFault('分位应写成 "p1" 至 "p99"', args.span(0))
  const [name, type] = percentileOf(args)
  return typed(type, { op: 'ask', fn: 'percentile', args: [constant(name), constant(point)] })
}

function typeNeighbours(args: Arguments): Typed {
  const value = args.at(0)
  const name = value.tree.op === 'cell' ? value.tree.key : literal(args, 0, '指标')
  return typed(TEXT, { op: 'ask', fn: 'neighbours', args: [constant(name)] })
}

function percentileOf(args: Arguments): [string, ValueType] {
  const value = args.at(1)
  if (value.tree.op === 'cell') return [value.tree.key, wantNumber(value, args.span(1)).type]
  const unit = args.call.args.length > 2 ? parseUnit(literal(args, 2, '单位')) : PURE
  return [literal(args, 1, '指标'), numberIn(unit)]
}

function typeReported(args: Arguments): Typed {
  const form = literal(args, 0, '表号')
  const { forms } = args.scope.vocabulary
  if (!forms.has(form))
    throw new LanguageFault(`没有表“${form}”`, args.span(0), nearest(form, forms.keys()))
  return typed(TRUTH, { op: 'ask', fn: 'reported', args: [constant(form)] })
}
