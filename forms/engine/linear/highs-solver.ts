/**
 * HiGHS as the engine's solver. The package is loaded by the room that has it (server, web worker);
 * here are only the members used, so that both rooms share one translation.
 */
import type { LinearProgram, LinearSolution, SolveLinear } from './linear-program.ts'

interface HighsModel {
  readonly options: { set(options: Readonly<Record<string, boolean | number | string>>): unknown }
  run(): unknown
  getModelStatus(): number
  getObjectiveValue(): number
  getSolution(): { readonly colValue: ArrayLike<number>; readonly rowDual: ArrayLike<number> }
  dispose(): void
}

export interface HighsRuntime {
  readonly infinity: number
  readonly constants: {
    readonly modelStatus: { readonly optimal: number; readonly infeasible: number }
  }
  createModel(source: {
    readonly numCols: number
    readonly numRows: number
    readonly colCost: number[]
    readonly colLower: number[]
    readonly colUpper: number[]
    readonly rowLower: number[]
    readonly rowUpper: number[]
    readonly integrality?: Int32Array
    readonly matrix: {
      readonly format: 'csr'
      readonly numRows: number
      readonly numCols: number
      readonly starts: Int32Array
      readonly indices: Int32Array
      readonly values: Float64Array
    }
  }): HighsModel
}

/** Seconds one programme may take; the ones the engine states take milliseconds. */
const TIME_LIMIT = 5

/** Programmes of some dozens of rows are solved before presolve would have looked at them. */
const SMALL = { presolve: 'off', solver: 'simplex' } as const

export function highsSolver(highs: HighsRuntime): SolveLinear {
  return (program) => {
    if (program.columns.length === 0) return withoutColumns(program)
    const model = highs.createModel(modelOf(program))
    try {
      const whole = program.columns.some((column) => column.whole)
      model.options.set({
        output_flag: false,
        time_limit: TIME_LIMIT,
        // Costs are multiples of 0.1: a gap below that proves the best choice.
        ...(whole ? { mip_abs_gap: 0.09, mip_rel_gap: 0 } : SMALL),
      })
      model.run()
      return solutionOf(model, highs)
    } finally {
      model.dispose()
    }
  }
}

function withoutColumns({ rows }: LinearProgram): LinearSolution {
  return rows.every(({ lower, upper }) => lower <= 0 && upper >= 0)
    ? { status: 'optimal', objective: 0, values: [], duals: rows.map(() => 0) }
    : { status: 'infeasible' }
}

function solutionOf(model: HighsModel, highs: HighsRuntime): LinearSolution {
  const { optimal, infeasible } = highs.constants.modelStatus
  const status = model.getModelStatus()
  if (status === infeasible) return { status: 'infeasible' }
  if (status !== optimal) return { status: 'undecided' }
  const { colValue, rowDual } = model.getSolution()
  return {
    status: 'optimal',
    objective: model.getObjectiveValue(),
    values: colValue,
    duals: rowDual,
  }
}

function modelOf({ columns, rows }: LinearProgram): Parameters<HighsRuntime['createModel']>[0] {
  const starts = new Int32Array(rows.length + 1)
  const indices: number[] = []
  const values: number[] = []
  rows.forEach(({ terms }, row) => {
    for (const [column, coefficient] of terms) {
      indices.push(column)
      values.push(coefficient)
    }
    starts[row + 1] = indices.length
  })
  return {
    numCols: columns.length,
    numRows: rows.length,
    colCost: columns.map(({ cost }) => cost),
    colLower: columns.map(({ lower }) => lower),
    colUpper: columns.map(({ upper }) => upper),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    ...(columns.some(({ whole }) => whole)
      ? { integrality: Int32Array.from(columns, ({ whole }) => (whole ? 1 : 0)) }
      : {}),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  }
}
