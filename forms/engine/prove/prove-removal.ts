/**
 * What a set of checks comes to without one of them. Fewer checks never contradict more; told is whether
 * the others imply it anyway, what still contradicts, and which limits of single cells fall.
 */
import type { SolveLinear } from '../linear/linear-program.ts'
import type { FormRelations } from '../linear/relations.ts'
import type { FormSchema } from '../types.ts'
import { type ImpliedBound, impliedBounds } from './implied-bounds.ts'
import { isContradictory } from './proof-words.ts'
import { nearTo, proveRelations, type RuleProof, readSymbolicRules } from './prove-relations.ts'

export interface RemovalProof {
  /** false: it relates no numbers linearly, so nothing is claimed of what falls with it. */
  readonly examined: boolean
  /** Set while the others imply it: nothing becomes possible without it. */
  readonly implied: RuleProof | null
  /** Contradictions among the others that stay. */
  readonly contradictions: readonly RuleProof[]
  /** Limits of cells as they were, and as they are without it; null: none beyond the form's own. */
  readonly loosened: readonly {
    readonly before: ImpliedBound
    readonly after: ImpliedBound | null
  }[]
}

export function proveRemoval(
  schema: FormSchema,
  standing: FormRelations,
  removed: string,
  solve: SolveLinear,
): RemovalProof {
  const { computed } = standing
  const before = readSymbolicRules(standing)
  const rule = before.rules.find((each) => each.rule === removed)
  const relations = standing.relations.filter(({ id }) => id !== removed)
  const after = readSymbolicRules({ relations, computed })
  const near = rule === undefined ? after.rules : nearTo(rule, after.rules)
  const contradictions = proveRelations(schema, after, solve, near).filter(isContradictory)
  if (rule === undefined) return { examined: false, implied: null, contradictions, loosened: [] }
  const [own] = proveRelations(schema, before, solve, [rule])
  const boundsAfter = new Map(
    impliedBounds(schema, after, solve, rule.cells).map((bound) => [bound.cell, bound]),
  )
  const loosened = impliedBounds(schema, before, solve, rule.cells).flatMap((bound) => {
    const left = boundsAfter.get(bound.cell) ?? null
    const same = left !== null && left.least === bound.least && left.most === bound.most
    return same ? [] : [{ before: bound, after: left }]
  })
  return {
    examined: true,
    implied: own?.kind === 'implied' || own?.kind === 'never-fails' ? own : null,
    contradictions,
    loosened,
  }
}
