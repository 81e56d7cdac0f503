/** The unit whose forms are asked about: its own for an enterprise, those in reach for everyone else. */
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { isWithinReach } from '../areas/index.ts'
import { findUnit, type UnitRow } from '../frame/index.ts'
import { mayDo } from '../identity/index.ts'

export async function getUnitInReach(
  db: Executor,
  ctx: SignedInContext,
  unitId: string,
): Promise<UnitRow> {
  const unit = mayDo(ctx.actor.role, 'response.view') ? await findUnit(db, unitId) : undefined
  if (!unit || !(await isWithinReach(db, ctx, { ...unit, unitId }))) throw new Problem('not-found')
  return unit
}
