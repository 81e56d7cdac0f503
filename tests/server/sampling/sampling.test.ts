/** The draw can be repeated by anyone; rates and totals of blocks cover the truth as often as they say. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  allocate,
  type Cluster,
  drawBlocks,
  estimateRatio,
  frameHash,
  grouped,
  rateInterval,
  stratify,
  symmetricInterval,
} from '../../../server/domains/sampling/index.ts'
import { studentT } from '../../../server/domains/sampling/interval.ts'
import { seeded } from '../../support/seeded.ts'

const block = (code: string, units: number) => ({ code, units, unitsHash: 'a'.repeat(64) })
const frameOf = (counties: number, each: number) =>
  Array.from({ length: counties * each }, (_, at) =>
    block(
      `14060${2 + (at % counties)}001001${String(Math.floor(at / counties)).padStart(2, '0')}`,
      Math.floor(at / counties) % 7 === 0 ? 0 : 5 + ((at * 37) % 60),
    ),
  )

describe('the draw', () => {
  it('is repeated with SHA-256 and a sort, in the words of docs/sampling.md', () => {
    const frame = stratify(frameOf(2, 40), 3)
    const drawn = drawBlocks(frame, { seed: '20240601', blocks: 20 })
    const sha = (text: string) => createHash('sha256').update(text).digest('hex')
    const sealed = sha(
      frame.map((b) => `${b.code},${b.stratum},${b.units},${b.unitsHash}\n`).join(''),
    )
    expect(frameHash(frame)).toBe(sealed)
    const sizes = allocate(frame, 20)
    const again = [...sizes].flatMap(([stratum, size]) =>
      frame
        .filter((b) => b.stratum === stratum)
        .map(({ code }) => ({ code, number: sha(`20240601|${sealed}|${code}`) }))
        .sort((a, b) => (a.number < b.number ? -1 : 1))
        .slice(0, size)
        .map(({ code }) => code),
    )
    expect(drawn.filter((b) => b.drawn).map(({ code }) => code)).toEqual(again.sort())
    expect(again).toHaveLength(20)
  })

  it('changes with the seed and with a single unit of the frame', () => {
    const frame = stratify(frameOf(1, 60), 3)
    const codes = (seed: string, of = frame) =>
      drawBlocks(of, { seed, blocks: 15 })
        .filter(({ drawn }) => drawn)
        .map(({ code }) => code)
        .join()
    expect(codes('a')).toBe(codes('a'))
    expect(codes('a')).not.toBe(codes('b'))
    const touched = frame.map((b, at) => (at === 0 ? { ...b, unitsHash: 'b'.repeat(64) } : b))
    expect(codes('a', touched)).not.toBe(codes('a'))
  })

  it('keeps counties and sizes apart, blocks without units as well, and gives each two', () => {
    const frame = stratify(frameOf(3, 30), 3)
    const strata = [...new Set(frame.map(({ stratum }) => stratum))].sort()
    expect(strata.filter((each) => each.startsWith('140602'))).toEqual([
      '140602-0',
      '140602-1',
      '140602-2',
      '140602-3',
    ])
    expect(frame.filter((b) => b.stratum.endsWith('-0')).every((b) => b.units === 0)).toBe(true)
    const sizes = allocate(frame, 30)
    expect(Math.min(...sizes.values())).toBe(2)
    expect([...sizes.values()].reduce((a, b) => a + b)).toBe(30)
    // More than there are: all of them.
    expect([...allocate(frame, 1000).values()].reduce((a, b) => a + b)).toBe(90)
  })
})

describe('estimates', () => {
  it('are those of the closed forms', () => {
    // Two strata by hand: N = 10, 4; n = 2, 2.
    const strata = [
      { stratum: 'a', blocks: 10 },
      { stratum: 'b', blocks: 4 },
    ]
    const clusters: Cluster[] = [
      { stratum: 'a', y: 1, x: 10 },
      { stratum: 'a', y: 3, x: 20 },
      { stratum: 'b', y: 0, x: 5 },
      { stratum: 'b', y: 2, x: 5 },
    ]
    const found = estimateRatio(strata, clusters)
    expect(found.numerator).toBeCloseTo(5 * 4 + 2 * 2)
    expect(found.denominator).toBeCloseTo(5 * 30 + 2 * 10)
    const ratio = 24 / 170
    expect(found.ratio).toBeCloseTo(ratio)
    const da = (1 - ratio * 10 - (3 - ratio * 20)) / 170
    const db = (0 - ratio * 5 - (2 - ratio * 5)) / 170
    // s² of two values is half the square of their difference.
    const variance = 100 * (1 - 0.2) * (da ** 2 / 2 / 2) + 16 * (1 - 0.5) * (db ** 2 / 2 / 2)
    expect(found.standardError).toBeCloseTo(Math.sqrt(variance))
    expect(found.degrees).toBe(2)
  })

  it('have the variance that all samples there are really have', () => {
    // Two strata, every choice of 3 out of 7 and of 2 out of 6 blocks: 525 samples, no chance left.
    const random = seeded(7)
    const blocksOf = (stratum: string, count: number): Cluster[] =>
      Array.from({ length: count }, () => {
        const x = 20 + Math.floor(random() * 40)
        return { stratum, x, y: Math.floor(x * (0.2 + 0.3 * random())) }
      })
    const [a, b] = [blocksOf('a', 7), blocksOf('b', 6)]
    const strata = [
      { stratum: 'a', blocks: 7 },
      { stratum: 'b', blocks: 6 },
    ]
    const choices = <Item>(items: readonly Item[], size: number): Item[][] =>
      size === 0
        ? [[]]
        : items.flatMap((item, at) =>
            choices(items.slice(at + 1), size - 1).map((rest) => [item, ...rest]),
          )
    const found = choices(a, 3).flatMap((ofA) =>
      choices(b, 2).map((ofB) => estimateRatio(strata, [...ofA, ...ofB])),
    )
    expect(found).toHaveLength(35 * 15)
    const mean = (values: readonly number[]) => values.reduce((x, y) => x + y) / values.length
    const sum = (pick: (cluster: Cluster) => number) =>
      [...a, ...b].reduce((all, each) => all + pick(each), 0)
    const total = sum(({ y }) => y)
    expect(mean(found.map(({ numerator }) => numerator))).toBeCloseTo(total)
    // The total's estimated variance is on average the true one.
    const trueVariance = mean(found.map(({ numerator }) => (numerator - total) ** 2))
    expect(mean(found.map(({ numeratorError }) => numeratorError ** 2))).toBeCloseTo(trueVariance)
    // The ratio's, by linearisation, nearly so.
    const ratio = total / sum(({ x }) => x)
    const trueError = mean(found.map((each) => (each.ratio! - ratio) ** 2))
    const estimated = mean(found.map(({ standardError }) => standardError ** 2))
    expect(estimated / trueError).toBeGreaterThan(0.8)
    expect(estimated / trueError).toBeLessThan(1.25)
  })

  it('say 不适用 where there is nothing to divide by, and have no error where all was looked at', () => {
    const strata = [{ stratum: 'a', blocks: 1 }]
    expect(estimateRatio(strata, [{ stratum: 'a', y: 0, x: 0 }]).ratio).toBeNull()
    expect(estimateRatio(strata, [{ stratum: 'a', y: 1, x: 4 }])).toMatchObject({
      ...{ ratio: 0.25, standardError: 0, whole: true },
    })
  })

  it.each([
    [3, 3.182],
    [5, 2.571],
    [10, 2.228],
    [30, 2.042],
    [1000, 1.962],
  ])('Student’s t of %i degrees is that of the tables', (degrees, t) => {
    expect(studentT(degrees)).toBeCloseTo(t, 2)
  })

  it.each([
    ['0.3 %', 0.003],
    ['3 %', 0.03],
    ['10 %', 0.1],
  ])(
    'cover a true rate of %s in 93 of 100 draws and more, errors clustered in blocks',
    (_, rate) => {
      const random = seeded(20240601)
      const population = stratify(
        Array.from({ length: 400 }, (_each, at) =>
          block(`140602${String(at).padStart(8, '0')}`, 5 + Math.floor(random() * 80)),
        ),
        3,
      ).map((each) => {
        // Some blocks are worse than others, as one careless enumerator makes them.
        const own = rate * (random() < 0.2 ? 3 : 0.5)
        let wrong = 0
        for (let unit = 0; unit < each.units; unit += 1) if (random() < own) wrong += 1
        return { ...each, wrong }
      })
      const truth =
        population.reduce((sum, { wrong }) => sum + wrong, 0) /
        population.reduce((sum, { units }) => sum + units, 0)
      const strata = [...grouped(population, ({ stratum }) => stratum)].map(
        ([stratum, within]) => ({ stratum, blocks: within.length }),
      )
      const wrongIn = new Map(population.map(({ code, wrong }) => [code, wrong]))
      let covered = 0
      const DRAWS = 300
      for (let draw = 0; draw < DRAWS; draw += 1) {
        const drawn = drawBlocks(population, { seed: `draw-${draw}`, blocks: 45 }).filter(
          (each) => each.drawn,
        )
        const clusters = drawn.map(({ code, stratum, units }) => ({
          ...{ stratum, y: wrongIn.get(code)!, x: units },
        }))
        const { ratio, standardError, degrees } = estimateRatio(strata, clusters)
        const cases = clusters.reduce((sum, { x }) => sum + x, 0)
        const { lower, upper } = rateInterval(ratio!, standardError, degrees, cases)!
        if (lower <= truth && truth <= upper) covered += 1
      }
      expect(covered / DRAWS).toBeGreaterThanOrEqual(0.93)
    },
  )

  it('the interval of nothing found begins at zero, of all found ends at one, whatever the rounding', () => {
    for (let cases = 400; cases < 600; cases++) {
      expect(rateInterval(0, 0, 86, cases)!.lower).toBe(0)
      expect(rateInterval(1, 0, 86, cases)!.upper).toBe(1)
    }
  })

  it('the symmetric interval reaches below zero where a net rate may', () => {
    expect(symmetricInterval(-0.01, 0.02, 30)!.lower).toBeLessThan(-0.04)
    expect(symmetricInterval(0.1, 0.1, 0)).toBeNull()
  })
})
