/** How good the matcher proved on the pairs people decided in the caller's area. */
import type * as contract from '../../contract/duplicates.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { requireRight } from '../identity/index.ts'
import { measureDecisions } from './measure-decisions.ts'
import { requireArea } from './require-area.ts'
import { decisionsBelow } from './store.ts'

export async function measureDuplicates(
  ctx: SignedInContext,
): Promise<ReplyOf<typeof contract.measureDuplicates>> {
  requireRight(ctx, 'duplicate.view')
  const decisions = await decisionsBelow(ctx.database.read, requireArea(ctx))
  return measureDecisions(
    decisions.map(({ decision, undo, pair }) => ({
      pairId: decision.pairId,
      kind: decision.kind,
      part: decision.part,
      takesEffect: decision.takesEffect,
      undone: undo !== null,
      weight: decision.weight,
      toCheck: pair.toCheck && pair.decisionId === decision.id,
    })),
  )
}
