/**
 * Regions as GeoJSON multi-polygons and back: rings closed there, open here.
 */
import type { Polygons } from './city.ts'
import { openRing, type Point, type Region } from './plane.ts'

export function toPolygons(region: Region): Polygons {
  return {
    type: 'MultiPolygon',
    coordinates: region.map((ring) => [[...ring, ring[0]!].map(([lng, lat]) => [lng, lat])]),
  }
}

export function toRegion({ coordinates }: Polygons): Region {
  return coordinates.flatMap((rings) => rings.map((ring) => openRing(ring.map(toPoint))))
}

export function toPoint(position: readonly number[]): Point {
  const [lng, lat] = position
  if (lng === undefined || lat === undefined) throw new TypeError('A position lacks a number')
  return [lng, lat]
}
