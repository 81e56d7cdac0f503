/** Confirms a pair accepted in bulk and drawn for a look; by somebody else than who accepted it. */
import type { DuplicateDetail } from '../../contract/duplicates.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { describePair } from './describe-pair.ts'
import type { Desk } from './desk.ts'
import { getReachablePair } from './reachable-pair.ts'
import { findDecision, insertDecision, savePair } from './store.ts'

export async function confirmDuplicate(
  ctx: SignedInContext,
  desk: Desk,
  { pairId, decisionId }: { readonly pairId: string; readonly decisionId: string },
): Promise<DuplicateDetail> {
  await ctx.database.write(async (tx) => {
    requireRight(ctx, 'duplicate.decide')
    const { pair, decisions } = await getReachablePair(tx, ctx, pairId)
    if ((await findDecision(tx, decisionId))?.pairId === pairId) return
    const inForce = decisions.find(({ decision }) => decision.id === pair.decisionId)?.decision
    if (!inForce || !pair.toCheck) {
      throw new Problem('duplicate-not-open', '这一对不在抽查之列')
    }
    if (inForce.decidedBy === ctx.actor.id) {
      throw new Problem('second-person-required', '抽查须由批量接受的人以外的同事来看')
    }
    await insertDecision(tx, {
      id: decisionId,
      pairId,
      kind: inForce.kind,
      firstUnit: inForce.firstUnit,
      chosen: {},
      reason: '抽查属实',
      part: 'check',
      weight: pair.weight,
      takesEffect: false,
      changes: [],
      decidedAt: ctx.clock.now(),
      decidedBy: ctx.actor.id,
    })
    await savePair(tx, pairId, { toCheck: false })
    await recordAudit(tx, ctx, {
      action: 'duplicate.confirm',
      subjectKind: 'duplicate-pair',
      subjectId: pairId,
      after: { decisionId },
    })
  })
  return describePair(ctx.database.read, ctx, desk, pairId)
}
