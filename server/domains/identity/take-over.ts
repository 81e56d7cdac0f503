/** 交接: once the colleague has signed in, the preparer before them no longer works for the unit. */
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { endSessionsOf } from './store.ts'
import { endAccountUnit, listUnitsOf, settleTakeOver } from './unit-store.ts'

export async function completeTakeOvers(
  tx: Executor,
  ctx: Context,
  accountId: string,
): Promise<void> {
  for (const taken of await listUnitsOf(tx, accountId)) {
    if (taken.takesOverFrom === null) continue
    const before = (await listUnitsOf(tx, taken.takesOverFrom)).find(
      (each) => each.unitId === taken.unitId,
    )
    const now = ctx.clock.now()
    if (before) {
      await endAccountUnit(tx, before.id, now)
      await endSessionsOf(tx, taken.takesOverFrom, now)
    }
    await settleTakeOver(tx, taken.id)
    await recordAudit(tx, ctx, {
      action: 'account.take-over',
      subjectKind: 'account',
      subjectId: accountId,
      before: { accountId: taken.takesOverFrom },
      after: { unitId: taken.unitId },
    })
  }
}
