/**
 * Draws towns inside the county outlines, villages inside towns and blocks inside villages.
 * Seats of counties and streets (街道) sit close together around the county's centre, communities
 * around their town's; villages spread over the rest. Children always cover their parent exactly.
 */
import { shortVillageName } from './addresses.ts'
import type { AreaRecord } from './area-records.ts'
import type { CityArea, CityBlock } from './city.ts'
import { type CountyOutline, countyOutlines } from './outlines.ts'
import { partitionRegion } from './partition-region.ts'
import { placeApart, placeAround, placeWithin } from './place-points.ts'
import { type Point, type Region, rounded } from './plane.ts'
import { toPolygons } from './polygons.ts'
import type { Random } from './random.ts'

/** Towns that are the seat of a county without streets. */
const seatTowns = new Set(['140603100000', '140621103000', '140622100000', '140623100000'])
const candidatesPerSeed = 8

interface LaidOutAreas {
  readonly areas: readonly CityArea[]
  readonly blocks: readonly CityBlock[]
}

export function layOutAreas(records: readonly AreaRecord[], random: Random): LaidOutAreas {
  const areas: CityArea[] = []
  const blocks: CityBlock[] = []
  const childrenOf = (parent: string): AreaRecord[] =>
    records.filter((record) => record.parent === parent)
  for (const county of records.filter((record) => record.level === 'county')) {
    const outline = outlineOf(county.code)
    areas.push(toArea(county, outline.region, outline.center))
    const towns = childrenOf(county.code)
    for (const town of placeTowns(towns, outline, random.fork(county.code))) {
      areas.push(toArea(town.record, town.region, town.seed))
      const villages = childrenOf(town.record.code)
      for (const village of placeVillages(villages, town, random.fork(town.record.code))) {
        areas.push(toArea(village.record, village.region, village.seed))
        blocks.push(...cutBlocks(village, random.fork(village.record.code)))
      }
    }
  }
  return { areas, blocks }
}

interface Placed {
  readonly record: AreaRecord
  readonly seed: Point
  readonly region: Region
}

function placeTowns(
  towns: readonly AreaRecord[],
  { center, region }: CountyOutline,
  random: Random,
): Placed[] {
  const central = towns.filter((town) => isStreet(town.code) || seatTowns.has(town.code))
  const taken: Point[] = []
  const seeds = new Map<string, Point>()
  for (const town of [...central, ...towns.filter((town) => !central.includes(town))]) {
    const draw = central.includes(town)
      ? () => placeAround(region, center, central.length > 1 ? 1_500 : 300, random)
      : () => placeWithin(region, random)
    const seed = apart(taken, draw)
    taken.push(seed)
    seeds.set(town.code, seed)
  }
  return place(towns, seeds, region)
}

function placeVillages(villages: readonly AreaRecord[], town: Placed, random: Random): Placed[] {
  const taken: Point[] = []
  const seeds = new Map<string, Point>()
  const communities = villages.filter((village) => isUrban(village))
  for (const village of [...communities, ...villages.filter((one) => !isUrban(one))]) {
    const draw = isUrban(village)
      ? () => placeAround(town.region, town.seed, 250 * Math.sqrt(communities.length), random)
      : () => placeWithin(town.region, random)
    const seed = apart(taken, draw)
    taken.push(seed)
    seeds.set(village.code, seed)
  }
  return place(villages, seeds, town.region)
}

function cutBlocks(village: Placed, random: Random): CityBlock[] {
  const count = isUrban(village.record) ? random.between(2, 4) : random.between(1, 2)
  const taken: Point[] = [village.seed]
  while (taken.length < count) {
    const spread = isUrban(village.record) ? 200 : 500
    taken.push(apart(taken, () => placeAround(village.region, village.seed, spread, random)))
  }
  const regions = partitionRegion(village.region, taken)
  return regions.map((region, index) => ({
    synthetic: true,
    code: `${village.record.code}${String(index + 1).padStart(2, '0')}`,
    areaCode: village.record.code,
    name: `${shortVillageName(village.record.name)}第${index + 1}普查小区`,
    center: rounded(taken[index]!),
    geometry: toPolygons(region),
  }))
}

function place(
  records: readonly AreaRecord[],
  seeds: ReadonlyMap<string, Point>,
  region: Region,
): Placed[] {
  const points = records.map((record) => seeds.get(record.code)!)
  const regions = partitionRegion(region, points)
  return records.map((record, i) => ({ record, seed: points[i]!, region: regions[i]! }))
}

function apart(taken: readonly Point[], draw: () => Point): Point {
  return placeApart(taken, Array.from({ length: candidatesPerSeed }, draw))
}

function outlineOf(areaCode: string): CountyOutline {
  const outline = countyOutlines.find((county) => areaCode.startsWith(county.code))
  if (!outline) throw new RangeError(`No outline is known for county ${areaCode}`)
  return outline
}

function isStreet(townCode: string): boolean {
  return townCode[6] === '0' || townCode[6] === '4'
}

function isUrban(village: AreaRecord): boolean {
  return /居委会|居民委员会|社区/.test(village.name)
}

function toArea(record: AreaRecord, region: Region, center: Point): CityArea {
  return {
    synthetic: true,
    code: record.code,
    level: record.level,
    parent: record.parent,
    name: record.name,
    urban: record.level === 'village' ? isUrban(record) : isStreet(record.code),
    center: rounded(center),
    geometry: toPolygons(region),
  }
}
