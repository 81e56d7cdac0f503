/**
 * Cheapest setting of switches under which rows can hold together: the one question both error
 * localisation and the proof of a rule set come down to.
 *
 * A column keeps its value (0, as columns count changes) until its switch is on; a row binds while
 * its guard holds. A master programme chooses switches; the rows then in force are tried exactly,
 * and what cannot hold together comes back as a clause: one of these switches must differ. So no
 * large constant stands for "anything", and an error of 1 beside one of 10⁹ is not lost.
 */
import {
  type ChoiceLimits,
  cheapestChoice,
  type Literal,
  NO_COST_LIMIT,
} from './cheapest-choice.ts'
import type { LinearRow, LinearTerm, SolveLinear } from './linear-program.ts'

export interface GuardedColumn {
  readonly lower: number
  readonly upper: number
  /** The switch that lets it change; null when it may always. */
  readonly opens: number | null
}

export interface GuardedRow extends LinearRow {
  /** The row binds while the switch is so; null: always. */
  readonly guard: Literal | null
}

export interface GuardedProgram {
  readonly columns: readonly GuardedColumn[]
  readonly rows: readonly GuardedRow[]
  /** What it costs to have the switch on. */
  readonly switches: readonly { readonly cost: number }[]
  /** At least one literal of each holds. */
  readonly clauses: readonly (readonly Literal[])[]
}

export type GuardedAnswer =
  | { readonly status: 'found'; readonly on: ReadonlySet<number>; readonly cost: number }
  /** `rows`: rows that cannot hold together, where that alone decides it. */
  | { readonly status: 'impossible' }
  | { readonly status: 'undecided' }

export interface GuardedSearch {
  /** The answer with these switches held as told. What is learnt is kept for the next question. */
  find(held?: readonly Literal[]): GuardedAnswer
}

export interface SearchLimits extends ChoiceLimits {
  readonly rounds: number
  /** Ask the solver for a choice that takes too many steps, instead of leaving it undecided. */
  readonly thorough: boolean
}

const THOROUGH: SearchLimits = { ...NO_COST_LIMIT, rounds: 400, thorough: true }

export function searchGuarded(
  program: GuardedProgram,
  solve: SolveLinear,
  limits: SearchLimits = THOROUGH,
): GuardedSearch {
  const learnt: (readonly Literal[])[] = []
  return {
    find(held = []) {
      for (let round = 0; round < limits.rounds; round++) {
        const clauses = [...program.clauses, ...learnt]
        const choice = chooseSwitches(program, clauses, held, solve, limits)
        if (choice === 'undecided') return { status: 'undecided' }
        if (choice === 'infeasible') return { status: 'impossible' }
        const faults = faultsUnder(program, choice, solve)
        if (faults === 'undecided') return { status: 'undecided' }
        if (faults.length === 0) {
          return { status: 'found', on: choice, cost: costOf(program, choice) }
        }
        learnt.push(...faults)
      }
      return { status: 'undecided' }
    },
  }
}

function costOf(program: GuardedProgram, on: ReadonlySet<number>): number {
  let cost = 0
  for (const each of on) cost += program.switches[each]!.cost
  return cost
}

/** The cheapest switches that satisfy the clauses; switches no clause names stay off. */
function chooseSwitches(
  program: GuardedProgram,
  clauses: readonly (readonly Literal[])[],
  held: readonly Literal[],
  solve: SolveLinear,
  limits: SearchLimits,
): ReadonlySet<number> | 'infeasible' | 'undecided' {
  const quick = cheapestChoice(clauses, (of) => program.switches[of]!.cost, held, limits)
  if (quick !== 'too-many') return quick
  if (!limits.thorough) return 'undecided'
  const columns = new Map<number, number>()
  const named: number[] = []
  const columnOf = (of: number): number => {
    const known = columns.get(of)
    if (known !== undefined) return known
    columns.set(of, named.length)
    named.push(of)
    return named.length - 1
  }
  const rows = clauses.map((clause): LinearRow => {
    const sums = new Map<number, number>()
    let off = 0
    for (const { of, at } of clause) {
      const column = columnOf(of)
      sums.set(column, (sums.get(column) ?? 0) + (at ? 1 : -1))
      if (!at) off++
    }
    return { terms: [...sums].filter(([, sum]) => sum !== 0), lower: 1 - off, upper: 1e6 }
  })
  if (rows.some(({ terms, lower }) => terms.length === 0 && lower > 0)) return 'infeasible'
  const fixed = new Map(held.map(({ of, at }) => [of, at ? 1 : 0]))
  for (const { of } of held) columnOf(of)
  if (named.length === 0) return new Set()
  const answer = solve({
    columns: named.map((of) => ({
      lower: fixed.get(of) ?? 0,
      upper: fixed.get(of) ?? 1,
      cost: program.switches[of]!.cost,
      whole: true,
    })),
    rows: rows.filter(({ terms }) => terms.length > 0),
  })
  if (answer.status !== 'optimal') return answer.status
  return new Set(named.filter((_, column) => (answer.values[column] ?? 0) > 0.5))
}

