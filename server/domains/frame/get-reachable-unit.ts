/** The unit if it is within the actor's reach; a unit beyond it is as good as none. */
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { isWithinReach } from '../areas/index.ts'
import { mayDo } from '../identity/index.ts'
import { findUnit, type UnitRow } from './store.ts'

export async function getReachableUnit(
  db: Executor,
  ctx: SignedInContext,
  unitId: string,
): Promise<UnitRow> {
  const row = mayDo(ctx.actor.role, 'frame.view') ? await findUnit(db, unitId) : undefined
  if (!row || !(await isWithinReach(db, ctx, { ...row, unitId }))) throw new Problem('not-found')
  return row
}
