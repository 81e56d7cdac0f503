/**
 * Gives every block a street through its centre and buildings along both sides of it: odd numbers
 * on one side, even on the other. Every building lies wholly inside its block.
 */
import { type AreaPath, createAreaPaths, streetAddress } from './addresses.ts'
import type { BuildingKind, CityArea, CityBlock, CityBuilding, CityStreet } from './city.ts'
import { contains, moved, type Point, type Region, rounded } from './plane.ts'
import { toPolygons, toRegion } from './polygons.ts'
import type { Random } from './random.ts'

interface BuiltStreets {
  readonly streets: readonly CityStreet[]
  readonly buildings: readonly CityBuilding[]
}

const slotMetres = 42
const setbackMetres = 9

export function buildStreets(
  areas: readonly CityArea[],
  blocks: readonly CityBlock[],
  random: Random,
): BuiltStreets {
  const pathOf = createAreaPaths(areas)
  const streets: CityStreet[] = []
  const buildings: CityBuilding[] = []
  for (const block of blocks) {
    const built = buildBlock(block, pathOf(block.areaCode), random.fork(block.code))
    streets.push(built.street)
    buildings.push(...built.buildings)
  }
  return { streets, buildings }
}

interface BuiltBlock {
  readonly street: CityStreet
  readonly buildings: readonly CityBuilding[]
}

function buildBlock(block: CityBlock, path: AreaPath, random: Random): BuiltBlock {
  const region = toRegion(block.geometry)
  const axis = chooseAxis(region, block.center, path.village.urban ? 260 : 150, random)
  const street: CityStreet = {
    synthetic: true,
    id: `${block.code}S1`,
    blockCode: block.code,
    name: streetName(block, path, random),
    geometry: {
      type: 'LineString',
      coordinates: [rounded(axis.at(axis.from, 0)), rounded(axis.at(axis.to, 0))],
    },
  }
  const wanted = path.village.urban ? random.between(5, 9) : random.between(2, 4)
  const plots = random
    .shuffle([...plotsAlong(axis, region)])
    .slice(0, wanted)
    .sort((one, other) => one.houseNumber - other.houseNumber)
  const buildings = plots.map((plot, index) =>
    raiseBuilding(block, street, path, plot, index + 1, random),
  )
  return { street, buildings }
}

/** A straight line through a centre, measured in metres along and across it. */
interface Axis {
  readonly from: number
  readonly to: number
  at(along: number, across: number): Point
}

/** Of a few directions the one with the longest run inside the block. */
function chooseAxis(region: Region, center: Point, reachMetres: number, random: Random): Axis {
  const tilt = random.next() * Math.PI
  const axes = [0, 1, 2, 3].map((turn) =>
    axisThrough(region, center, reachMetres, tilt + (turn * Math.PI) / 4),
  )
  return axes.reduce((best, axis) => (axis.to - axis.from > best.to - best.from ? axis : best))
}

function axisThrough(region: Region, center: Point, reachMetres: number, angle: number): Axis {
  const [east, north] = [Math.cos(angle), Math.sin(angle)]
  const at = (along: number, across: number): Point =>
    moved(center, east * along - north * across, north * along + east * across)
  const reach = (sign: 1 | -1): number => {
    let along = 0
    while (along < reachMetres && contains(region, at(sign * (along + 10), 0))) along += 10
    return sign * along
  }
  return { from: reach(-1), to: reach(1), at }
}

interface Plot {
  readonly corners: readonly Point[]
  readonly houseNumber: number
  readonly center: Point
}

function* plotsAlong(axis: Axis, region: Region): Generator<Plot> {
  let yielded = 0
  for (let along = axis.from; along + slotMetres <= axis.to; along += slotMetres) {
    for (const side of [1, -1] as const) {
      const number = Math.round((along - axis.from) / slotMetres) * 2 + (side === 1 ? 1 : 2)
      const plot = plotAt(axis, along + slotMetres / 2, side * (setbackMetres + 8), 30, 14, number)
      if (!plot.corners.every((corner) => contains(region, corner))) continue
      yielded += 1
      yield plot
    }
  }
  if (yielded > 0) return
  // A sliver of a block still has one hut, as small as it must be to stand inside.
  for (let size = 12; size > 0.2; size /= 2) {
    const plot = plotAt(axis, 0, 0, size, size, 1)
    if (size < 0.5 || plot.corners.every((corner) => contains(region, corner))) {
      yield plot
      return
    }
  }
}

