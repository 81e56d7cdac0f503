/** The unit if it is within the actor's reach; a unit beyond it is as good as none. */
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { requireReach } from '../areas/index.ts'
import { findUnit, type UnitRow } from './store.ts'

export async function getReachableUnit(
  db: Executor,
  ctx: SignedInContext,
  unitId: string,
): Promise<UnitRow> {
  const row = await findUnit(db, unitId)
  return requireReach(db, ctx, 'frame.view', row && { ...row, unitId })
}
