/** An account row as the one who acts: an enterprise's works for one of its units at a time. */
import type { Actor } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { type AccountRow, asAccount } from './store.ts'
import { listUnitsOf } from './unit-store.ts'

/** `unitId`: the unit chosen in the session; its first one otherwise. */
export async function actorOf(
  db: Executor,
  row: AccountRow,
  unitId: string | null,
): Promise<Actor> {
  const account = asAccount(row)
  if (row.role !== 'enterprise') return account
  const units = await listUnitsOf(db, row.id)
  const unit = units.find((each) => each.unitId === unitId) ?? units[0]
  // Handed over everything: it may sign in and reaches nothing.
  if (!unit) return { ...account, scope: { kind: 'unit', unitId: 'none', name: '没有单位' } }
  return {
    ...account,
    scope: { kind: 'unit', unitId: unit.unitId, name: unit.unitName },
    position: unit.position,
  }
}
