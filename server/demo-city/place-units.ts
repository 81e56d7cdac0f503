/**
 * Finds a building for a unit: a county by how strong its industry is there, a block by how busy
 * it is, a building of the fitting kind. Shops crowd into towns, workshops and mines do not.
 */
import type { BuildingKind, CityArea, CityBlock, CityBuilding, CityPlace } from './city.ts'
import type { Random } from './random.ts'

interface Placement extends CityPlace {
  readonly blockCode: string
  readonly buildingCode: string
}

export interface Placer {
  /** A county (six digits), more likely where the given strength is high. */
  county(strength: (countyCode: string) => number): string
  /** A place in a county for a unit that prefers this kind of building. */
  place(countyCode: string, kind: BuildingKind): Placement
  /** A place in a given village or community. */
  placeInVillage(villageCode: string, kind: BuildingKind): Placement
}

/** Roughly how much of the city's economy sits where. */
const countyWeights: Readonly<Record<string, number>> = {
  '140602': 3,
  '140603': 1.2,
  '140621': 1.5,
  '140622': 1.4,
  '140623': 0.8,
  '140671': 0.5,
  '140681': 1.8,
}

export function createPlacer(
  areas: readonly CityArea[],
  blocks: readonly CityBlock[],
  buildings: readonly CityBuilding[],
  random: Random,
): Placer {
  const urbanVillages = new Set(areas.filter((area) => area.urban).map((area) => area.code))
  const blocksOf = groupBy(blocks, (block) => block.code.slice(0, 6))
  const blocksOfVillage = groupBy(blocks, (block) => block.areaCode)
  const buildingsOf = groupBy(buildings, (building) => building.blockCode)

  const busyness = (block: CityBlock, kind: BuildingKind): number => {
    if (!urbanVillages.has(block.areaCode)) return 1
    return kind === 'workshop' || kind === 'courtyard' ? 1.5 : 14
  }

  const moveIn = (block: CityBlock, kind: BuildingKind): Placement => {
    const all = buildingsOf.get(block.code) ?? []
    const fitting = all.filter((building) => building.kind === kind)
    const building = random.pick(fitting.length > 0 ? fitting : all)
    return {
      areaCode: block.areaCode,
      blockCode: block.code,
      buildingCode: building.code,
      address: building.address + room(building, random),
    }
  }

  return {
    county: (strength) =>
      random.weighted(Object.keys(countyWeights), (code) => countyWeights[code]! * strength(code)),
    place: (countyCode, kind) =>
      moveIn(
        random.weighted(blocksOf.get(countyCode) ?? [], (block) => busyness(block, kind)),
        kind,
      ),
    placeInVillage: (villageCode, kind) =>
      moveIn(random.pick(blocksOfVillage.get(villageCode) ?? []), kind),
  }
}

function room(building: CityBuilding, random: Random): string {
  if (building.kind !== 'offices' && building.kind !== 'housing') return ''
  const floor = random.between(1, building.floors)
  return `${floor}层${floor}${String(random.between(1, 12)).padStart(2, '0')}室`
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
