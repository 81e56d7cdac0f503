/**
 * Plane geometry on longitude and latitude, good enough inside one city: distances take the
 * shrinking of a degree of longitude at Shuozhou's latitude into account, nothing else.
 * A region is one or more rings without holes, because an area cut by straight lines may fall apart.
 */

/** Longitude and latitude in WGS-84 degrees. */
export type Point = readonly [lng: number, lat: number]
/** Corners in order, the first not repeated at the end. */
export type Ring = readonly Point[]
export type Region = readonly Ring[]

const metresPerDegreeOfLatitude = 111_000
/** Length of a degree of longitude against one of latitude at 39.6° north. */
export const longitudeShrink = 0.7705

export function metresBetween(a: Point, b: Point): number {
  return Math.hypot((b[0] - a[0]) * longitudeShrink, b[1] - a[1]) * metresPerDegreeOfLatitude
}

/** The place a number of metres east and north of another. */
export function moved(from: Point, eastMetres: number, northMetres: number): Point {
  return [
    from[0] + eastMetres / metresPerDegreeOfLatitude / longitudeShrink,
    from[1] + northMetres / metresPerDegreeOfLatitude,
  ]
}

/** Six decimals, about 0.1 m: what the city stores. */
export function rounded(point: Point): Point {
  return [Math.round(point[0] * 1e6) / 1e6, Math.round(point[1] * 1e6) / 1e6]
}

export function openRing(closed: Ring): Ring {
  const first = closed[0]
  const last = closed[closed.length - 1]
  const repeats = first && last && first[0] === last[0] && first[1] === last[1]
  return repeats ? closed.slice(0, -1) : closed
}

/** Square metres. */
export function areaOf(region: Region): number {
  return region.reduce((sum, ring) => sum + ringArea(ring), 0)
}

/** Square metres. */
export function ringArea(ring: Ring): number {
  const origin = ring[0]
  if (!origin) return 0
  let doubled = 0
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i]!
    const b = ring[(i + 1) % ring.length]!
    // Measured from the first corner: full coordinates would cost the small blocks their digits.
    doubled += (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1])
  }
  return Math.abs(doubled / 2) * longitudeShrink * metresPerDegreeOfLatitude ** 2
}

export function contains(region: Region, point: Point): boolean {
  return region.some((ring) => ringContains(ring, point))
}

export function ringContains(ring: Ring, [x, y]: Point): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i]!
    const b = ring[j]!
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) {
      inside = !inside
    }
  }
  return inside
}

interface Bounds {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

export function boundsOf(ring: Ring): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lng, lat] of ring) {
    west = Math.min(west, lng)
    east = Math.max(east, lng)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return { west, south, east, north }
}

export function largestRing(region: Region): Ring {
  return region.reduce<Ring>((best, ring) => (ringArea(ring) > ringArea(best) ? ring : best), [])
}
