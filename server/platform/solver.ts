/** HiGHS in this process, loaded when first asked for: only locating and proving need it. */
import loadHighs from 'highs'
import { highsSolver } from '../../forms/engine/linear/highs-solver.ts'
import type { SolveLinear } from '../../forms/engine/linear/linear-program.ts'

let solver: Promise<SolveLinear> | undefined

export function openSolver(): Promise<SolveLinear> {
  solver ??= loadHighs().then(highsSolver)
  return solver
}
