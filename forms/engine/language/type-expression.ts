/** Names and types of an expression: the one place that knows every kind of expression. */
import type { Expression } from './syntax.ts'
import { call, constant, type Tree } from './tree.ts'
import { typeAggregate } from './type-aggregate.ts'
import { typeCall } from './type-calls.ts'
import {
  typeBetween,
  typeChoice,
  typeCompare,
  typeDefault,
  typeMembership,
} from './type-comparison.ts'
import { typeArithmetic, typeLiteral } from './type-numbers.ts'
import { typePresence, typeReference } from './type-reference.ts'
import { type Scope, type Typed, typed, wantNumber, wantTruth } from './typing.ts'
import { DATE, MONTH, TEXT, TRUTH } from './value-types.ts'

export function typeExpression(expression: Expression, scope: Scope): Typed {
  switch (expression.kind) {
    case 'number':
      return typeLiteral(expression)
    case 'text':
      return typed(TEXT, constant(expression.value))
    case 'truth':
      return typed(TRUTH, constant(expression.value))
    case 'moment':
      return typed(expression.of === 'date' ? DATE : MONTH, constant(expression.value))
    case 'reference':
      return typeReference(expression, scope)
    case 'minus': {
      const value = wantNumber(typeExpression(expression.operand, scope), expression)
      return typed(value.type, negative(value.tree), value.terms)
    }
    case 'not':
      return typed(TRUTH, call('not', truth(expression.operand, scope)))
    case 'and':
    case 'or':
      return typed(
        TRUTH,
        call(expression.kind, truth(expression.left, scope), truth(expression.right, scope)),
      )
    case 'arithmetic':
      return typeArithmetic(expression, scope, typeExpression)
    case 'default':
      return typeDefault(expression, scope, typeExpression)
    case 'compare':
      return typeCompare(expression, scope, typeExpression)
    case 'between':
      return typeBetween(expression, scope, typeExpression)
    case 'in':
      return typeMembership(expression, scope, typeExpression)
    case 'presence':
      return typePresence(expression, scope, typeExpression)
    case 'choice':
      return typeChoice(expression, scope, typeExpression)
    case 'call':
      return typeCall(expression, scope, typeExpression)
    case 'aggregate':
      return typeAggregate(expression, scope, typeExpression)
  }
}

function truth(expression: Expression, scope: Scope) {
  return wantTruth(typeExpression(expression, scope), expression).tree
}

/** A negative literal is a constant like any other. */
function negative(tree: Tree): Tree {
  if (tree.op === 'constant') {
    const { value } = tree
    if (typeof value === 'number') return constant(0 - value)
    if (typeof value === 'object' && value !== null) {
      const n = value.n.startsWith('-') ? value.n.slice(1) : `-${value.n}`
      return { op: 'constant', value: { n, d: value.d } }
    }
  }
  return call('neg', tree)
}
