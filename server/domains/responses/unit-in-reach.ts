/** The unit whose forms are asked about: its own for an enterprise, those in reach for everyone else. */
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { requireReach } from '../areas/index.ts'
import { findUnit, type UnitRow } from '../frame/index.ts'

export async function getUnitInReach(
  db: Executor,
  ctx: SignedInContext,
  unitId: string,
): Promise<UnitRow> {
  const unit = await findUnit(db, unitId)
  return requireReach(db, ctx, 'response.view', unit && { ...unit, unitId })
}
