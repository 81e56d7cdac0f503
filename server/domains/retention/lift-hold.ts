/** Lifts a hold: not whoever placed it. Requests from before it stay void. */
import { Problem } from '../../contract/problems.ts'
import type { Retention } from '../../contract/retention.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { readRetention } from './read-retention.ts'
import { insertLift, listHolds } from './store.ts'

export function liftHold(
  ctx: SignedInContext,
  asked: { readonly holdId: string; readonly reason: string },
): Promise<Retention> {
  requireRight(ctx, 'retention.hold')
  const reason = asked.reason.trim()
  return ctx.database.write(async (tx) => {
    const { holdId } = asked
    const found = (await listHolds(tx)).find(({ hold }) => hold.id === holdId)
    if (!found) throw new Problem('not-found')
    if (found.lift) throw new Problem('state-not-allowed', '这次暂停已经解除')
    if (found.hold.placedBy === ctx.actor.id) {
      throw new Problem('second-person-required', '暂停须由另一人解除')
    }
    if (reason === '') throw new Problem('reason-required', '请写明解除的原因')
    const lifted = { liftedBy: ctx.actor.id, liftedAt: ctx.clock.now() }
    await insertLift(tx, { holdId, reason, ...lifted })
    await recordAudit(tx, ctx, {
      ...{ action: 'retention.lift-hold', subjectKind: 'retention', subjectId: holdId, reason },
      after: { recordClass: found.hold.recordClass },
    })
    return readRetention(tx, ctx)
  })
}
