/** The tree of a rule file as written, before names and types are known. */
import type { CheckSource, FindingKind, Severity } from '../types.ts'
import type { Span } from './source.ts'

export type ArithmeticSign = '+' | '-' | '*' | '/'
export type CompareSign = '=' | '<>' | '<' | '<=' | '>' | '>='

export interface PathPart extends Span {
  readonly name: string
  /** Written in square brackets: an official code (or a name). */
  readonly bracket: boolean
}

export interface Reference extends Span {
  readonly kind: 'reference'
  readonly path: readonly PathPart[]
}

export type Expression =
  | (Span & {
      readonly kind: 'number'
      readonly text: string
      readonly percent: boolean
      readonly unit: string | null
    })
  | (Span & { readonly kind: 'text'; readonly value: string })
  | (Span & { readonly kind: 'truth'; readonly value: boolean })
  | (Span & { readonly kind: 'moment'; readonly of: 'date' | 'month'; readonly value: number })
  | Reference
  | (Span & { readonly kind: 'minus' | 'not'; readonly operand: Expression })
  | (Span & {
      readonly kind: 'arithmetic'
      readonly sign: ArithmeticSign
      readonly left: Expression
      readonly right: Expression
    })
  | (Span & { readonly kind: 'default'; readonly left: Expression; readonly right: Expression })
  | (Span & { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression })
  | (Span & {
      readonly kind: 'compare'
      readonly sign: CompareSign
      readonly left: Expression
      readonly right: Expression
      readonly within: Expression | 'rounding' | null
    })
  | (Span & {
      readonly kind: 'between'
      readonly value: Expression
      readonly low: Expression
      readonly high: Expression
      readonly negated: boolean
    })
  | (Span & {
      readonly kind: 'in'
      readonly value: Expression
      readonly options: readonly Expression[]
      readonly negated: boolean
    })
  | (Span & { readonly kind: 'presence'; readonly operand: Expression; readonly filled: boolean })
  | (Span & {
      readonly kind: 'choice'
      readonly condition: Expression
      readonly yes: Expression
      readonly no: Expression | null
    })
  | (Span & { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] })
  | (Span & {
      readonly kind: 'aggregate'
      readonly name: string
      readonly table: Reference
      readonly body: Expression | null
      readonly where: Expression | null
    })

export type TemplatePart =
  | string
  | (Span & { readonly expression: Expression; readonly unit: string | null })

export interface LetClause extends Span {
  readonly name: string
  readonly value: Expression
}

/** One `check` of a rule file. */
export interface CheckSyntax extends Span {
  readonly id: string
  readonly severity: Severity
  readonly kind: FindingKind
  readonly title: string
  readonly source: { readonly status: CheckSource; readonly text: string } | null
  readonly covers: readonly string[]
  readonly each: Reference | null
  readonly lets: readonly LetClause[]
  readonly when: Expression | null
  readonly expect: Expression
  readonly at: readonly Reference[]
  readonly says: readonly TemplatePart[]
  readonly note: string
}
