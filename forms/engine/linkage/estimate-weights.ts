/**
 * Fellegi–Sunter weights by expectation maximisation. Pairs whose codes agree or differ are known to be
 * same or different and stay so; the others are weighed by what is believed of them so far. No labels
 * are needed; the same records give the same weights.
 */
import * as L from './levels.ts'
import { DIFFERENT, type PairSample, SAME, UNCERTAIN } from './sample-pairs.ts'
import {
  STANDING_SHARE_SAME,
  standingAmongDifferent,
  standingAmongSame,
} from './standing-shares.ts'
import { createWeights, RARITIES, rarityPlace, type Weights } from './weights.ts'

const ITERATIONS = 40
/** So many pairs of either kind are taken to have been seen before the first of the lists. */
const PAIRS_BEFORE = 60

export interface Estimate {
  readonly weights: Weights
  /** Probability of each level among same units and among different ones. */
  readonly amongSame: Float64Array
  readonly amongDifferent: Float64Array
  readonly shareSame: number
}

export function estimateWeights(sample: PairSample, records: number): Estimate {
  const estimate = estimateFrom(sample, records, PAIRS_BEFORE)
  // With few columns the two kinds of pairs may trade places; then the standing shares must hold them.
  return plausible(estimate.amongSame) ? estimate : estimateFrom(sample, records, sample.count)
}

/** Records of one unit that differ so often in what units keep are not records of one unit. */
function plausible(amongSame: Float64Array): boolean {
  const most: readonly (readonly [comparison: number, level: number, share: number])[] = [
    [L.NAME, 8, 0.4],
    [L.PERSON, 3, 0.6],
    [L.FOUND, 5, 0.4],
  ]
  return most.every(([c, level, share]) => amongSame[c * L.LEVELS + level]! <= share)
}

function estimateFrom(sample: PairSample, records: number, pairsBefore: number): Estimate {
  let amongSame = standingAmongSame
  let amongDifferent = standingAmongDifferent
  let shareSame = STANDING_SHARE_SAME
  const sameBefore = standingAmongSame.map((share) => share * pairsBefore)
  const differentBefore = standingAmongDifferent.map((share) => share * PAIRS_BEFORE)
  const belief = new Float64Array(sample.count)
  for (let i = 0; i < ITERATIONS; i++) {
    const weights = logRatios(amongSame, amongDifferent)
    const prior = Math.log(shareSame / (1 - shareSame))
    let sum = 0
    let uncertain = 0
    for (let at = 0; at < sample.count; at++) {
      const truth = sample.truth[at]!
      if (truth === UNCERTAIN) {
        let odds = prior
        const from = at * L.COMPARISONS
        for (let c = 0; c < L.COMPARISONS; c++) {
          odds += weights[c * L.LEVELS + sample.levels[from + c]!]!
        }
        belief[at] = 1 / (1 + Math.exp(-odds))
        sum += belief[at]!
        uncertain++
      } else belief[at] = truth === SAME ? 1 : 0
    }
    shareSame = (sum + PAIRS_BEFORE * STANDING_SHARE_SAME) / (uncertain + PAIRS_BEFORE)
    amongSame = frequencies(sample, sameBefore, (at) => belief[at]!)
    amongDifferent = frequencies(sample, differentBefore, (at) => 1 - belief[at]!)
  }
  const weights = createWeights(records)
  weights.byLevel.set(logRatios(amongSame, amongDifferent))
  weights.prior.fill(Math.log(shareSame / (1 - shareSame)))
  for (const level of [2, 3, 5]) weights.prior[level]! += weights.byLevel[level]!
  weighRarity(weights, sample)
  return { weights, amongSame, amongDifferent, shareSame }
}

/** Log ratio by comparison and level; a value that is missing says nothing. */
function logRatios(same: Float64Array, different: Float64Array): Float64Array {
  return same.map((share, at) =>
    at % L.LEVELS === 0 && at !== L.SOURCE * L.LEVELS ? 0 : Math.log(share / different[at]!),
  )
}

function frequencies(
  sample: PairSample,
  standing: Float64Array,
  weightOf: (at: number) => number,
): Float64Array {
  const counts = standing.slice()
  for (let at = 0; at < sample.count; at++) {
    const weight = weightOf(at)
    const from = at * L.COMPARISONS
    for (let c = 0; c < L.COMPARISONS; c++) {
      // What the codes decided says nothing about codes where they do not decide.
      if (c === L.CODE && sample.truth[at] !== UNCERTAIN) continue
      counts[c * L.LEVELS + sample.levels[from + c]!]! += weight
    }
  }
  for (let c = 0; c < L.COMPARISONS; c++) {
    const first = c === L.SOURCE ? 0 : 1
    let total = 0
    for (let level = first; level < L.LEVELS; level++) total += counts[c * L.LEVELS + level]!
    for (let level = 0; level < L.LEVELS; level++) counts[c * L.LEVELS + level]! /= total
  }
  return counts
}

/** Half of what rarity would count for by itself: values that go together are rare together. */
const RARITY_SHARE = 0.5

function weighRarity(weights: Weights, sample: PairSample): void {
  const sums = new Float64Array(RARITIES)
  const counts = new Float64Array(RARITIES)
  for (let at = 0; at < sample.count; at++) {
    if (sample.truth[at] === DIFFERENT) continue
    const from = at * L.COMPARISONS
    for (let c = L.NAME; c <= L.ADDRESS; c++) {
      const sharedBy = sample.sharedBy[from + c]!
      const place = sharedBy > 0 ? rarityPlace(c, sample.levels[from + c]!) : -1
      if (place < 0) continue
      sums[place]! += Math.log2(weights.records / sharedBy)
      counts[place]!++
    }
  }
  for (let place = 0; place < RARITIES; place++) {
    weights.usualRarity[place] = counts[place]! > 0 ? sums[place]! / counts[place]! : 0
    weights.byRarity[place] = 10 * Math.LN2 * RARITY_SHARE
  }
}
