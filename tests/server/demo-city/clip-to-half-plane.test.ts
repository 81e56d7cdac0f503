import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clipToHalfPlane, type HalfPlane } from '../../../server/demo-city/clip-to-half-plane.ts'
import { countyOutlines } from '../../../server/demo-city/outlines.ts'
import { areaOf, type Ring, ringArea } from '../../../server/demo-city/plane.ts'

const west = (limit: number): HalfPlane => ({ east: 1, north: 0, limit })
const opposite = ({ east, north, limit }: HalfPlane): HalfPlane => ({
  east: -east,
  north: -north,
  limit: -limit,
})
/** A comb of three teeth pointing east. */
const comb: Ring = [
  [0, 0],
  [4, 0],
  [4, 1],
  [1, 1],
  [1, 2],
  [4, 2],
  [4, 3],
  [1, 3],
  [1, 4],
  [4, 4],
  [4, 5],
  [0, 5],
]

describe('clipping a ring to one side of a line', () => {
  it('keeps a ring that lies wholly inside and drops one wholly outside', () => {
    expect(clipToHalfPlane(comb, west(9))).toEqual([comb])
    expect(clipToHalfPlane(comb, west(-1))).toEqual([])
  })

  it('cuts a comb into one back and three teeth', () => {
    expect(clipToHalfPlane(comb, west(2))).toHaveLength(1)
    const teeth = clipToHalfPlane(comb, opposite(west(2)))
    expect(teeth).toHaveLength(3)
    expect(new Set(teeth.map((tooth) => Math.round(ringArea(tooth) / 1e6)))).toHaveProperty(
      'size',
      1,
    )
  })

  it('loses nothing and doubles nothing of a county, wherever the line runs', () => {
    const outline = countyOutlines.find((county) => county.code === '140602')!
    const ring = outline.region[0]!
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        fc.double({ min: -0.3, max: 0.3, noNaN: true }),
        (angle, shift) => {
          const [east, north] = [Math.cos(angle), Math.sin(angle)]
          const limit = east * outline.center[0] + north * outline.center[1] + shift
          const half = { east, north, limit }
          const parts = [...clipToHalfPlane(ring, half), ...clipToHalfPlane(ring, opposite(half))]
          expect(areaOf(parts) / ringArea(ring)).toBeCloseTo(1, 6)
        },
      ),
      { numRuns: 300 },
    )
  })
})
