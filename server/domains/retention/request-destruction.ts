/** The system administrator asks for the destruction of a class that is due, as it is at this moment. */
import { Problem } from '../../contract/problems.ts'
import { type RecordClass, type Retention, recordClassNames } from '../../contract/retention.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { readClasses, readDestructions, readRetention } from './read-retention.ts'
import { requireDue } from './require-due.ts'
import { insertDestruction } from './store.ts'

export function requestDestruction(
  ctx: SignedInContext,
  asked: { readonly recordClass: RecordClass; readonly reason: string },
): Promise<Retention> {
  requireRight(ctx, 'destruction.request')
  const reason = asked.reason.trim()
  if (reason === '') throw new Problem('reason-required', '请写明申请销毁的说明')
  return ctx.database.write(async (tx) => {
    const { recordClass } = asked
    const now = ctx.clock.now()
    const standing = (await readClasses(tx, now)).find((each) => each.recordClass === recordClass)!
    const due = requireDue(standing)
    const open = (await readDestructions(tx)).some(
      ({ row, state }) =>
        row.recordClass === recordClass && (state === 'waiting' || state === 'approved'),
    )
    if (open) {
      const name = recordClassNames[recordClass]
      throw new Problem('state-not-allowed', `${name}已有一份销毁申请在办，请先办结`)
    }
    const row = {
      ...{ id: ctx.newId(), recordClass, reason, tables: standing.tables },
      ...{ ground: due.ground, years: due.years, newestAt: due.newestAt },
      ...{ newestOn: due.newestOn, dueOn: due.dueOn },
      ...{ requestedBy: ctx.actor.id, requestedAt: now },
    }
    await insertDestruction(tx, row)
    await recordAudit(tx, ctx, {
      ...{ action: 'destruction.request', subjectKind: 'destruction', subjectId: row.id, reason },
      after: { recordClass, dueOn: row.dueOn, ground: row.ground, tables: row.tables },
    })
    return readRetention(tx, ctx)
  })
}
