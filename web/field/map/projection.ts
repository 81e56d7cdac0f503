/**
 * Places WGS-84 coordinates on a flat picture of a block: a local equirectangular projection, true
 * to a few centimetres over a block's size. Pure.
 */
import type { Polygons } from '../../../server/contract/areas.ts'

export interface Frame {
  readonly minX: number
  readonly minY: number
  readonly width: number
  readonly height: number
}

export interface Projection {
  readonly frame: Frame
  /** The part of the picture that holds these shapes, with room around, in the picture's own shape. */
  frameAround(geometries: readonly Polygons[]): Frame
  /** Longitude and latitude of a point of the picture. */
  degreesAt(x: number, y: number): [number, number]
  /** SVG path data, metres east and south of the frame's corner. */
  path(geometry: Polygons): string
}

const METRES_PER_DEGREE = 111_320
/** How much wider than the shapes their frame is. */
const ROOM = 1.6
const SMALLEST_SHARE = 1 / 20

export function projectAround(outline: Polygons): Projection {
  const points = outline.coordinates.flat(2)
  const longitudes = points.map((point) => point[0] ?? 0)
  const latitudes = points.map((point) => point[1] ?? 0)
  const west = Math.min(...longitudes)
  const north = Math.max(...latitudes)
  const middle = (north + Math.min(...latitudes)) / 2
  const perLongitude = METRES_PER_DEGREE * Math.cos((middle * Math.PI) / 180)
  const x = (longitude: number) => (longitude - west) * perLongitude
  const y = (latitude: number) => (north - latitude) * METRES_PER_DEGREE
  const margin = 0.04 * Math.max(x(Math.max(...longitudes)), y(Math.min(...latitudes)))
  const frame: Frame = {
    minX: -margin,
    minY: -margin,
    width: x(Math.max(...longitudes)) + 2 * margin,
    height: y(Math.min(...latitudes)) + 2 * margin,
  }
  return {
    frame,
    frameAround(geometries) {
      const corners = geometries.flatMap((geometry) => geometry.coordinates.flat(2))
      if (corners.length === 0) return frame
      const xs = corners.map((point) => x(point[0] ?? 0))
      const ys = corners.map((point) => y(point[1] ?? 0))
      const spanX = Math.max(...xs) - Math.min(...xs)
      const spanY = Math.max(...ys) - Math.min(...ys)
      const share = Math.min(
        1,
        Math.max((ROOM * spanX) / frame.width, (ROOM * spanY) / frame.height, SMALLEST_SHARE),
      )
      const width = frame.width * share
      const height = frame.height * share
      return {
        minX: Math.min(...xs) + spanX / 2 - width / 2,
        minY: Math.min(...ys) + spanY / 2 - height / 2,
        width,
        height,
      }
    },
    degreesAt: (atX, atY) => [west + atX / perLongitude, north - atY / METRES_PER_DEGREE],
    path: (geometry) =>
      geometry.coordinates
        .flat()
        .map(
          (ring) =>
            `M${ring.map((point) => `${x(point[0] ?? 0).toFixed(1)} ${y(point[1] ?? 0).toFixed(1)}`).join('L')}Z`,
        )
        .join(''),
  }
}

const HALF_SIDE_METRES = 6

/** A building of unknown shape: a square of twelve metres about the point. */
export function squareAround(longitude: number, latitude: number): Polygons {
  const east = HALF_SIDE_METRES / (METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180))
  const north = HALF_SIDE_METRES / METRES_PER_DEGREE
  const corner = (x: number, y: number): [number, number] => [
    round(longitude + x * east),
    round(latitude + y * north),
  ]
  const ring = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)]
  return { type: 'MultiPolygon', coordinates: [[ring]] }
}

/** To a decimetre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
