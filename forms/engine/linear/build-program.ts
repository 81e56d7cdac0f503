/** Formulas → a guarded programme: comparisons become rows, alternatives become switches. */
import { type Exact, toNumber } from '../runtime/exact.ts'
import type { Literal } from './cheapest-choice.ts'
import type { Formula } from './formula.ts'
import type { GuardedColumn, GuardedProgram, GuardedRow } from './guarded-program.ts'
import type { LinearTerm } from './linear-program.ts'
import { stepOfSum, valueOfSum } from './linear-sum.ts'

export interface CellLimits {
  /** Present value; columns count changes from it. */
  readonly value: Exact
  readonly lower: number
  readonly upper: number
  /** What changing it costs; null: it may change freely. */
  readonly cost: number | null
  /** The smallest difference its values can have. */
  readonly step: number
}

export class ProgramBuilder {
  readonly columnOf = new Map<string, number>()
  private readonly limits: (cell: string) => CellLimits
  private readonly columns: GuardedColumn[] = []
  private readonly steps: number[] = []
  private readonly rows: GuardedRow[] = []
  private readonly switches: { readonly cost: number }[] = []
  private readonly clauses: (readonly Literal[])[] = []
  private readonly cells = new Map<number, string>()
  private readonly names = new Map<string, number>()

  constructor(limits: (cell: string) => CellLimits) {
    this.limits = limits
  }

  addSwitch(cost: number): number {
    this.switches.push({ cost })
    return this.switches.length - 1
  }

  addClause(clause: readonly Literal[]): void {
    this.clauses.push(clause)
  }

  /** The switch that lets a cell change. */
  switchOfCell(cell: string): number | null {
    return this.columns[this.column(cell)]!.opens
  }

  cellOfSwitch(of: number): string | undefined {
    return this.cells.get(of)
  }

  /** The switch standing for a condition known by name. */
  switchOfName(name: string): number {
    const known = this.names.get(name)
    if (known !== undefined) return known
    const made = this.addSwitch(0)
    this.names.set(name, made)
    return made
  }

  hasName(name: string): boolean {
    return this.names.has(name)
  }

  /** The formula holds while `guard` does; always where that is null. */
  require(formula: Formula, guard: Literal | null): void {
    switch (formula.is) {
      case 'settled':
        if (!formula.value) this.addClause(guard === null ? [] : [opposite(guard)])
        return
      case 'named':
        this.addClause(unless(guard, [this.literalOf(formula)]))
        return
      case 'compared':
        this.addComparison(formula, guard)
        return
      case 'all':
        for (const part of formula.of) this.require(part, guard)
        return
      case 'any': {
        const choices = formula.of.map((part) => {
          if (part.is === 'named') return this.literalOf(part)
          const chosen: Literal = { of: this.addSwitch(0), at: true }
          this.require(part, chosen)
          return chosen
        })
        this.addClause(unless(guard, choices))
      }
    }
  }

  build(): GuardedProgram {
    const { columns, rows, switches, clauses } = this
    return { columns, rows, switches, clauses }
  }

  private literalOf({ name, value }: Formula & { is: 'named' }): Literal {
    return { of: this.switchOfName(name), at: value }
  }

  private addComparison({ sign, sum }: Formula & { is: 'compared' }, guard: Literal | null): void {
    const terms = [...sum.terms].map(
      ([cell, coefficient]): LinearTerm => [this.column(cell), toNumber(coefficient)],
    )
    const present = toNumber(valueOfSum(sum, (cell) => this.limits(cell).value))
    const step = Math.min(...terms.map(([column]) => this.steps[column]!)) * stepOfSum(sum)
    const upper = sign === '<' ? -present - step : -present
    const lower = sign === '=' ? -present : Number.NEGATIVE_INFINITY
    this.rows.push({ terms, lower: lower + 0, upper: upper + 0, guard })
  }

  private column(cell: string): number {
    const known = this.columnOf.get(cell)
    if (known !== undefined) return known
    const column = this.columns.length
    this.columnOf.set(cell, column)
    const { value, lower, upper, cost, step } = this.limits(cell)
    const present = toNumber(value)
    const opens = cost === null ? null : this.addSwitch(cost)
    if (opens !== null) this.cells.set(opens, cell)
    this.columns.push({ lower: lower - present, upper: upper - present, opens })
    this.steps.push(step)
    // A value outside its own limits has to change, whatever else holds.
    if (opens !== null && (present < lower || present > upper))
      this.addClause([{ of: opens, at: true }])
    return column
  }
}

function opposite({ of, at }: Literal): Literal {
  return { of, at: !at }
}

function unless(guard: Literal | null, literals: readonly Literal[]): readonly Literal[] {
  return guard === null ? literals : [opposite(guard), ...literals]
}
