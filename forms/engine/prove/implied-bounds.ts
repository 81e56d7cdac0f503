/** Limits that checks without a condition set to single cells, beyond those of the form itself. */
import { ProgramBuilder } from '../linear/build-program.ts'
import type { Formula } from '../linear/formula.ts'
import type { SolveLinear } from '../linear/linear-program.ts'
import type { FormSchema } from '../types.ts'
import { alwaysDemanded, limitsOf, propertyOf, type SymbolicRules } from './prove-relations.ts'

export interface ImpliedBound {
  readonly cell: string
  /** null: no limit beyond the form's own. */
  readonly least: number | null
  readonly most: number | null
}

/** Values no census amount reaches stand for no limit. */
const BEYOND = 1e12

/** `asked`: the cells wanted; all of them when left out. */
export function impliedBounds(
  schema: FormSchema,
  symbolic: SymbolicRules,
  solve: SolveLinear,
  asked?: ReadonlySet<string>,
): ImpliedBound[] {
  const builder = new ProgramBuilder((cell) => limitsOf(schema, cell))
  for (const part of comparisonsOf(alwaysDemanded(symbolic))) builder.require(part, null)
  const program = builder.build()
  const reach = (column: number, way: 1 | -1): number | null => {
    const answer = solve({
      columns: program.columns.map(({ lower, upper }, index) => ({
        lower: Math.max(lower, -BEYOND),
        upper: Math.min(upper, BEYOND),
        ...{ cost: index === column ? way : 0, whole: false },
      })),
      rows: program.rows,
    })
    return answer.status === 'optimal' ? Math.round(answer.values[column]! * 1e4) / 1e4 + 0 : null
  }
  return [...builder.columnOf].flatMap(([cell, column]) => {
    if (propertyOf(schema, cell) === undefined || asked?.has(cell) === false) return []
    const { lower, upper } = limitsOf(schema, cell)
    const [least, most] = [reach(column, 1), reach(column, -1)]
    const tighter = {
      least: least !== null && least > lower && least > -BEYOND / 1e3 ? least : null,
      most: most !== null && most < upper && most < BEYOND / 1e3 ? most : null,
    }
    return tighter.least === null && tighter.most === null ? [] : [{ cell, ...tighter }]
  })
}

function comparisonsOf(formula: Formula): Formula[] {
  if (formula.is === 'all') return formula.of.flatMap(comparisonsOf)
  return formula.is === 'compared' ? [formula] : []
}
