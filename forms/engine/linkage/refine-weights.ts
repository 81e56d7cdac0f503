/**
 * Fellegi–Sunter takes every comparison for independent, which telephones of one owner's shops and names
 * of a chain are not. Where codes decide enough pairs, they are the teacher: the weights are moved, from
 * where expectation maximisation left them, until their sum tells those pairs apart best (logistic
 * regression). The prior of pairs without a deciding code is then estimated by expectation again.
 */
import type { Comparison } from './compare-records.ts'
import * as L from './levels.ts'
import { DIFFERENT, type PairSample, SAME, UNCERTAIN } from './sample-pairs.ts'
import { evidenceOf, jointOf, RARITIES, rarityOf, rarityPlace, type Weights } from './weights.ts'

/** Fewer decided pairs of either kind teach nothing. */
const FEWEST_DECIDED = 300
const PASSES = 12
const RATE = 0.12
/** Pull of every weight towards where it began. */
const PULL = 2e-5

export function refineWeights(weights: Weights, sample: PairSample): void {
  let same = 0
  let different = 0
  for (let at = 0; at < sample.count; at++) {
    if (sample.truth[at] === SAME) same++
    else if (sample.truth[at] === DIFFERENT) different++
  }
  if (same >= FEWEST_DECIDED && different >= FEWEST_DECIDED) {
    const shareSame = same / (same + different)
    learn(weights, sample, Math.log(shareSame / (1 - shareSame)))
  }
  estimatePriors(weights, sample)
}

function learn(weights: Weights, sample: PairSample, prior: number): void {
  const decided: number[] = []
  for (let at = 0; at < sample.count; at++) if (sample.truth[at] !== UNCERTAIN) decided.push(at)
  const groups = [weights.byLevel, weights.byRarity, weights.byJoint]
  const begun = groups.map((group) => group.slice())
  const squares = groups.map((group) => new Float64Array(group.length).fill(1e-2))
  const view: Comparison = comparisonView()
  let intercept = 0
  const adjust = (group: number, place: number, slope: number): void => {
    const held = groups[group]!
    const total = slope + PULL * (held[place]! - begun[group]![place]!)
    squares[group]![place]! += total * total
    held[place]! -= (RATE * total) / Math.sqrt(squares[group]![place]!)
  }
  // A stride without common divisor visits all of them in a mixed order, always the same.
  const stride = coprimeStride(decided.length)
  for (let pass = 0; pass < PASSES; pass++) {
    let at = pass
    for (let step = 0; step < decided.length; step++) {
      at = (at + stride) % decided.length
      const pair = decided[at]!
      moveView(view, sample, pair)
      const odds = prior + intercept + evidenceOf(weights, view)
      const error = 1 / (1 + Math.exp(-odds)) - (sample.truth[pair] === SAME ? 1 : 0)
      if (Math.abs(error) < 1e-4) continue
      intercept -= 0.002 * error
      for (let c = 1; c < L.COMPARISONS; c++) {
        const level = view.levels[c]!
        adjust(0, c * L.LEVELS + level, error)
        const place = view.sharedBy[c]! > 0 ? rarityPlace(c, level) : -1
        if (place >= 0) adjust(1, place, error * rarityOf(weights, place, view.sharedBy[c]!))
      }
      adjust(2, jointOf(view.levels), error)
    }
  }
  // The intercept belongs to every pair alike.
  for (let level = 0; level < L.LEVELS; level++)
    weights.byLevel[L.SOURCE * L.LEVELS + level]! += intercept
  for (let place = 0; place < RARITIES; place++) {
    weights.byRarity[place] = Math.max(0, weights.byRarity[place]!)
  }
}

/** By level of the code comparison, the share of same units that explains itself. */
function estimatePriors(weights: Weights, sample: PairSample): void {
  const view = comparisonView()
  const evidence: number[][] = [[], [], [], [], [], []]
  for (let at = 0; at < sample.count; at++) {
    if (sample.truth[at] !== UNCERTAIN) continue
    moveView(view, sample, at)
    evidence[view.levels[L.CODE]!]!.push(evidenceOf(weights, view))
  }
  for (const level of [0, 2, 3, 5]) {
    const sums = evidence[level]!
    if (sums.length < 50) continue
    let prior = weights.prior[level]!
    for (let i = 0; i < 60; i++) {
      let share = 0
      for (const each of sums) share += 1 / (1 + Math.exp(-each - prior))
      share = (share + 0.5) / (sums.length + 1)
      prior = Math.log(share / (1 - share))
    }
    weights.prior[level] = prior
  }
}

function comparisonView(): Comparison {
  return { levels: new Uint8Array(L.COMPARISONS), sharedBy: new Float64Array(L.COMPARISONS) }
}

function moveView(view: Comparison, sample: PairSample, at: number): void {
  const from = at * L.COMPARISONS
  for (let c = 0; c < L.COMPARISONS; c++) {
    view.levels[c] = sample.levels[from + c]!
    view.sharedBy[c] = sample.sharedBy[from + c]!
  }
}

function coprimeStride(length: number): number {
  const divides = (a: number, b: number): number => (b === 0 ? a : divides(b, a % b))
  let stride = Math.floor(length * 0.618) || 1
  while (divides(length, stride) !== 1) stride++
  return stride
}
