/**
 * What a set of checks comes to, for all documents whose cells are filled: checks that contradict
 * each other, that can never apply or never fail, that others imply already, and the limits they
 * set to single cells. Decided over the linear part; nothing is claimed of the rest.
 */
import { propertyAt } from '../cell-path.ts'
import { ProgramBuilder } from '../linear/build-program.ts'
import type { Literal } from '../linear/cheapest-choice.ts'
import { all, any, cellsOf, type Formula, negated, sizeOf, TRUE } from '../linear/formula.ts'
import { searchGuarded } from '../linear/guarded-program.ts'
import type { SolveLinear } from '../linear/linear-program.ts'
import { readFormula } from '../linear/read-formula.ts'
import type { FormRelations } from '../linear/relations.ts'
import type { FormSchema, PropertySchema, Severity } from '../types.ts'
import { nameOfCode, SymbolicWorld } from './symbolic-world.ts'

export interface RuleProof {
  readonly rule: string
  readonly severity: Severity
  readonly kind:
    | 'contradiction'
    /** Applies to some documents and fails in each of them that satisfies the mandatory checks. */
    | 'always-fails'
    | 'never-applies'
    | 'never-fails'
    | 'implied'
  /** The other checks it follows from or contradicts. */
  readonly because: readonly string[]
}

export interface SymbolicRule {
  readonly rule: string
  readonly severity: Severity
  readonly when: Formula
  readonly expect: Formula
  readonly cells: ReadonlySet<string>
}

/** Checks joined from more parts than this are left out. */
const LARGEST_RULE = 24
/** How many related checks one check is tried against. */
const MOST_RELATED = 24

export interface SymbolicRules {
  readonly rules: readonly SymbolicRule[]
  readonly codesOf: ReadonlyMap<string, ReadonlySet<string>>
}

export function readSymbolicRules({ relations, computed }: FormRelations): SymbolicRules {
  const world = new SymbolicWorld(computed)
  const rules = relations.flatMap((relation): SymbolicRule[] => {
    world.table = relation.table
    const scene = { rows: [], lets: relation.lets }
    const when = relation.when === null ? TRUE : readFormula(relation.when, scene, world)
    const expect = readFormula(relation.expect, scene, world)
    if (when === null || expect === null) return []
    if (sizeOf(when) + sizeOf(expect) > LARGEST_RULE) return []
    const cells = cellsOf(when, cellsOf(expect))
    return [{ rule: relation.id, severity: relation.severity, when, expect, cells }]
  })
  return { rules, codesOf: world.codesOf }
}

/** `proved`: those of the rules that are asked about. */
export function proveRelations(
  schema: FormSchema,
  symbolic: SymbolicRules,
  solve: SolveLinear,
  proved: readonly SymbolicRule[] = symbolic.rules,
): RuleProof[] {
  return proved.flatMap((rule) => proveRule(schema, symbolic, rule, solve) ?? [])
}

function proveRule(
  schema: FormSchema,
  symbolic: SymbolicRules,
  rule: SymbolicRule,
  solve: SolveLinear,
): RuleProof | null {
  const related = relatedTo(rule, symbolic.rules)
  const { builder, inForce } = programOf(schema, related)
  const switched = (formula: Formula): Literal => {
    const literal: Literal = { of: builder.addSwitch(0), at: true }
    builder.require(formula, literal)
    return literal
  }
  const applies = switched(rule.when)
  const fails = switched(negated(rule.expect))
  const holds = switched(rule.expect)
  addCodes(builder, symbolic)
  const search = searchGuarded(builder.build(), solve)
  const impossible = (...held: readonly Literal[]): boolean =>
    search.find([...held, ...restOff(inForce, held)]).status === 'impossible'
  const told = (kind: RuleProof['kind'], because: readonly Literal[]): RuleProof => ({
    ...{ rule: rule.rule, severity: rule.severity, kind },
    because: because.map((literal) => related[inForce.indexOf(literal)]!.rule),
  })
  if (impossible(applies)) return told('never-applies', [])
  if (impossible(applies, holds)) return told('always-fails', [])
  if (impossible(applies, holds, ...inForce)) {
    const because = fewest(inForce, (kept) => impossible(applies, holds, ...kept))
    return told(rule.severity === 'mandatory' ? 'contradiction' : 'always-fails', because)
  }
  if (impossible(applies, fails)) return told('never-fails', [])
  if (impossible(applies, fails, ...inForce)) {
    return told(
      'implied',
      fewest(inForce, (kept) => impossible(applies, fails, ...kept)),
    )
  }
  return null
}

