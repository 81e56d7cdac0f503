/** The unit whose ledger is asked for: its own accounts only; any other is as good as absent. */
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { requireReach } from '../areas/index.ts'
import { findUnit, type UnitRow } from '../frame/index.ts'

export interface LedgerOf {
  readonly unitId: string
  /** Four digits. */
  readonly year: string
}

export async function requireOwnLedger(
  db: Executor,
  ctx: SignedInContext,
  { unitId }: LedgerOf,
): Promise<UnitRow> {
  const unit = await findUnit(db, unitId)
  return requireReach(db, ctx, 'unit-ledger.view', unit && { ...unit, unitId })
}
