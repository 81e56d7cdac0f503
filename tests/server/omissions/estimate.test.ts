/** Capture–recapture against closed forms of the literature and a published study. */
import { describe, expect, it } from 'vitest'
import { chapman } from '../../../server/domains/omissions/estimate/chapman.ts'
import { fitPoisson } from '../../../server/domains/omissions/estimate/fit-poisson.ts'
import {
  chooseLogLinear,
  estimateWith,
  type Histories,
} from '../../../server/domains/omissions/estimate/log-linear.ts'

/** Histories written as in papers, the first source first: 110 → known to the first two. */
function histories(counts: Readonly<Record<string, number>>): Histories {
  return new Map(
    Object.entries(counts).map(([history, units]) => [
      [...history].reduce((bits, mark, source) => bits | (Number(mark) << source), 0),
      units,
    ]),
  )
}

/**
 * Hepatitis A among students of a college in Taiwan 1995: serum tests, hospitals, questionnaires. Chao,
 * Capture-Recapture for Human Populations, Wiley StatsRef (2015), table 1: 135, 122 and 126 cases, 271
 * in all. Everybody was tested afterwards: about 545 were infected.
 */
const hepatitis = histories({
  '100': 69,
  '010': 55,
  '001': 63,
  '110': 21,
  '101': 17,
  '011': 18,
  '111': 28,
})

/**
 * Known diabetics of Casale Monferrato 1988: clinic and family doctors, hospitals, prescriptions, reagent
 * strips. Bruno et al., Diabetes Care 17 (1994) 548; counts as in the manual of the R package Rcapture
 * (closedpCI). The worked example of the International Working Group for Disease Monitoring and
 * Forecasting, Am. J. Epidemiol. 142 (1995) 1047: 2,069 known, 2,251 if the lists were independent, 2,771
 * (Wald interval 2,492 to 3,051) by the model with the least AIC.
 */
const diabetes = histories({
  ...{ '1111': 58, '1110': 157, '1101': 18, '1100': 104, '1011': 46, '1010': 650, '1001': 12 },
  ...{ '1000': 709, '0111': 14, '0110': 20, '0101': 7, '0100': 74, '0011': 8, '0010': 182 },
  '0001': 10,
})

describe('two sources', () => {
  it("gives the textbook's fish in a lake: 200 marked, 100 caught, 20 of them marked", () => {
    // Lohr, Sampling: Design and Analysis, ch. 13: Chapman's 966 beside Lincoln–Petersen's 1,000.
    const { total, from, to } = chapman(200, 100, 20)
    expect(Math.round(total)).toBe(966)
    expect(from).toBeGreaterThan(280)
    expect(from).toBeLessThan(total)
    expect(to).toBeGreaterThan(total)
  })

  it('knows nothing to be missing where one source holds the other', () => {
    expect(chapman(50, 30, 30)).toEqual({ total: 50, from: 50, to: 50 })
  })

  it('agrees with the log-linear model of independence, which is Lincoln–Petersen', () => {
    const counts = histories({ '10': 180, '01': 80, '11': 20 })
    expect(estimateWith(counts, 2, [])?.total).toBeCloseTo((200 * 100) / 20, 4)
  })
})

