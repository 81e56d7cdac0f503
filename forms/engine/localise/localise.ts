/**
 * Error localisation (Fellegi–Holt): when relations fail together, the fewest and least reliable
 * cells whose change could satisfy all of them, patterns of mistyping tried first.
 *
 * It only points: no value is changed, and none is proposed.
 */
import { ProgramBuilder } from '../linear/build-program.ts'
import type { Literal } from '../linear/cheapest-choice.ts'
import { type GuardedSearch, searchGuarded } from '../linear/guarded-program.ts'
import type { SolveLinear } from '../linear/linear-program.ts'
import type { FormRelations } from '../linear/relations.ts'
import { type Exact, toNumber } from '../runtime/exact.ts'
import type { CheckContext, FormDefinition } from '../types.ts'
import { costOfCell, factsOfCell, neighboursOf, totalsOf } from './cell-facts.ts'
import { type ErrorPattern, errorPattern } from './error-pattern.ts'
import { spanOfCell } from './span-of-cell.ts'
import { groupOf, type SplitRelations, splitRelations } from './split-relations.ts'
import { type StatedRelation, type StatedRelations, statedRelations } from './stated-relations.ts'
import { whyLikely } from './why-likely.ts'
import { wrongUnit } from './wrong-unit.ts'

/** 最可能有误: one cell, and why. */
export interface Likely {
  readonly cell: string
  /** The failing checks the cell stands in. */
  readonly rules: readonly string[]
  /** Cells as likely as this one. */
  readonly alternatives: readonly string[]
  readonly pattern: ErrorPattern['is'] | 'unit' | null
  /** In Chinese, without the cell's name. */
  readonly why: string
}

export interface LocaliseOptions {
  /** Cells holding values taken over from elsewhere and not yet confirmed. */
  readonly prefilled?: ReadonlySet<string>
}

/** Breaking a verify check that holds, or leaving one that fails, weighs as much as this. */
const VERIFY_COST = 0.2
/**
 * What a pattern of mistyping takes off a cell's cost. Sign, power of ten and swapped digits follow from
 * the cell's own digits and hardly ever fit another. A gap of one digit fits most cells of a sum alike.
 */
const PATTERN_DISCOUNT: Readonly<Record<ErrorPattern['is'], number>> = {
  ...{ sign: 0.4, factor: 0.4, swap: 0.4 },
  ...{ 'missing-digit': 0.3, 'extra-digit': 0.3 },
  ...{ neighbour: 0.2, 'wrong-digit': 0.2 },
}
/** Patterns discounted less than this say little where they explain but one relation. */
const TELLING = 0.3
/** Choices this close in cost are equally likely. */
const AS_LIKELY = 0.15
const MOST_ALTERNATIVES = 1
/** More cells than this explain nothing, and finding the fewest of them takes too long. */
const MOST_CELLS = 8
/** So that a form in disorder answers as quickly as any: beyond these, plain slips only. */
const EFFORT = { steps: 600, rounds: 12, thorough: false } as const

export function localise(
  form: FormDefinition,
  relations: FormRelations,
  context: CheckContext,
  solve: SolveLinear,
  options: LocaliseOptions = {},
): Likely[] {
  const stated = statedRelations(relations, context)
  if (stated.relations.every(({ holds, severity }) => holds || severity === 'advisory')) return []
  const unit = wrongUnit(form, stated)
  if (unit !== null) return [unit]
  for (const split of splitRelations(stated.relations)) {
    const found = locate(form, context, stated, split, solve, options)
    if (found !== null) return found
  }
  return []
}

