/** The zones 四至范围 a unit lies in: by its building, by the point a list gave it, else by its block. */
import type { ReplyOf } from '../../contract/operation.ts'
import type * as contract from '../../contract/zones.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import {
  findBlockOutline,
  findBuilding,
  listZonesOf,
  middleOf,
  zonesHolding,
} from '../areas/index.ts'
import { requireRight } from '../identity/index.ts'
import { pointOf } from './draft-rows.ts'
import { getReachableUnit } from './get-reachable-unit.ts'
import { listRecordsOf } from './import-store.ts'
import type { UnitRow } from './store.ts'

type Reply = ReplyOf<typeof contract.getUnitZones>

export async function getUnitZones(ctx: SignedInContext, unitId: string): Promise<Reply> {
  requireRight(ctx, 'zone.view')
  const db = ctx.database.read
  const unit = await getReachableUnit(db, ctx, unitId)
  const place = await placeOf(db, unit)
  if (!place || unit.areaCode === null) return { zones: [], by: null }
  const zones = zonesHolding(await listZonesOf(db, unit.areaCode), place.point)
  return { zones: zones.map(({ id, kind, name }) => ({ id, kind, name })), by: place.by }
}

async function placeOf(
  db: Executor,
  { id, buildingCode, blockCode }: UnitRow,
): Promise<{ readonly point: readonly [number, number]; readonly by: Reply['by'] } | undefined> {
  const building = buildingCode === null ? undefined : await findBuilding(db, buildingCode)
  if (building) return { point: middleOf(building.geometry), by: 'building' }
  for (const { values } of await listRecordsOf(db, id)) {
    const point = pointOf(values)
    if (point) return { point, by: 'point' }
  }
  const outline = blockCode === null ? undefined : await findBlockOutline(db, blockCode)
  return outline && { point: middleOf(outline), by: 'block' }
}
