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
  /** SVG path data, metres east and south of the frame's corner. */
  path(geometry: Polygons): string
}

const METRES_PER_DEGREE = 111_320

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
  return {
    frame: {
      minX: -margin,
      minY: -margin,
      width: x(Math.max(...longitudes)) + 2 * margin,
      height: y(Math.min(...latitudes)) + 2 * margin,
    },
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
