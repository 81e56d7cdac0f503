/**
 * The city's places as an import looks them up: areas by code and by the words an address uses for
 * them, blocks by area, buildings by town. Built once per import; pure after that.
 */
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import type { Polygons } from '../../contract/areas.ts'
import { areaPrefixOf } from '../areas/index.ts'

export interface PlaceRows {
  readonly areas: readonly {
    readonly code: string
    readonly name: string
    readonly level: 'city' | 'county' | 'town' | 'village'
  }[]
  readonly blockCodes: readonly string[]
  /** Of the blocks that have one. */
  readonly outlines?: readonly { readonly code: string; readonly geometry: Polygons }[]
  readonly buildings: readonly {
    readonly code: string
    readonly blockCode: string
    readonly name: string
  }[]
}

export interface NamedPlace {
  readonly code: string
  /** Words an address may use for it, longest first. */
  readonly words: readonly string[]
}

export interface Places {
  readonly cityCode: string | null
  hasArea(code: string): boolean
  hasBlock(code: string): boolean
  /** Counties of the city, or the towns or villages directly below `code`. */
  below(code: string): readonly NamedPlace[]
  /** Every town of the city. */
  readonly towns: readonly NamedPlace[]
  blocksOf(areaCode: string): readonly string[]
  /** The one block a point lies in: longitude and latitude in degrees. */
  blockAt(point: readonly [number, number]): string | undefined
  buildingsBelow(areaPrefix: string): readonly PlaceRows['buildings'][number][]
}

/** Names that counties went by until lately; old licences still carry them. */
const FORMER_NAMES: Readonly<Record<string, readonly string[]>> = {
  怀仁市: ['怀仁县'],
  山西朔州经济开发区: ['朔州经济开发区', '朔州开发区'],
}

export function buildPlaces(rows: PlaceRows): Places {
  const codes = new Set(rows.areas.map((area) => area.code))
  const blocks = new Set(rows.blockCodes)
  const blocksByArea = groupBy(rows.blockCodes, (code) => code.slice(0, 12))
  const named = rows.areas.map((area) => ({ ...area, words: wordsFor(area.name, area.level) }))
  const byParent = groupBy(named, (area) => parentOf(area.code))
  const buildingsByTown = groupBy(rows.buildings, (building) => building.blockCode.slice(0, 9))
  return {
    cityCode: rows.areas.find((area) => area.level === 'city')?.code ?? null,
    hasArea: (code) => codes.has(code),
    hasBlock: (code) => blocks.has(code),
    below: (code) => byParent.get(code) ?? [],
    towns: named.filter((area) => area.level === 'town'),
    blockAt: blockFinder(rows.outlines ?? []),
    blocksOf: (areaCode) => blocksByArea.get(areaCode) ?? [],
    buildingsBelow: (prefix) =>
      (buildingsByTown.get(prefix.slice(0, 9)) ?? []).filter((building) =>
        building.blockCode.startsWith(prefix),
      ),
  }
}

function blockFinder(outlines: NonNullable<PlaceRows['outlines']>) {
  const boxed = outlines
    .filter(({ geometry }) => geometry.coordinates.length > 0)
    .map(({ code, geometry }) => {
      const points = geometry.coordinates.flat(2) as [number, number][]
      const across = points.map(([x]) => x)
      const up = points.map(([, y]) => y)
      const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b))
      const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b))
      const box = { west: least(across), east: most(across), south: least(up), north: most(up) }
      return { code, geometry, box }
    })
  return ([x, y]: readonly [number, number]): string | undefined => {
    const holding = boxed.filter(
      ({ box, geometry }) =>
        box.west <= x &&
        x <= box.east &&
        box.south <= y &&
        y <= box.north &&
        booleanPointInPolygon([x, y], geometry),
    )
    return holding.length === 1 ? holding[0]!.code : undefined
  }
}

function parentOf(code: string): string {
  const length = { 4: 0, 6: 4, 9: 6, 12: 9 }[areaPrefixOf(code).length] ?? 0
  return length === 0 ? '' : code.slice(0, length).padEnd(12, '0')
}

function wordsFor(name: string, level: PlaceRows['areas'][number]['level']): readonly string[] {
  const words = [name, ...(FORMER_NAMES[name] ?? [])]
  if (level === 'village') {
    // 马邑路中心社区居民委员会 → 马邑路中心社区; 东富院村委会 → 东富院村
    const short = name
      .replace(/社区居(民委员|委)会$/, '社区')
      .replace(/村?村(民委员|委)会$/, '村')
      .replace(/居(民委员|委)会$/, '')
    if (short.length >= 2) words.push(short)
  }
  return [...new Set(words)].sort((a, b) => b.length - a.length)
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
