/**
 * Linear and mixed-integer programmes as values. The engine states them; who calls it hands in a
 * solver, because forms imports nothing.
 */

/** `lower` ≤ Σ coefficient × column ≤ `upper`; infinite where there is no such limit. */
export interface LinearRow {
  readonly terms: readonly LinearTerm[]
  readonly lower: number
  readonly upper: number
}

export type LinearTerm = readonly [column: number, coefficient: number]

export interface LinearColumn {
  readonly lower: number
  readonly upper: number
  readonly cost: number
  /** Takes whole numbers only. */
  readonly whole: boolean
}

/** Minimise the cost of the columns subject to the rows. */
export interface LinearProgram {
  readonly columns: readonly LinearColumn[]
  readonly rows: readonly LinearRow[]
}

export type LinearSolution =
  | {
      readonly status: 'optimal'
      readonly objective: number
      /** By column. */
      readonly values: ArrayLike<number>
      /** By row; without meaning where a column is whole. */
      readonly duals: ArrayLike<number>
    }
  | { readonly status: 'infeasible' }
  /** Unbounded, out of time, or numerically hopeless: nothing may be concluded. */
  | { readonly status: 'undecided' }

export type SolveLinear = (program: LinearProgram) => LinearSolution
