/** Which unit is kept where others were merged into it. */
import type { Executor } from '../../platform/database/database.ts'
import { survivorIn } from './decide-standing.ts'
import { asPlace, type UnitPlace } from './find-unit-places.ts'
import { readUnits } from './keep-ledger.ts'
import { findUnits } from './store.ts'

/** By the id of the merged one; units that were not merged are left out. */
export async function findKeptUnits(
  db: Executor,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, UnitPlace>> {
  const standing = await readUnits(db, unitIds)
  const keptBy = unitIds
    .map((id) => [id, survivorIn(standing, id)] as const)
    .filter(([id, kept]) => kept !== id)
  const units = await findUnits(
    db,
    keptBy.map(([, kept]) => kept),
  )
  return new Map(
    keptBy.flatMap(([id, kept]) => {
      const unit = units.get(kept)
      return unit ? [[id, asPlace(unit)] as const] : []
    }),
  )
}

export async function findKeptUnit(db: Executor, unitId: string): Promise<UnitPlace | undefined> {
  return (await findKeptUnits(db, [unitId])).get(unitId)
}
