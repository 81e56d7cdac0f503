/**
 * Clerks' decisions move the weights: the logistic regression whose beginning is where estimation left
 * them, and which moves each as far as the decided pairs outweigh the pull back (a normal prior of
 * variance one, natural log odds). A handful of decisions moves little, some hundred what they agree on.
 * The same decisions give the same weights, in whatever order they were made.
 */
import { compareRecords, createComparison } from './compare-records.ts'
import * as L from './levels.ts'
import type { Records } from './records.ts'
import { jointOf, oddsOf, type Weights } from './weights.ts'

export interface DecidedPair {
  readonly a: number
  readonly b: number
  readonly same: boolean
}

const ITERATIONS = 400
/** Most weights one pair has: each comparison but the codes, the joint one, the prior. */
const WEIGHTS_OF_A_PAIR = L.COMPARISONS + 1

/** Pairs whose sound codes decide teach nothing and are left out. */
export function calibrateWeights(
  records: Records,
  weights: Weights,
  decided: readonly DecidedPair[],
): void {
  const pairs = inOrder(decided).flatMap((pair) => pairOf(records, weights, pair) ?? [])
  if (pairs.length === 0) return
  const levels = weights.byLevel.length
  const joints = weights.byJoint.length
  const moved = new Float64Array(levels + joints + 1)
  const before = new Float64Array(moved.length)
  const ahead = new Float64Array(moved.length)
  const slope = new Float64Array(moved.length)
  const step = 1 / (0.25 * WEIGHTS_OF_A_PAIR * pairs.length + 1)
  // Nesterov's descent on a convex sum: fixed steps, no chance in it.
  for (let i = 0; i < ITERATIONS; i++) {
    slope.set(ahead)
    for (const { places, odds, same } of pairs) {
      let sum = odds
      for (const place of places) sum += ahead[place]!
      const error = 1 / (1 + Math.exp(-sum)) - (same ? 1 : 0)
      for (const place of places) slope[place]! += error
    }
    const momentum = i / (i + 3)
    for (let place = 0; place < moved.length; place++) {
      const next = ahead[place]! - step * slope[place]!
      ahead[place] = next + momentum * (next - before[place]!)
      before[place] = next
      moved[place] = next
    }
  }
  for (let at = 0; at < levels; at++) weights.byLevel[at]! += moved[at]!
  for (let at = 0; at < joints; at++) weights.byJoint[at]! += moved[levels + at]!
  for (let level = 0; level < weights.prior.length; level++) {
    weights.prior[level]! += moved[levels + joints]!
  }
}

function inOrder(decided: readonly DecidedPair[]): DecidedPair[] {
  return [...decided].sort((x, y) => x.a - y.a || x.b - y.b || Number(x.same) - Number(y.same))
}

interface Learnt {
  /** Places of what the pair shows in the vector of all weights. */
  readonly places: readonly number[]
  /** Log odds before any decision is heard. */
  readonly odds: number
  readonly same: boolean
}

function pairOf(
  records: Records,
  weights: Weights,
  { a, b, same }: DecidedPair,
): Learnt | undefined {
  const comparison = createComparison()
  compareRecords(records, Math.max(a, b), Math.min(a, b), comparison)
  const { levels } = comparison
  const code = levels[L.CODE]
  if (code === L.SAME_CODE || code === L.DIFFERENT_SOUND_CODES) return undefined
  const places: number[] = []
  for (let c = 1; c < L.COMPARISONS; c++) {
    if (levels[c] !== 0) places.push(c * L.LEVELS + levels[c]!)
  }
  places.push(weights.byLevel.length + jointOf(levels))
  places.push(weights.byLevel.length + weights.byJoint.length)
  return { places, odds: oddsOf(weights, comparison), same }
}
