/**
 * Outlines as clipping sees them: WGS-84 degrees, measured in metres at their own latitude. A strip
 * narrower than `SLIVER_METRES` is what drawing and rounding leave, not land. Pure.
 */
import type { Polygons } from '../../../contract/areas.ts'

export type Point = readonly [longitude: number, latitude: number]
export type Pair = [number, number]
export type Ring = Pair[]
export type Shape = Ring[][]

/** Rounding a corner to six decimals moves it by up to a tenth of a metre. */
export const SLIVER_METRES = 0.3
const SMALLEST_SQUARE_METRES = 1
const METRES_PER_DEGREE = 111_320

export function shapeOf({ coordinates }: Polygons): Shape {
  return coordinates.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x!, y!])))
}

export function polygonsOf(shape: Shape): Polygons {
  return { type: 'MultiPolygon', coordinates: shape }
}

export interface Scale {
  readonly perLongitude: number
  readonly perLatitude: number
}

/** Metres per degree around a latitude. */
export function scaleAt(latitude: number): Scale {
  const perLongitude = METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180)
  return { perLongitude, perLatitude: METRES_PER_DEGREE }
}

function ringMeasures(ring: Ring): { readonly area: number; readonly length: number } {
  const [x0, y0] = ring[0] ?? [0, 0]
  const scale = scaleAt(y0)
  let doubled = 0
  let length = 0
  for (let i = 1; i < ring.length; i++) {
    const ax = (ring[i - 1]![0] - x0) * scale.perLongitude
    const ay = (ring[i - 1]![1] - y0) * scale.perLatitude
    const bx = (ring[i]![0] - x0) * scale.perLongitude
    const by = (ring[i]![1] - y0) * scale.perLatitude
    doubled += ax * by - bx * ay
    length += Math.hypot(bx - ax, by - ay)
  }
  return { area: Math.abs(doubled) / 2, length }
}

/** Square metres. */
export function squareMetresOf(shape: Shape): number {
  return shape.reduce(
    (sum, [outer, ...holes]) =>
      sum +
      ringMeasures(outer ?? []).area -
      holes.reduce((cut, hole) => cut + ringMeasures(hole).area, 0),
    0,
  )
}

/** Whether a ring holds land, and not only what rounding left. */
function isLand(ring: Ring): boolean {
  const { area, length } = ringMeasures(ring)
  return area > SMALLEST_SQUARE_METRES && (2 * area) / length > SLIVER_METRES
}

/** The shape without pieces and holes that are only slivers. */
export function withoutSlivers(shape: Shape): Shape {
  return shape
    .filter(([outer]) => outer !== undefined && isLand(outer))
    .map(([outer, ...holes]) => [outer!, ...holes.filter(isLand)])
}
