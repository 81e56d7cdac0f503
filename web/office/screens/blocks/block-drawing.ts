/**
 * Outlines as paths of a drawing. Longitudes shrink by the cosine of the latitude, north is up.
 * Coordinates of the drawing are metres from its corner. Pure.
 */
import type { Polygons } from '../../../../server/contract/areas.ts'

export interface Drawing {
  /** Metres. */
  readonly width: number
  readonly height: number
  readonly pathOf: (shape: Polygons) => string
  /** Middle of a shape's corners, in metres of the drawing. */
  readonly middleOf: (shape: Polygons) => { readonly x: number; readonly y: number }
  /** How far a shape reaches from west to east, in metres. */
  readonly widthOf: (shape: Polygons) => number
  /** Where a shape ends in the north, in metres from the top. */
  readonly topOf: (shape: Polygons) => number
  /** Where a place lies in the drawing, and the other way: longitude and latitude in degrees. */
  readonly placeOf: (point: readonly number[]) => { readonly x: number; readonly y: number }
  readonly degreesAt: (x: number, y: number) => [longitude: number, latitude: number]
}

const METRES_PER_DEGREE = 111_320

export function drawShapes(shapes: readonly Polygons[], marginShare = 0.04): Drawing {
  const points = shapes.flatMap((shape) => shape.coordinates.flat(2))
  if (points.length === 0) return emptyDrawing
  const west = least(points, 0)
  const south = least(points, 1)
  const east = -least(points, 0, -1)
  const north = -least(points, 1, -1)
  const perLongitude = METRES_PER_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180)
  const width = (east - west) * perLongitude
  const height = (north - south) * METRES_PER_DEGREE
  const margin = Math.max(width, height, 1) * marginShare
  const across = (longitude: number) => round((longitude - west) * perLongitude + margin)
  const down = (latitude: number) => round((north - latitude) * METRES_PER_DEGREE + margin)
  const place = (point: readonly number[]) => `${across(point[0]!)} ${down(point[1]!)}`
  return {
    width: round(width + 2 * margin),
    height: round(height + 2 * margin),
    pathOf: (shape) =>
      shape.coordinates
        .flat()
        .map((ring) => `M${ring.map(place).join('L')}Z`)
        .join(''),
    middleOf: (shape) => ({
      x: across(meanOf(shape, 0)),
      y: down(meanOf(shape, 1)),
    }),
    widthOf: (shape) => {
      const corners = shape.coordinates.flat(2)
      return round((-least(corners, 0, -1) - least(corners, 0)) * perLongitude)
    },
    topOf: (shape) => down(-least(shape.coordinates.flat(2), 1, -1)),
    placeOf: ([longitude, latitude]) => ({ x: across(longitude!), y: down(latitude!) }),
    degreesAt: (x, y) => [
      west + (x - margin) / perLongitude,
      north - (y - margin) / METRES_PER_DEGREE,
    ],
  }
}

const emptyDrawing: Drawing = {
  width: 1,
  height: 1,
  pathOf: () => '',
  middleOf: () => ({ x: 0, y: 0 }),
  widthOf: () => 0,
  topOf: () => 0,
  placeOf: () => ({ x: 0, y: 0 }),
  degreesAt: () => [0, 0],
}

/** Mean of the corners in degrees; a ring's last corner repeats its first. */
export function meanOf(shape: Polygons, axis: 0 | 1): number {
  const points = shape.coordinates.flat().flatMap((ring) => ring.slice(0, -1))
  return points.reduce((sum, point) => sum + point[axis]!, 0) / points.length
}

function least(points: readonly (readonly number[])[], axis: 0 | 1, sign = 1): number {
  return points.reduce(
    (value, point) => Math.min(value, sign * point[axis]!),
    Number.POSITIVE_INFINITY,
  )
}

function round(metres: number): number {
  return Math.round(metres * 10) / 10
}
