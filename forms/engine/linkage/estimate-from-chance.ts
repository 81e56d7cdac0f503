/**
 * Weights where lists have so few columns that expectation maximisation cannot tell the two kinds of
 * candidates apart: what brought a pair together is then most of what there is to compare. How often
 * different units agree is counted on pairs drawn by chance instead, where the comparisons do not depend
 * on one another; how often records of one unit agree is estimated on the candidates with that in hand.
 */
import { compareRecords, createComparison } from './compare-records.ts'
import type { Estimate } from './estimate-weights.ts'
import * as L from './levels.ts'
import { mix } from './numbers.ts'
import type { Records } from './records.ts'
import type { PairSample } from './sample-pairs.ts'
import { standingAmongSame } from './standing-shares.ts'
import { createWeights, evidenceOf, RARITIES, rarityPlace, type Weights } from './weights.ts'

const PAIRS_BY_CHANCE = 1_000_000
/** So many pairs are taken to have been seen before the first of the lists. */
const PAIRS_BEFORE = 60
const ITERATIONS = 30
/** Share of candidates on which a comparison must find both values, to count as a column. */
const FILLED = 0.2
/** With more columns than these the candidates themselves tell enough. */
const FEW_COLUMNS = 3

export function hasFewColumns(sample: PairSample): boolean {
  let columns = 0
  for (let c = L.NAME; c < L.SOURCE; c++) {
    let filled = 0
    for (let at = 0; at < sample.count; at++)
      if (sample.levels[at * L.COMPARISONS + c] !== 0) filled++
    if (filled > sample.count * FILLED) columns++
  }
  return columns <= FEW_COLUMNS
}

/** `every`: the sample holds the candidates of every so-manieth record. */
export function estimateFromChance(records: Records, sample: PairSample, every: number): Estimate {
  const amongDifferent = new Float64Array(L.COMPARISONS * L.LEVELS)
  const weights = createWeights(records.count)
  countByChance(records, amongDifferent, weights)
  const allPairs = (records.count * (records.count - 1)) / 2
  let amongSame: Float64Array = standingAmongSame.slice()
  let same = (sample.count * every) / 4
  const belief = new Float64Array(sample.count)
  const view = { levels: new Uint8Array(L.COMPARISONS), sharedBy: new Float64Array(L.COMPARISONS) }
  for (let i = 0; i < ITERATIONS; i++) {
    weigh(weights, amongSame, amongDifferent)
    weights.prior.fill(Math.log(Math.max(same, 1) / allPairs))
    same = 0
    for (let at = 0; at < sample.count; at++) {
      const from = at * L.COMPARISONS
      view.levels.set(sample.levels.subarray(from, from + L.COMPARISONS))
      view.sharedBy.set(sample.sharedBy.subarray(from, from + L.COMPARISONS))
      belief[at] = 1 / (1 + Math.exp(-weights.prior[0]! - evidenceOf(weights, view)))
      same += belief[at]! * every
    }
    amongSame = sharesOf(sample, belief)
  }
  return { weights, amongSame, amongDifferent, shareSame: same / allPairs }
}

/** Levels of pairs drawn by chance, and how rare the values are on which such pairs agree. */
function countByChance(records: Records, shares: Float64Array, weights: Weights): void {
  const comparison = createComparison()
  const sums = new Float64Array(RARITIES)
  const counts = new Float64Array(RARITIES)
  shares.fill(0.5)
  for (let draw = 0; draw < PAIRS_BY_CHANCE; draw++) {
    const a = mix(21, draw) % records.count
    const b = mix(22, draw) % records.count
    if (a === b) continue
    compareRecords(records, Math.max(a, b), Math.min(a, b), comparison)
    for (let c = 0; c < L.COMPARISONS; c++) {
      const level = comparison.levels[c]!
      shares[c * L.LEVELS + level]!++
      const sharedBy = comparison.sharedBy[c]!
      const place = sharedBy > 0 ? rarityPlace(c, level) : -1
      if (place < 0) continue
      sums[place]! += Math.log2(records.count / sharedBy)
      counts[place]!++
    }
  }
  toShares(shares)
  for (let place = 0; place < RARITIES; place++) {
    weights.usualRarity[place] = counts[place]! > 0 ? sums[place]! / counts[place]! : 0
    weights.byRarity[place] = 10 * Math.LN2
  }
}

function sharesOf(sample: PairSample, belief: Float64Array): Float64Array {
  const counts = standingAmongSame.map((share) => share * PAIRS_BEFORE)
  for (let at = 0; at < sample.count; at++) {
    const from = at * L.COMPARISONS
    for (let c = 0; c < L.COMPARISONS; c++) {
      counts[c * L.LEVELS + sample.levels[from + c]!]! += belief[at]!
    }
  }
  toShares(counts)
  return counts
}

function toShares(counts: Float64Array): void {
  for (let c = 0; c < L.COMPARISONS; c++) {
    let total = 0
    for (let level = 1; level < L.LEVELS; level++) total += counts[c * L.LEVELS + level]!
    for (let level = 0; level < L.LEVELS; level++) counts[c * L.LEVELS + level]! /= total
  }
}

function weigh(weights: Weights, same: Float64Array, different: Float64Array): void {
  for (let at = 0; at < same.length; at++) {
    const silent = at % L.LEVELS === 0 || at >= L.SOURCE * L.LEVELS || at < L.NAME * L.LEVELS
    weights.byLevel[at] = silent ? 0 : Math.log(same[at]! / different[at]!)
  }
}