describe('three sources', () => {
  it('has the closed form of all three pairs: 111·100·010·001 / (110·101·011)', () => {
    const all = [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const
    const missing = (28 * 69 * 55 * 63) / (21 * 17 * 18)
    expect(estimateWith(hepatitis, 3, all)?.total).toBeCloseTo(271 + missing, 3)
  })

  it("solves Darroch's equation under independence: (N−n)·N² = (N−n₁)(N−n₂)(N−n₃)", () => {
    const total = estimateWith(hepatitis, 3, [])!.total
    const left = (total - 271) * total ** 2
    const right = (total - 135) * (total - 122) * (total - 126)
    expect(left / right).toBeCloseTo(1, 5)
  })

  it('finds what the study found: any two lists say 331 to 378, and independence says too little', () => {
    const pairs = [chapman(135, 122, 49), chapman(135, 126, 45), chapman(122, 126, 46)]
    for (const { total } of pairs) {
      expect(total).toBeGreaterThan(331)
      expect(total).toBeLessThan(378)
    }
    expect(estimateWith(hepatitis, 3, [])!.total).toBeLessThan(545)
    const chosen = chooseLogLinear(hepatitis, 3)!
    expect(chosen.from).toBeLessThan(chosen.total)
    expect(chosen.to).toBeGreaterThan(chosen.total)
  })
})

describe('four sources', () => {
  it('gives what the working group published: 2,251 where lists are independent, 2,771 where not', () => {
    expect(Math.round(estimateWith(diabetes, 4, [])!.total)).toBe(2251)
    const { total, from, to, pairs } = chooseLogLinear(diabetes, 4)!
    expect(Math.round(total)).toBe(2771)
    // All pairs but the clinic's with the reagent strips.
    expect(pairs).toHaveLength(5)
    expect(pairs).not.toContainEqual([0, 3])
    // A profile likelihood leans to the right of the Wald interval, and is about as wide.
    expect([Math.round(from), Math.round(to)]).toEqual([2528, 3104])
  })
})

describe('many sources', () => {
  /** Expected counts of a population of `total` with these chances; two sources hang together. */
  function population(total: number, chances: readonly number[], odds: number): Histories {
    const cells = new Map<number, number>()
    let weightOfAll = 0
    for (let history = 0; history < 2 ** chances.length; history++) {
      let weight = chances.reduce(
        (product, chance, at) => product * ((history >> at) & 1 ? chance : 1 - chance),
        1,
      )
      if ((history & 3) === 3) weight *= odds
      cells.set(history, weight)
      weightOfAll += weight
    }
    for (const [history, weight] of cells) cells.set(history, (total * weight) / weightOfAll)
    cells.delete(0)
    return cells
  }

  it('finds a population again whose first two sources depend on each other', () => {
    const counts = population(10_000, [0.6, 0.5, 0.4, 0.3, 0.5], 4)
    const chosen = chooseLogLinear(counts, 5)!
    expect(chosen.pairs).toEqual([[0, 1]])
    expect(chosen.total).toBeCloseTo(10_000, 0)
    expect(chosen.from).toBeLessThan(10_000)
    expect(chosen.to).toBeGreaterThan(10_000)
  })

  it('underestimates it by far where dependence is denied', () => {
    const counts = population(10_000, [0.4, 0.3, 0.2], 6)
    expect(estimateWith(counts, 3, [])!.total).toBeLessThan(9_000)
    expect(chooseLogLinear(counts, 3)!.total).toBeCloseTo(10_000, 0)
  })

  it('covers the truth in about 95 of 100 samples', () => {
    // A fixed linear congruential sequence: the same draws on every machine.
    let state = 12_345
    const random = () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return state / 2_147_483_648
    }
    const chances = [0.5, 0.4, 0.6]
    let covered = 0
    for (let sample = 0; sample < 100; sample++) {
      const counts = new Map<number, number>()
      for (let unit = 0; unit < 500; unit++) {
        const history = chances.reduce(
          (bits, chance, at) => bits | (random() < chance ? 1 << at : 0),
          0,
        )
        if (history > 0) counts.set(history, (counts.get(history) ?? 0) + 1)
      }
      const { from, to } = estimateWith(counts, 3, [])!
      if (from <= 500 && to >= 500) covered++
    }
    expect(covered).toBeGreaterThanOrEqual(89)
  })
})

describe('the fit', () => {
  it('says nothing where the counts do not determine the model', () => {
    expect(
      fitPoisson(
        [
          [1, 1],
          [1, 1],
        ],
        [3, 4],
      ),
    ).toBeUndefined()
  })
})