function restOff(inForce: readonly Literal[], held: readonly Literal[]): Literal[] {
  return inForce.filter((each) => !held.includes(each)).map(({ of }) => ({ of, at: false }))
}

/** Leaves out one after the other what is not needed. */
function fewest(
  from: readonly Literal[],
  suffices: (kept: readonly Literal[]) => boolean,
): Literal[] {
  let kept = [...from]
  for (const each of from) {
    const without = kept.filter((other) => other !== each)
    if (suffices(without)) kept = without
  }
  return kept
}

/** Mandatory checks about the same cells, the nearest first. */
function relatedTo(rule: SymbolicRule, rules: readonly SymbolicRule[]): SymbolicRule[] {
  const reached = new Set(rule.cells)
  const related: SymbolicRule[] = []
  const rest = new Set(rules.filter((other) => other !== rule && other.severity === 'mandatory'))
  let grew = true
  while (grew && related.length < MOST_RELATED) {
    grew = false
    const near = [...rest].filter(({ cells }) => [...cells].some((cell) => reached.has(cell)))
    for (const other of near.slice(0, MOST_RELATED - related.length)) {
      related.push(other)
      rest.delete(other)
      for (const cell of other.cells) reached.add(cell)
      grew = true
    }
  }
  return related
}

/** How many checks about the same cells are proved again. */
const MOST_NEIGHBOURS = 24

/** Checks that share a cell with it. */
export function nearTo(rule: SymbolicRule, rules: readonly SymbolicRule[]): SymbolicRule[] {
  return rules
    .filter((each) => each !== rule && [...each.cells].some((cell) => rule.cells.has(cell)))
    .slice(0, MOST_NEIGHBOURS)
}

/** Each related check in force while its switch is on. */
function programOf(schema: FormSchema, related: readonly SymbolicRule[]) {
  const builder = new ProgramBuilder((cell) => limitsOf(schema, cell))
  const inForce = related.map(({ when, expect }): Literal => {
    const literal: Literal = { of: builder.addSwitch(0), at: true }
    builder.require(any(negated(when), expect), literal)
    return literal
  })
  return { builder, inForce }
}

/** A text has one value: of the codes it is compared with at most one. */
function addCodes(builder: ProgramBuilder, { codesOf }: SymbolicRules): void {
  for (const [text, codes] of codesOf) {
    const names = [...codes]
      .map((code) => nameOfCode(text, code))
      .filter((name) => builder.hasName(name))
    for (const [index, name] of names.entries()) {
      for (const other of names.slice(index + 1)) {
        builder.addClause([
          { of: builder.switchOfName(name), at: false },
          { of: builder.switchOfName(other), at: false },
        ])
      }
    }
  }
}

export function limitsOf(schema: FormSchema, cell: string) {
  const property = propertyOf(schema, cell)
  return {
    value: 0,
    lower: property?.minimum ?? Number.NEGATIVE_INFINITY,
    upper: property?.maximum ?? Number.POSITIVE_INFINITY,
    cost: null,
    step: property?.type === 'integer' ? 1 : 1e-4,
  }
}

/** The form's own cells: `key`, or `table.column`. Anything else has no limits known here. */
export function propertyOf(schema: FormSchema, cell: string): PropertySchema | undefined {
  const match = /^(\w+)(?:\.(\w+))?$/.exec(cell)
  if (match === null) return undefined
  const [, key, column] = match
  return propertyAt(schema, {
    key: key!,
    row: column === undefined ? null : 0,
    column: column ?? null,
  })
}

/** The unconditional part of the mandatory checks. */
export function alwaysDemanded({ rules }: SymbolicRules): Formula {
  return all(
    ...rules
      .filter(({ severity, when }) => severity === 'mandatory' && when.is === 'settled')
      .map(({ expect }) => expect),
  )
}
