/** Stops every destruction of a class, or of all: a case, an inspection, a dispute (法定保留). */
import { Problem } from '../../contract/problems.ts'
import type { RecordClass, Retention } from '../../contract/retention.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { readRetention } from './read-retention.ts'
import { insertHold } from './store.ts'

export function placeHold(
  ctx: SignedInContext,
  asked: { readonly recordClass: RecordClass | 'all'; readonly reason: string },
): Promise<Retention> {
  requireRight(ctx, 'retention.hold')
  const reason = asked.reason.trim()
  if (reason === '') throw new Problem('reason-required', '请写明暂停销毁的原因')
  return ctx.database.write(async (tx) => {
    const { recordClass } = asked
    const id = ctx.newId()
    const placed = { placedBy: ctx.actor.id, placedAt: ctx.clock.now() }
    await insertHold(tx, { id, recordClass, reason, ...placed })
    await recordAudit(tx, ctx, {
      ...{ action: 'retention.place-hold', subjectKind: 'retention', subjectId: id, reason },
      after: { recordClass },
    })
    return readRetention(tx, ctx)
  })
}
