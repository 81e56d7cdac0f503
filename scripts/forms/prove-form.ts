/** What the checks of a form, taken together, come to: contradictions, dead and implied checks, limits. */

import type { SolveLinear } from '../../forms/engine/linear/linear-program.ts'
import { relationsOf } from '../../forms/engine/linear/relations.ts'
import { type ImpliedBound, impliedBounds } from '../../forms/engine/prove/implied-bounds.ts'
import {
  proveRelations,
  type RuleProof,
  readSymbolicRules,
} from '../../forms/engine/prove/prove-relations.ts'
import type { CodeListData } from '../../forms/engine/types.ts'
import type { FormSource } from './form-sources.ts'
import { formTrees } from './form-trees.ts'

export interface FormProof {
  readonly source: FormSource
  /** Relations between numbers, and how many of them could be read as linear. */
  readonly relations: number
  readonly examined: number
  readonly proofs: readonly RuleProof[]
  readonly bounds: readonly ImpliedBound[]
}

export function proveForm(
  source: FormSource,
  forms: readonly FormSource[],
  lists: readonly CodeListData[],
  solve: SolveLinear,
): FormProof {
  const relations = relationsOf(formTrees(source, forms, lists))
  const symbolic = readSymbolicRules(relations)
  return {
    source,
    relations: relations.relations.length,
    examined: symbolic.rules.length,
    proofs: proveRelations(source.schema, symbolic, solve),
    bounds: impliedBounds(source.schema, symbolic, solve),
  }
}
