/**
 * Cuts a region into as many parts as there are seeds: every place goes to the seed nearest to it
 * (a Voronoi partition). The parts cover the region, do not overlap and share their edges.
 */
import { clipToHalfPlane, type HalfPlane } from './clip-to-half-plane.ts'
import { longitudeShrink, type Point, type Region, type Ring, ringArea, rounded } from './plane.ts'

/** Smaller pieces are rounding dust, not places. */
const dustSquareMetres = 1

/** The parts in the order of the seeds, coordinates rounded to what the city stores. */
export function partitionRegion(region: Region, seeds: readonly Point[]): Region[] {
  return seeds.map((seed, index) => {
    let cell: Ring[] = [...region]
    seeds.forEach((other, otherIndex) => {
      if (otherIndex === index) return
      const nearer = nearerTo(seed, other)
      cell = cell.flatMap((ring) => clipToHalfPlane(ring, nearer))
    })
    return cell.map(roundRing).filter((ring) => ringArea(ring) > dustSquareMetres)
  })
}

/** The places nearer to one seed than to the other, degrees of longitude being shorter. */
function nearerTo(seed: Point, other: Point): HalfPlane {
  const squeeze = longitudeShrink ** 2
  return {
    east: 2 * squeeze * (other[0] - seed[0]),
    north: 2 * (other[1] - seed[1]),
    limit: squeeze * (other[0] ** 2 - seed[0] ** 2) + (other[1] ** 2 - seed[1] ** 2),
  }
}

function roundRing(ring: Ring): Ring {
  const corners: Point[] = []
  for (const corner of ring.map(rounded)) {
    const last = corners[corners.length - 1]
    if (!last || last[0] !== corner[0] || last[1] !== corner[1]) corners.push(corner)
  }
  const [first] = corners
  const last = corners[corners.length - 1]
  if (first && last && corners.length > 1 && first[0] === last[0] && first[1] === last[1]) {
    corners.pop()
  }
  return corners
}