function plotAt(
  axis: Axis,
  along: number,
  across: number,
  length: number,
  depth: number,
  houseNumber: number,
): Plot {
  const corners = [
    axis.at(along - length / 2, across - depth / 2),
    axis.at(along + length / 2, across - depth / 2),
    axis.at(along + length / 2, across + depth / 2),
    axis.at(along - length / 2, across + depth / 2),
  ].map(rounded)
  return { corners, houseNumber, center: rounded(axis.at(along, across)) }
}

const kindsInTown: readonly (readonly [BuildingKind, number])[] = [
  ['shops', 4],
  ['offices', 2],
  ['housing', 3],
  ['public', 1],
]
const kindsInVillage: readonly (readonly [BuildingKind, number])[] = [
  ['courtyard', 5],
  ['workshop', 2],
  ['shops', 2],
  ['public', 1],
]
const kindsInZone: readonly (readonly [BuildingKind, number])[] = [
  ['workshop', 6],
  ['offices', 3],
  ['shops', 1],
]

function raiseBuilding(
  block: CityBlock,
  street: CityStreet,
  path: AreaPath,
  plot: Plot,
  sequence: number,
  random: Random,
): CityBuilding {
  const isZone = path.county.code.startsWith('140671')
  const kinds = isZone ? kindsInZone : path.village.urban ? kindsInTown : kindsInVillage
  const [kind] = random.weighted(kinds, ([, weight]) => weight)
  return {
    synthetic: true,
    code: `${block.code}${String(sequence).padStart(3, '0')}`,
    blockCode: block.code,
    streetId: street.id,
    houseNumber: plot.houseNumber,
    name: buildingName(kind, street.name, plot.houseNumber),
    address: streetAddress(path, street.name, plot.houseNumber),
    kind,
    floors: floorsOf(kind, random),
    center: plot.center,
    geometry: toPolygons([plot.corners]),
  }
}

function buildingName(kind: BuildingKind, street: string, houseNumber: number): string {
  switch (kind) {
    case 'shops':
      return `${street}${houseNumber}号商铺`
    case 'offices':
      return `${street}${houseNumber}号办公楼`
    case 'housing':
      return `${street}${houseNumber}号住宅楼`
    case 'workshop':
      return `${street}${houseNumber}号厂房`
    case 'courtyard':
      return `${street}${houseNumber}号院`
    case 'public':
      return `${street}${houseNumber}号公共用房`
  }
}

function floorsOf(kind: BuildingKind, random: Random): number {
  switch (kind) {
    case 'shops':
      return random.between(1, 3)
    case 'offices':
      return random.between(4, 12)
    case 'housing':
      return random.between(6, 18)
    case 'public':
      return random.between(1, 5)
    case 'workshop':
    case 'courtyard':
      return random.between(1, 2)
  }
}

const urbanStreets = [
  '文昌街',
  '惠民街',
  '育才路',
  '安泰路',
  '兴业街',
  '古槐巷',
  '桥西路',
  '团结街',
  '新风路',
  '和顺巷',
]
const villageStreets = [
  ['中街', '东街', '南街', '河沿路'],
  ['西街', '北街', '场院巷', '井台巷'],
]

function streetName(block: CityBlock, path: AreaPath, random: Random): string {
  const ordinal = Number(block.code.slice(-2))
  // A village has two blocks at most, and their streets bear different names.
  if (!path.village.urban) return random.pick(villageStreets[(ordinal - 1) % 2]!)
  return random.pick(urbanStreets) + (ordinal > 1 ? `${'一二三四五'[ordinal - 1]}段` : '')
}
