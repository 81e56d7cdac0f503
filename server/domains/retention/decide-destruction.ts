/** Approves or refuses a destruction: one of the city office and one security administrator, never who asked. */
import { Problem } from '../../contract/problems.ts'
import type { Retention } from '../../contract/retention.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { readDestructions, readRetention } from './read-retention.ts'
import { insertDecision } from './store.ts'

export function decideDestruction(
  ctx: SignedInContext,
  asked: {
    readonly destructionId: string
    readonly decision: 'approve' | 'refuse'
    readonly note: string
  },
): Promise<Retention> {
  requireRight(ctx, 'destruction.approve')
  const note = asked.note.trim()
  return ctx.database.write(async (tx) => {
    const { destructionId, decision } = asked
    const found = (await readDestructions(tx)).find(({ row }) => row.id === destructionId)
    if (!found) throw new Problem('not-found')
    const { id, role } = ctx.actor
    const before = found.decisions
    if ([found.row.requestedBy, ...before.map(({ decidedBy }) => decidedBy)].includes(id)) {
      throw new Problem('second-person-required', '申请人和已审批的人不能再审批，须由另一人办理')
    }
    if (before.some(({ decidedRole }) => decidedRole === role)) {
      throw new Problem('second-person-required', '市级普查办和安全管理员须各有一人批准')
    }
    if (found.state !== 'waiting') {
      const why = found.state === 'void' ? '申请之后有过暂停，已经作废，须重新申请' : '已经办结'
      throw new Problem('state-not-allowed', `这份销毁申请${why}`)
    }
    if (decision === 'refuse' && note === '') {
      throw new Problem('reason-required', '不批准请写明原因')
    }
    await insertDecision(tx, {
      ...{ id: ctx.newId(), destructionId, decision, note },
      ...{ decidedBy: id, decidedRole: role, decidedAt: ctx.clock.now() },
    })
    await recordAudit(tx, ctx, {
      ...{ action: `destruction.${decision}`, subjectKind: 'destruction' },
      ...{ subjectId: destructionId, reason: note },
      after: { recordClass: found.row.recordClass, dueOn: found.row.dueOn },
    })
    return readRetention(tx, ctx)
  })
}
