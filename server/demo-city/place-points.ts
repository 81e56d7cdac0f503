/**
 * Draws places inside a region: anywhere, around a centre, or well apart from those already taken.
 */
import {
  boundsOf,
  contains,
  largestRing,
  metresBetween,
  moved,
  type Point,
  type Region,
  ringContains,
} from './plane.ts'
import type { Random } from './random.ts'

/** A place inside the region's largest piece. */
export function placeWithin(region: Region, random: Random): Point {
  const ring = largestRing(region)
  const bounds = boundsOf(ring)
  for (let attempt = 0; attempt < 2_000; attempt++) {
    const place: Point = [
      bounds.west + random.next() * (bounds.east - bounds.west),
      bounds.south + random.next() * (bounds.north - bounds.south),
    ]
    if (ringContains(ring, place)) return place
  }
  // A ring this thin has no inside worth the name; a corner is on its edge.
  return ring[0]!
}

/** A place around a centre, within about twice the spread, that lies inside the region. */
export function placeAround(
  region: Region,
  center: Point,
  spreadMetres: number,
  random: Random,
): Point {
  for (let attempt = 0; attempt < 50; attempt++) {
    const place = moved(center, random.normal() * spreadMetres, random.normal() * spreadMetres)
    if (contains(region, place)) return place
  }
  return placeWithin(region, random)
}

/** The candidate farthest from all places taken so far: keeps seeds apart (best-candidate sampling). */
export function placeApart(taken: readonly Point[], candidates: readonly Point[]): Point {
  let best = candidates[0]!
  let bestDistance = -1
  for (const candidate of candidates) {
    const nearest = Math.min(...taken.map((place) => metresBetween(place, candidate)))
    if (nearest > bestDistance) {
      best = candidate
      bestDistance = nearest
    }
  }
  return best
}