/** null where nothing can be pointed at. */
function locate(
  form: FormDefinition,
  context: CheckContext,
  stated: StatedRelations,
  split: SplitRelations,
  solve: SolveLinear,
  options: LocaliseOptions,
): Likely[] | null {
  const present = (cell: string): Exact => stated.present.get(cell)!
  const patterns = findPatterns(form, context, split, present)
  const prefilled = options.prefilled ?? new Set<string>()
  const totals = totalsOf(form, stated.relations)
  const costs = new Map(
    [...stated.present].map(([cell, value]) => {
      const cost = costOfCell(context, cell, value, totals, prefilled)
      return [cell, round(cost - discountOf(patterns.get(cell)))]
    }),
  )
  const builder = new ProgramBuilder((cell) => {
    const { lower, upper, step } = factsOfCell(form, cell)
    return { value: present(cell), lower, upper, step, cost: costs.get(cell)! }
  })
  for (const { formula } of split.hard) builder.require(formula, null)
  for (const { formula } of split.soft)
    builder.require(formula, { of: builder.addSwitch(VERIFY_COST), at: false })
  const doubts = split.soft.filter(({ holds }) => !holds).length
  const search = searchGuarded(builder.build(), solve, {
    ...EFFORT,
    cost: MOST_CELLS + VERIFY_COST * doubts,
  })
  const chosen =
    choose(search, builder, (cell) => isTelling(patterns.get(cell))) ??
    slipsAlone(patterns, split.failing)
  if (chosen.length === 0) return null
  return chosen.flatMap(({ cell, alternatives, together }) => {
    const pattern = patterns.get(cell) ?? null
    if (!isTelling(pattern) && alternatives.length > MOST_ALTERNATIVES) return []
    const rules = split.failing.filter(({ cells }) => cells.has(cell)).map(({ rule }) => rule)
    const group = groupOf(cell, together, split.failing)
    if (rules.length === 0) return []
    const why = whyLikely(form, {
      ...{ pattern, unit: factsOfCell(form, cell).unit, failing: group.failing },
      ...{ together: group.cells, alternatives },
    })
    return [
      {
        ...{ cell, rules: [...new Set(rules)], alternatives },
        ...{ pattern: pattern?.is ?? null, why },
      },
    ]
  })
}

function findPatterns(
  form: FormDefinition,
  context: CheckContext,
  { hard, failing }: SplitRelations,
  present: (cell: string) => Exact,
): Map<string, ErrorPattern> {
  const patterns = new Map<string, ErrorPattern>()
  for (const cell of new Set(failing.flatMap(({ cells }) => [...cells]))) {
    const formulas = hard.filter(({ cells }) => cells.has(cell)).map(({ formula }) => formula)
    const span = spanOfCell(cell, formulas, present)
    if (span === null) continue
    const { lower, upper } = factsOfCell(form, cell)
    const pattern = errorPattern(
      toNumber(present(cell)),
      { low: Math.max(span.low, lower), high: Math.min(span.high, upper) },
      neighboursOf(form, context, cell),
    )
    if (pattern !== null) patterns.set(cell, pattern)
  }
  return patterns
}

interface Chosen {
  readonly cell: string
  readonly alternatives: readonly string[]
  /** All cells of the choice. */
  readonly together: readonly string[]
}

/** The cheapest set of cells, and for each what could stand in its place at about the same cost. */
function choose(
  search: GuardedSearch,
  builder: ProgramBuilder,
  isSlip: (cell: string) => boolean,
): Chosen[] | null {
  const best = search.find()
  if (best.status !== 'found') return null
  const cellsIn = (on: ReadonlySet<number>): string[] =>
    [...on].map((each) => builder.cellOfSwitch(each)).filter((cell) => cell !== undefined)
  const together = cellsIn(best.on)
  return together.map((cell) => {
    const alternatives: string[] = []
    // A telling slip points by itself.
    if (isSlip(cell)) return { cell, alternatives, together }
    while (alternatives.length <= MOST_ALTERNATIVES) {
      const held = [cell, ...alternatives].map(
        (each): Literal => ({ of: builder.switchOfCell(each)!, at: false }),
      )
      const other = search.find(held)
      if (other.status !== 'found' || other.cost > best.cost + AS_LIKELY) break
      const instead = cellsIn(other.on).find((each) => !together.includes(each))
      if (instead === undefined) break
      alternatives.push(instead)
    }
    return { cell, alternatives, together }
  })
}

/**
 * Cells whose slip explains by itself why their relations fail, and which no slip as telling would explain.
 * With so much else wrong, what explains one relation by a single digit explains nothing.
 */
function slipsAlone(
  patterns: ReadonlyMap<string, ErrorPattern>,
  failing: readonly StatedRelation[],
): Chosen[] {
  return [...patterns].flatMap(([cell, pattern]) => {
    const own = failing.filter(({ cells }) => cells.has(cell))
    if (!isTelling(pattern) && own.length < 2) return []
    const rival = own.some(({ cells }) =>
      [...cells].some(
        (other) =>
          other !== cell &&
          patterns.has(other) &&
          discountOf(patterns.get(other)) >= discountOf(pattern),
      ),
    )
    return rival ? [] : [{ cell, alternatives: [], together: [cell] }]
  })
}

function discountOf(pattern: ErrorPattern | undefined): number {
  return pattern === undefined ? 0 : PATTERN_DISCOUNT[pattern.is]
}

function isTelling(pattern: ErrorPattern | null | undefined): boolean {
  return discountOf(pattern ?? undefined) >= TELLING
}

function round(cost: number): number {
  return Math.round(Math.max(cost, 0.1) * 10) / 10
}
