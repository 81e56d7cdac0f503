/** The linear relations one document is held to, with the cells each compares and whether it holds. */
import { DocumentWorld } from '../linear/document-world.ts'
import { cellsOf, type Formula } from '../linear/formula.ts'
import { valueOfSum } from '../linear/linear-sum.ts'
import { readFormula } from '../linear/read-formula.ts'
import type { FormRelations } from '../linear/relations.ts'
import { type Exact, sign } from '../runtime/exact.ts'
import type { CheckContext, Severity } from '../types.ts'

export interface StatedRelation {
  readonly rule: string
  readonly severity: Severity
  readonly formula: Formula
  readonly cells: ReadonlySet<string>
  readonly holds: boolean
}

export interface StatedRelations {
  readonly relations: readonly StatedRelation[]
  /** Present value of every cell they compare. */
  readonly present: ReadonlyMap<string, Exact>
}

export function statedRelations(form: FormRelations, context: CheckContext): StatedRelations {
  const world = new DocumentWorld(context, form.computed)
  const stated: StatedRelation[] = []
  for (const relation of form.relations) {
    for (const scene of world.scenesOf(relation)) {
      world.enter(scene)
      if (relation.when !== null && world.valueOf(relation.when, scene) !== true) continue
      const outcome = world.valueOf(relation.expect, scene)
      if (typeof outcome !== 'boolean') continue
      const formula = readFormula(relation.expect, scene, world)
      if (formula === null || formula.is === 'settled') continue
      // Where rounding of a worked-out cell makes the two differ, the engine's word stands.
      if (holdsAt(formula, (cell) => world.present.get(cell)!) !== outcome) continue
      stated.push({
        rule: relation.id,
        severity: relation.severity,
        formula,
        cells: cellsOf(formula),
        holds: outcome,
      })
    }
  }
  return { relations: stated, present: world.present }
}

/** Whether a formula holds for given values of its cells. */
export function holdsAt(formula: Formula, present: (cell: string) => Exact): boolean {
  switch (formula.is) {
    case 'settled':
      return formula.value
    case 'named':
      return false
    case 'all':
      return formula.of.every((part) => holdsAt(part, present))
    case 'any':
      return formula.of.some((part) => holdsAt(part, present))
    case 'compared': {
      const side = sign(valueOfSum(formula.sum, present))
      return formula.sign === '=' ? side === 0 : formula.sign === '<' ? side < 0 : side <= 0
    }
  }
}
