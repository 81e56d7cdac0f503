import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutAlong, join } from '../../../server/domains/areas/partition/cut.ts'
import {
  type Pair,
  type Shape,
  squareMetresOf,
} from '../../../server/domains/areas/partition/outline.ts'
import { findFaults, provePartition } from '../../../server/domains/areas/partition/prove.ts'

/** A rectangle in thousandths of a degree from a corner in 朔城区: 86 m by 111 m each. */
function box(west: number, south: number, east: number, north: number): Shape {
  const at = (x: number, y: number): Pair => [112.43 + x / 1000, 39.33 + y / 1000]
  return [[[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]]]
}
const named = (...shapes: Shape[]) => shapes.map((shape, i) => ({ name: `${i + 1} 小区`, shape }))
const line = (...points: [number, number][]): Pair[] =>
  points.map(([x, y]) => [112.43 + x / 1000, 39.33 + y / 1000])

function partsOf(shape: Shape, along: Pair[]): readonly [Shape, Shape] {
  const cut = cutAlong(shape, along)
  if ('fault' in cut) throw new Error(cut.fault)
  return cut.parts
}

describe('cutting a block', () => {
  it('along a bent line loses and doubles nothing', () => {
    const whole = box(0, 0, 10, 10)
    const parts = partsOf(whole, line([-1, 4], [5, 6], [11, 3]))
    expect(provePartition(named(whole), named(...parts))).toEqual([])
    const sum = squareMetresOf(parts[0]) + squareMetresOf(parts[1])
    expect(sum / squareMetresOf(whole)).toBeCloseTo(1, 3)
  })

  it('goes on straight where the line ends before the border', () => {
    const whole = box(0, 0, 10, 10)
    const parts = partsOf(whole, line([2, 5], [8, 5]))
    expect(squareMetresOf(parts[0]) / squareMetresOf(parts[1])).toBeCloseTo(1, 3)
  })

  it.each([
    ['one point', line([5, 5], [5, 5]), '两个点'],
    ['a line beside it', line([-2, 12], [12, 12]), '没有把小区分成两块'],
    ['a knot', line([-1, 5], [8, 5], [8, 8], [5, 8], [5, -1]), '相交'],
  ])('refuses %s', (_, along, words) => {
    const cut = cutAlong(box(0, 0, 10, 10), along)
    expect('fault' in cut && cut.fault).toContain(words)
  })

  it('refuses a line that makes three of a bent block', () => {
    const [bent] = partsOf(box(0, 0, 10, 10), line([3, 11], [3, 4], [7, 4], [7, 11]))
    const other = partsOf(box(0, 0, 10, 10), line([3, 11], [3, 4], [7, 4], [7, 11]))[1]
    const horseshoe = squareMetresOf(bent) > squareMetresOf(other) ? bent : other
    const cut = cutAlong(horseshoe, line([-1, 8], [11, 8]))
    expect('fault' in cut && cut.fault).toContain('两块以上')
  })

  it('holds for any line through the block, and joining undoes it', () => {
    const middle = fc.tuple(
      fc.double({ min: 2, max: 8, noNaN: true }),
      fc.double({ min: 2, max: 8, noNaN: true }),
    )
    const end = fc.double({ min: 1, max: 9, noNaN: true })
    fc.assert(
      fc.property(end, middle, end, (from, bend, to) => {
        const whole = box(0, 0, 10, 10)
        const parts = partsOf(whole, line([-1, from], bend, [11, to]))
        expect(provePartition(named(whole), named(...parts))).toEqual([])
        const back = join(parts)
        expect(back && provePartition(named(...parts), named(back))).toEqual([])
        expect(back).toHaveLength(1)
      }),
      { numRuns: 60 },
    )
  })
})

describe('joining blocks', () => {
  it('takes no notice of what rounding left between them', () => {
    const left = box(0, 0, 5, 10)
    const right: Shape = [[[...line([5, 0], [10, 0], [10, 10], [5, 10], [5.0005, 5])]]]
    right[0]![0]!.push(right[0]![0]![0]!)
    const joined = join([left, right])
    expect(joined).toHaveLength(1)
    expect(joined![0]).toHaveLength(1)
  })

  it('refuses blocks that do not touch', () => {
    expect(join([box(0, 0, 4, 10), box(6, 0, 10, 10)])).toBeUndefined()
  })
})

describe('what a partition must not have', () => {
  it('is a gap, an overlap, or land beyond', () => {
    const whole = box(0, 0, 10, 10)
    const left = box(0, 0, 4, 10)
    const gap = provePartition(named(whole), named(left, box(5, 0, 10, 10)))
    expect(gap).toMatchObject([expect.stringContaining('不再属于任何小区')])
    const overlap = provePartition(named(whole), named(left, box(3, 0, 10, 10)))
    expect(overlap).toMatchObject([expect.stringContaining('重叠')])
    const beyond = provePartition(named(whole), named(left, box(4, 0, 11, 10)))
    expect(beyond).toMatchObject([expect.stringContaining('超出')])
  })

  it('is found among the blocks of an area as they are drawn', () => {
    expect(findFaults(named(box(0, 0, 5, 5), box(5, 0, 10, 5)))).toEqual([])
    expect(findFaults(named(box(0, 0, 5, 5), box(4, 0, 10, 5)))).toMatchObject([
      expect.stringContaining('重叠'),
    ])
    const around = [box(0, 0, 9, 3), box(0, 6, 9, 9), box(0, 3, 3, 6), box(6, 3, 9, 6)]
    expect(findFaults(named(...around))).toMatchObject([expect.stringContaining('空隙')])
  })
})
