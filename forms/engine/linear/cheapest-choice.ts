/**
 * The cheapest setting of switches under which every clause has a literal that holds: by branching
 * on open clauses, which for the few cells of a form beats a general solver's start-up.
 * Gives up beyond a number of steps; the caller then asks the solver.
 */
export interface Literal {
  readonly of: number
  readonly at: boolean
}

type Clause = readonly Literal[]

export interface ChoiceLimits {
  /** Dearer choices are of no use. */
  readonly cost: number
  readonly steps: number
}

export const NO_COST_LIMIT: ChoiceLimits = { cost: Number.POSITIVE_INFINITY, steps: 20_000 }

/** Costs are multiples of 0.1. */
const LESS = 0.05

export function cheapestChoice(
  clauses: readonly Clause[],
  costOf: (of: number) => number,
  held: readonly Literal[],
  limits: ChoiceLimits = NO_COST_LIMIT,
): ReadonlySet<number> | 'infeasible' | 'too-many' {
  const search = new ChoiceSearch(clauses, costOf, limits)
  for (const { of, at } of held) search.set.set(of, at)
  search.descend(0)
  if (search.steps > limits.steps) return 'too-many'
  return search.best ?? 'infeasible'
}

class ChoiceSearch {
  readonly set = new Map<number, boolean>()
  best: ReadonlySet<number> | null = null
  steps = 0
  private bestCost: number
  private readonly most: number
  private readonly clauses: readonly Clause[]
  private readonly costOf: (of: number) => number

  constructor(clauses: readonly Clause[], costOf: (of: number) => number, limits: ChoiceLimits) {
    this.costOf = costOf
    this.bestCost = limits.cost
    this.most = limits.steps
    this.clauses = clauses.map((clause) =>
      clause.toSorted((a, b) => this.priceOf(a) - this.priceOf(b)),
    )
  }

  descend(cost: number): void {
    if (++this.steps > this.most) return
    const open = this.openClauses()
    if (open === null) return
    if (open.length === 0) {
      if (cost >= this.bestCost - LESS) return
      this.bestCost = cost
      this.best = new Set([...this.set].flatMap(([of, at]) => (at ? [of] : [])))
      return
    }
    if (cost + this.leastFor(open) >= this.bestCost - LESS) return
    const shortest = open.reduce((a, b) => (this.comesBefore(b, a) ? b : a))
    // One literal holds and those before it do not: no setting is tried twice.
    const refused: number[] = []
    for (const literal of shortest) {
      this.set.set(literal.of, literal.at)
      this.descend(cost + this.priceOf(literal))
      this.set.set(literal.of, !literal.at)
      cost += literal.at ? 0 : this.costOf(literal.of)
      refused.push(literal.of)
    }
    for (const of of refused) this.set.delete(of)
  }

  /** What costs comes first: clauses that can be had for nothing are settled once, at the end. */
  private comesBefore(a: Clause, b: Clause): boolean {
    const [free, other] = [this.priceOf(a[0]!) === 0, this.priceOf(b[0]!) === 0]
    if (free !== other && a.length > 1 && b.length > 1) return other
    return a.length < b.length
  }

  private priceOf({ of, at }: Literal): number {
    return at ? this.costOf(of) : 0
  }

  /** Free literals of each clause not satisfied; null when one has none left. */
  private openClauses(): Clause[] | null {
    const open: Clause[] = []
    for (const clause of this.clauses) {
      let holds = false
      const free: Literal[] = []
      for (const literal of clause) {
        const known = this.set.get(literal.of)
        if (known === undefined) free.push(literal)
        else if (known === literal.at) {
          holds = true
          break
        }
      }
      if (holds) continue
      if (free.length === 0) return null
      open.push(free)
    }
    return open
  }

  /** Clauses that share no switch are paid for one by one. */
  private leastFor(open: readonly Clause[]): number {
    const used = new Set<number>()
    let least = 0
    for (const clause of open) {
      if (clause.some(({ of }) => used.has(of))) continue
      for (const { of } of clause) used.add(of)
      least += Math.min(...clause.map((literal) => this.priceOf(literal)))
    }
    return least
  }
}
