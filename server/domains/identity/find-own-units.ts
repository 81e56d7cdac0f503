/** The units an enterprise account acts for, each with its post there. */
import type { Position } from '../../contract/identity.ts'
import type { Executor } from '../../platform/database/database.ts'
import { listUnitsOf } from './unit-store.ts'

export async function findOwnUnits(
  db: Executor,
  accountId: string,
): Promise<readonly { unitId: string; name: string; position: Position }[]> {
  const units = await listUnitsOf(db, accountId)
  return units.map(({ unitId, unitName, position }) => ({ unitId, name: unitName, position }))
}
