/** Estimates of 613: by hand in small, and how often their intervals hold a known truth. */
import { describe, expect, it } from 'vitest'
import { drawBlocks, grouped, stratify } from '../../../server/domains/sampling/index.ts'
import {
  estimateCells,
  type FrameHousehold,
} from '../../../server/domains/self-employed/estimate.ts'
import { seeded } from '../../support/seeded.ts'

const household = (over: Partial<FrameHousehold>): FrameHousehold => ({
  ...{ blockCode: '14060200100101', stratum: '140602-1', surveyed: true, layer: 2 },
  ...{ county: '140602', industry: 'F', x: 10, y: 10, ...over },
})
const strata = [{ stratum: '140602-1', blocks: 4 }]
const blocks = ['14060200100101', '14060200100102'].map((blockCode) => ({
  ...{ blockCode, stratum: '140602-1' },
}))

describe('a total', () => {
  it('is the full layer, raised, plus the ratio on the frame, plus what was added', () => {
    const sampled = Array.from({ length: 8 }, (_, at) =>
      household({ blockCode: blocks[at % 2]!.blockCode, x: 10, y: at % 2 === 0 ? 12 : 8 }),
    )
    const rest = Array.from({ length: 12 }, () =>
      household({ blockCode: '14060200100103', surveyed: false, y: null }),
    )
    const full = [household({ layer: 1, y: 500 }), household({ layer: 1, y: null })]
    const added = [{ ...household({}), blockCode: blocks[0]!.blockCode, y: 6 }]
    const [county] = estimateCells({
      strata,
      blocks,
      households: [...sampled, ...rest, ...full],
      added,
    })
    // 2/1 × 500, ratio (48 + 32)/(40 + 40) = 1 on 200 expected, 4/2 × 6.
    expect(county!.total).toBeCloseTo(1000 + 200 + 12)
    // Blocks: 200/160 × (48 − 40) + 6 and 200/160 × (32 − 40): N²/n (1 − f) s².
    const [a, b] = [(200 / 160) * 8 + 6, (200 / 160) * -8]
    const variance = ((4 * 4) / 2) * 0.5 * ((a - b) ** 2 / 2)
    expect(county!.standardError).toBeCloseTo(Math.sqrt(variance))
    expect(county).toMatchObject({ households: 23, reported: 10, merged: false })
  })

  it('takes the ratio of the county where an industry has too few, and says so', () => {
    const many = Array.from({ length: 10 }, (_, at) =>
      household({ blockCode: blocks[at % 2]!.blockCode, x: 10, y: 20 }),
    )
    const few = [household({ industry: 'H', x: 5, y: 0 })]
    const cells = estimateCells({ strata, blocks, households: [...many, ...few], added: [] })
    const hotel = cells.find(({ industry }) => industry === 'H')!
    expect(hotel.merged).toBe(true)
    expect(hotel.total).toBeCloseTo((5 * 200) / 105)
  })

  it('goes by the number of households where the listing says nothing of them', () => {
    const [county] = estimateCells({
      ...{ strata, blocks, added: [] },
      households: [
        ...blocks.map(({ blockCode }, at) => household({ blockCode, x: 0, y: 10 + at })),
        household({ blockCode: '14060200100103', surveyed: false, x: 0, y: null }),
      ],
    })
    expect(county!.total).toBeCloseTo(3 * 10.5)
  })

  it('is not known while nobody of the sampled households answered', () => {
    const [county] = estimateCells({
      strata,
      blocks,
      added: [],
      households: [household({ y: null })],
    })
    expect(county).toMatchObject({ total: null, lower: null })
  })

  it('is not known while nobody of the full layer answered', () => {
    const [county] = estimateCells({
      ...{ strata, blocks, added: [] },
      households: [household({ layer: 1, y: null })],
    })
    expect(county).toMatchObject({ total: null, standardError: null })
  })

  // 95.2 of 100 in 2,000 draws; 150 of them are within two and a half of 95.
  it('holds a known truth as often as it says', () => {
    const random = seeded(613)
    const frame = stratify(
      Array.from({ length: 300 }, (_, at) => ({
        ...{ code: `140602${String(at).padStart(8, '0')}`, unitsHash: 'a'.repeat(64) },
        units: 5 + Math.floor(random() * 60),
      })),
      3,
    )
    const population = frame.flatMap(({ code, stratum, units }) => {
      const street = 0.7 + random() * 0.6
      return Array.from({ length: units }, () => {
        const x = 50 + Math.floor(random() ** 2 * 400)
        return {
          ...household({ blockCode: code, stratum, x }),
          truth: x * street * (0.6 + random()),
        }
      })
    })
    const truth = population.reduce((all, each) => all + each.truth, 0)
    const sizes = [...grouped(frame, ({ stratum }) => stratum)].map(([stratum, within]) => ({
      ...{ stratum, blocks: within.length },
    }))
    const DRAWS = 150
    let covered = 0
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const drawn = drawBlocks(frame, { seed: `draw-${draw}`, blocks: 40 }).filter((b) => b.drawn)
      const codes = new Set(drawn.map(({ code }) => code))
      const [county] = estimateCells({
        ...{ strata: sizes, added: [] },
        blocks: drawn.map(({ code, stratum }) => ({ blockCode: code, stratum })),
        households: population.map((each) => {
          const surveyed = codes.has(each.blockCode)
          return { ...each, surveyed, y: surveyed ? each.truth : null }
        }),
      })
      if (county!.lower! <= truth && truth <= county!.upper!) covered += 1
    }
    expect(covered / DRAWS).toBeGreaterThanOrEqual(0.92)
  })
})
