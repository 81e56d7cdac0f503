/** Approves or refuses a request: never one's own, never twice; the second approval opens the door. */
import type { EnforcementRequest } from '../../contract/enforcement.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { decideDoor } from './decide-door.ts'
import { maySeeRequest, toReplies } from './enforcement-reply.ts'
import { findRequest, insertDecision, listDecisions } from './enforcement-store.ts'

export function decideEnforcement(
  ctx: SignedInContext,
  {
    requestId,
    decision,
    note,
  }: {
    readonly requestId: string
    readonly decision: 'approve' | 'refuse'
    readonly note: string
  },
): Promise<EnforcementRequest> {
  return ctx.database.write(async (tx) => {
    requireRight(ctx, 'enforcement.approve')
    const row = await findRequest(tx, requestId)
    if (!row || !maySeeRequest(ctx, row)) throw new Problem('not-found')
    const earlier = await listDecisions(tx, [requestId])
    const others = [row.requestedBy, ...earlier.map(({ decidedBy }) => decidedBy)]
    if (others.includes(ctx.actor.id)) {
      throw new Problem('second-person-required', '申请人和已审批的人不能再审批，须由另一人办理')
    }
    const now = ctx.clock.now()
    if (decideDoor(earlier, row.hours, now).state !== 'waiting') {
      throw new Problem('state-not-allowed', '这次申请已经办结')
    }
    if (decision === 'refuse' && note.trim() === '') {
      throw new Problem('reason-required', '不批准请写明原因')
    }
    await insertDecision(tx, {
      ...{ id: ctx.newId(), requestId, decision, note: note.trim() },
      ...{ decidedBy: ctx.actor.id, decidedAt: now },
    })
    await recordAudit(tx, ctx, {
      action: `enforcement.${decision}`,
      subjectKind: 'enforcement-request',
      subjectId: requestId,
      reason: note.trim(),
      after: { approvals: decision === 'approve' ? earlier.length + 1 : earlier.length },
    })
    const [reply] = await toReplies(tx, ctx, [row])
    return reply!
  })
}
