/** How far a place lies outside a block: told by the tablet at the door, worked out again by the server. Pure. */
import type { Polygons } from './areas.ts'

const METRES_PER_DEGREE = 111_320

/** How far outside the polygons a point lies, in metres; 0 inside or on the border. */
export function metresOutside(point: readonly [number, number], polygons: Polygons): number {
  const [longitude, latitude] = point
  const scale = METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180)
  const local = (corner: readonly number[]): [number, number] => [
    ((corner[0] ?? 0) - longitude) * scale,
    ((corner[1] ?? 0) - latitude) * METRES_PER_DEGREE,
  ]
  let nearest = Number.POSITIVE_INFINITY
  for (const polygon of polygons.coordinates) {
    const rings = polygon.map((ring) => ring.map(local))
    // Inside an odd number of rings: within the shape, not in one of its holes.
    if (rings.filter(holdsOrigin).length % 2 === 1) return 0
    for (const ring of rings) {
      for (let at = 0; at + 1 < ring.length; at++) {
        nearest = Math.min(nearest, distanceToOrigin(ring[at]!, ring[at + 1]!))
      }
    }
  }
  return Math.round(nearest)
}

function holdsOrigin(ring: readonly [number, number][]): boolean {
  let inside = false
  for (let at = 0; at + 1 < ring.length; at++) {
    const [ax, ay] = ring[at]!
    const [bx, by] = ring[at + 1]!
    if (ay > 0 !== by > 0 && ax - (ay * (bx - ax)) / (by - ay) > 0) inside = !inside
  }
  return inside
}

function distanceToOrigin([ax, ay]: [number, number], [bx, by]: [number, number]): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length))
  return Math.hypot(ax + share * dx, ay + share * dy)
}