/** Clauses the rows in force break; after each one a switch is set aside to find the next. */
function faultsUnder(
  program: GuardedProgram,
  on: ReadonlySet<number>,
  solve: SolveLinear,
): (readonly Literal[])[] | 'undecided' {
  const flipped = new Set<number>()
  const isOn = (of: number): boolean => on.has(of) !== flipped.has(of)
  const faults: (readonly Literal[])[] = []
  for (;;) {
    const found = faultOf(program, isOn, solve)
    if (found === 'undecided') return faults.length > 0 ? faults : 'undecided'
    if (found.length === 0) return faults
    faults.push(...found)
    for (const clause of found) {
      const cheapest = cheapestOf(program, clause)
      if (cheapest === null) return faults
      if (isOn(cheapest.of) !== cheapest.at) flipped.add(cheapest.of)
    }
  }
}

function cheapestOf(program: GuardedProgram, clause: readonly Literal[]): Literal | null {
  let best: Literal | null = null
  const cost = ({ of, at }: Literal): number => (at ? program.switches[of]!.cost : 0)
  for (const literal of clause) if (best === null || cost(literal) < cost(best)) best = literal
  return best
}

const NONE: readonly Literal[] = []

/** What cannot hold under these switches: every row broken by itself, else one set of rows. */
function faultOf(
  program: GuardedProgram,
  isOn: (of: number) => boolean,
  solve: SolveLinear,
): (readonly Literal[])[] | 'undecided' {
  const free = new Map<number, number>()
  const binding: { readonly row: GuardedRow; readonly terms: readonly LinearTerm[] }[] = []
  const broken: (readonly Literal[])[] = []
  for (const row of program.rows) {
    if (row.guard !== null && isOn(row.guard.of) !== row.guard.at) continue
    const terms: LinearTerm[] = []
    for (const [column, coefficient] of row.terms) {
      const { opens } = program.columns[column]!
      if (opens !== null && !isOn(opens)) continue
      if (!free.has(column)) free.set(column, free.size)
      terms.push([free.get(column)!, coefficient])
    }
    if (terms.length > 0) binding.push({ row, terms })
    else if (row.lower > 0 || row.upper < 0) broken.push(clauseOf(program, [row], isOn, null))
  }
  if (broken.length > 0 || binding.length === 0) return broken
  const columns = [...free.keys()].map((column) => program.columns[column]!)
  const elastic = solve({
    columns: [
      ...columns.map(({ lower, upper }) => ({ lower, upper, cost: 0, whole: false })),
      ...binding.flatMap(() => [SLACK, SLACK]),
    ],
    rows: binding.map(({ row, terms }, index) => ({
      terms: [
        ...terms,
        [columns.length + 2 * index, 1],
        [columns.length + 2 * index + 1, -1],
      ] as const,
      lower: row.lower,
      upper: row.upper,
    })),
  })
  // With slack on every row something always holds; anything else is the solver giving up.
  if (elastic.status !== 'optimal') return 'undecided'
  if (elastic.objective <= toleranceOf(binding.map(({ row }) => row))) return []
  const weights = binding.map((_, index) => elastic.duals[index] ?? 0)
  const together = binding.flatMap(({ row }, index) =>
    Math.abs(weights[index]!) > 1e-7 ? [{ row, weight: weights[index]! }] : [],
  )
  if (together.length === 0) return 'undecided'
  return [
    clauseOf(
      program,
      together.map(({ row }) => row),
      isOn,
      together.map(({ weight }) => weight),
    ),
  ]
}

const SLACK = { lower: 0, upper: Number.POSITIVE_INFINITY, cost: 1, whole: false } as const

function toleranceOf(rows: readonly LinearRow[]): number {
  let greatest = 1
  for (const { lower, upper } of rows) {
    for (const limit of [lower, upper]) {
      if (Number.isFinite(limit)) greatest = Math.max(greatest, Math.abs(limit))
    }
  }
  return 1e-6 + 1e-10 * greatest
}

/** One of: a guard falls, a column held by its switch opens. Columns that cancel out do not count. */
function clauseOf(
  program: GuardedProgram,
  rows: readonly GuardedRow[],
  isOn: (of: number) => boolean,
  weights: readonly number[] | null,
): readonly Literal[] {
  const literals = new Map<string, Literal>()
  const add = (literal: Literal): void => {
    literals.set(`${literal.of} ${literal.at}`, literal)
  }
  const sums = new Map<number, number>()
  rows.forEach((row, index) => {
    if (row.guard !== null) add({ of: row.guard.of, at: !row.guard.at })
    for (const [column, coefficient] of row.terms) {
      sums.set(column, (sums.get(column) ?? 0) + coefficient * (weights?.[index] ?? 1))
    }
  })
  for (const [column, sum] of sums) {
    const { opens } = program.columns[column]!
    if (opens !== null && !isOn(opens) && Math.abs(sum) > 1e-9) add({ of: opens, at: true })
  }
  return literals.size === 0 ? NONE : [...literals.values()]
}
