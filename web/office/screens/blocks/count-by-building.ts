/** Units per building, and those without an outcome. Pure. */
import type { UnitSummary } from '../../../../server/contract/frame.ts'

export interface BuildingCounts {
  readonly units: ReadonlyMap<string, number>
  readonly open: ReadonlyMap<string, number>
}

export function countByBuilding(
  all: readonly Pick<UnitSummary, 'buildingCode' | 'outcome'>[],
): BuildingCounts {
  const units = new Map<string, number>()
  const open = new Map<string, number>()
  for (const { buildingCode, outcome } of all) {
    if (buildingCode === null) continue
    units.set(buildingCode, (units.get(buildingCode) ?? 0) + 1)
    if (outcome === null) open.set(buildingCode, (open.get(buildingCode) ?? 0) + 1)
  }
  return { units, open }
}
