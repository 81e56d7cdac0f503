/**
 * What one check, new or changed, makes of the set it joins: whether any answer can still satisfy all,
 * what became redundant, which limits follow. Only what the change brings about is told.
 */
import type { SolveLinear } from '../linear/linear-program.ts'
import type { FormRelations, Relation } from '../linear/relations.ts'
import type { FormSchema } from '../types.ts'
import { type ImpliedBound, impliedBounds } from './implied-bounds.ts'
import { isContradictory } from './proof-words.ts'
import { nearTo, proveRelations, type RuleProof, readSymbolicRules } from './prove-relations.ts'

export interface ChangeProof {
  /** false: it relates no numbers linearly, so nothing is claimed. */
  readonly examined: boolean
  readonly contradictions: readonly RuleProof[]
  readonly notes: readonly RuleProof[]
  readonly bounds: readonly ImpliedBound[]
}

/** `standing`: may still hold the check as it was. */
export function proveChange(
  schema: FormSchema,
  standing: FormRelations,
  changed: Relation,
  solve: SolveLinear,
): ChangeProof {
  const { computed } = standing
  const others = standing.relations.filter(({ id }) => id !== changed.id)
  const after = readSymbolicRules({ relations: [...others, changed], computed })
  const rule = after.rules.find((each) => each.rule === changed.id)
  if (rule === undefined) return { examined: false, contradictions: [], notes: [], bounds: [] }
  const own = proveRelations(schema, after, solve, [rule])
  if (own.some(isContradictory)) {
    return { examined: true, contradictions: own, notes: [], bounds: [] }
  }
  const before = readSymbolicRules({ relations: others, computed })
  const near = nearTo(rule, after.rules)
  const brought = proveRelations(schema, after, solve, near).filter((proof) => {
    const known = before.rules.filter((each) => each.rule === proof.rule)
    return proveRelations(schema, before, solve, known).every(({ kind }) => kind !== proof.kind)
  })
  const boundsBefore = new Map(
    impliedBounds(schema, before, solve, rule.cells).map((bound) => [bound.cell, bound]),
  )
  const bounds = impliedBounds(schema, after, solve, rule.cells).filter(({ cell, least, most }) => {
    const known = boundsBefore.get(cell)
    return known?.least !== least || known?.most !== most
  })
  const proofs = [...own, ...brought]
  return {
    examined: true,
    contradictions: proofs.filter(isContradictory),
    notes: proofs.filter((proof) => !isContradictory(proof)),
    bounds,
  }
}
