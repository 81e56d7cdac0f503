/**
 * A condition of an applicability rule as data and in words, for those who read rules without
 * knowing the language: all of, any of, not, and tests of one attribute.
 */
import { parseExpression } from './language/parse-expression.ts'
import type { Expression } from './language/syntax.ts'
import { ATTRIBUTE_NAMES, type UnitAttribute } from './unit-attributes.ts'

export type AttributeOperator = 'in' | 'not-in' | 'starts-with' | 'known' | 'unknown'

export interface AttributeTest {
  readonly attribute: string
  /** Chinese. */
  readonly name: string
  /** `section`: the test looks at the section of the industry, not at its code. */
  readonly of?: 'section'
  readonly operator: AttributeOperator
  /** Empty for `known` and `unknown`. */
  readonly values: readonly (string | boolean)[]
}

export type ConditionTree =
  | { readonly all: readonly ConditionTree[] }
  | { readonly any: readonly ConditionTree[] }
  | { readonly not: ConditionTree }
  | AttributeTest

/** Throws RangeError on what applicability rules do not use, and on text that is no condition. */
export function describeCondition(when: string): ConditionTree {
  return treeOf(parseExpression(when))
}

function treeOf(expression: Expression): ConditionTree {
  switch (expression.kind) {
    case 'and':
      return { all: chain(expression, 'and').map(treeOf) }
    case 'or':
      return { any: chain(expression, 'or').map(treeOf) }
    case 'not':
      return { not: treeOf(expression.operand) }
    case 'reference':
      return { ...subjectOf(expression), operator: 'in', values: [true] }
    case 'presence':
      return {
        ...subjectOf(expression.operand),
        operator: expression.filled ? 'known' : 'unknown',
        values: [],
      }
    case 'in':
      return {
        ...subjectOf(expression.value),
        operator: expression.negated ? 'not-in' : 'in',
        values: expression.options.map(literalOf),
      }
    case 'compare':
      if (expression.sign === '=' || expression.sign === '<>') {
        return {
          ...subjectOf(expression.left),
          operator: expression.sign === '=' ? 'in' : 'not-in',
          values: [literalOf(expression.right)],
        }
      }
      break
    case 'call': {
      const [of, start] = expression.args
      if (expression.name === 'startsWith' && of && start) {
        return { ...subjectOf(of), operator: 'starts-with', values: [literalOf(start)] }
      }
      break
    }
  }
  throw new RangeError(`no test of a unit: ${expression.kind}`)
}

function chain(expression: Expression, kind: 'and' | 'or'): Expression[] {
  return expression.kind === kind
    ? [...chain(expression.left, kind), ...chain(expression.right, kind)]
    : [expression]
}

function subjectOf(expression: Expression): Pick<AttributeTest, 'attribute' | 'name' | 'of'> {
  const [of] = expression.kind === 'call' && expression.name === 'section' ? expression.args : []
  if (of) return { ...subjectOf(of), of: 'section' }
  const attribute = expression.kind === 'reference' ? expression.path[1]?.name : undefined
  if (attribute === undefined) throw new RangeError(`no attribute: ${expression.kind}`)
  return { attribute, name: ATTRIBUTE_NAMES[attribute as UnitAttribute] ?? attribute }
}

function literalOf(expression: Expression): string | boolean {
  if (expression.kind === 'text' || expression.kind === 'truth') return expression.value
  throw new RangeError(`no value: ${expression.kind}`)
}

/** In Chinese; `wordOf` gives the words of a value, e.g. `10 企业`. */
export function conditionText(
  tree: ConditionTree,
  wordOf: (attribute: string, value: string | boolean) => string,
): string {
  const text = (part: ConditionTree): string => conditionText(part, wordOf)
  if ('all' in tree) {
    return tree.all.map((part) => ('any' in part ? `（${text(part)}）` : text(part))).join('，且')
  }
  if ('any' in tree) {
    return tree.any.map((part) => ('all' in part ? `（${text(part)}）` : text(part))).join('，或')
  }
  if ('not' in tree) return `不符合“${text(tree.not)}”`
  const subject = tree.of === 'section' ? '行业门类' : tree.name
  if (tree.operator === 'unknown') return `${subject}为空`
  if (tree.operator === 'known') return `${subject}已填`
  const words = tree.values.map((value) =>
    tree.of === 'section' || tree.operator === 'starts-with'
      ? String(value)
      : wordOf(tree.attribute, value),
  )
  const list = words.join('、')
  if (tree.operator === 'starts-with') return `${subject}以 ${list} 开头`
  return `${subject}${tree.operator === 'in' ? '为' : '不为'} ${list}`
}
