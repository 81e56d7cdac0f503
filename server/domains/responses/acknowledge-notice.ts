/** Notes that a unit was told before its first question. The same id again changes nothing. */
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { findNoticeGiven, insertNoticeGiven } from './notice-store.ts'
import { getUnitInReach } from './unit-in-reach.ts'

export interface Telling {
  readonly unitId: string
  readonly noticeId: string
  readonly edition: number
  /** Device clock. */
  readonly toldAt: string
}

export function acknowledgeNotice(
  ctx: SignedInContext,
  { unitId, noticeId, edition, toldAt }: Telling,
): Promise<{ recordedAt: string }> {
  return ctx.database.write(async (tx) => {
    requireRight(ctx, 'response.report')
    await getUnitInReach(tx, ctx, unitId)
    const earlier = await findNoticeGiven(tx, noticeId)
    if (earlier) return { recordedAt: earlier.recordedAt }
    const recordedAt = ctx.clock.now()
    await insertNoticeGiven(tx, {
      ...{ id: noticeId, unitId, edition, toldAt, recordedAt },
      recordedBy: ctx.actor.id,
    })
    await recordAudit(tx, ctx, {
      action: 'notice.give',
      subjectKind: 'unit',
      subjectId: unitId,
      after: { edition, toldAt },
    })
    return { recordedAt }
  })
}
