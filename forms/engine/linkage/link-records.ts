/**
 * All of it: keys, candidate pairs, weights, likely pairs, clusters. Pure and deterministic; the caller
 * reads the lists and writes what comes out.
 */

import { calibrateWeights, type DecidedPair } from './calibrate-weights.ts'
import { type Clusters, clusterRecords } from './cluster-records.ts'
import { compareRecords, createComparison } from './compare-records.ts'
import { addEdge, createEdges, type Edges } from './edges.ts'
import { estimateFromChance, hasFewColumns } from './estimate-from-chance.ts'
import { type Estimate, estimateWeights } from './estimate-weights.ts'
import { blocksOfRecords, buildKeyIndex, createPairing } from './key-index.ts'
import { mix } from './numbers.ts'
import { setQuotedCodesApart } from './quoted-codes.ts'
import type { Records } from './records.ts'
import { refineWeights } from './refine-weights.ts'
import { samplePairs } from './sample-pairs.ts'
import { DIFFERENT_CODES_WEIGHT, oddsOf, SAME_CODE_WEIGHT } from './weights.ts'

export interface Linkage {
  readonly clusters: Clusters
  readonly estimate: Estimate
  /** Pairs at least possible: what a clerk may want to see. */
  readonly edges: Edges
  readonly candidatePairs: number
}

/** More pairs than these teach the weights nothing new. */
const SAMPLE = 500_000
/** In fewer records chance does not meet itself often enough to be counted. */
const FEWEST_FOR_CHANCE = 500
/** Log odds from which two clusters join: of a hundred joined pairs of invented lists one is wrong. */
export const JOIN_FROM = -0.25
/** Log odds from which a pair is kept for a clerk. */
export const REVIEW_FROM = -3

/** `decided`: rows of records that people judged; they move the weights. */
export function linkRecords(
  records: Records,
  progress: (stage: string) => void = () => {},
  decided: readonly DecidedPair[] = [],
): Linkage {
  progress('keys')
  setQuotedCodesApart(records)
  const index = buildKeyIndex(records)
  const blocks = blocksOfRecords(index, records.count)
  const candidatesOf = createPairing(index, blocks, records.count)
  progress('weights')
  const every = samplingStep(records.count, candidatesOf)
  const sample = samplePairs(records, createPairing(index, blocks, records.count), {
    every,
    most: SAMPLE * 2,
  })
  const few = records.count >= FEWEST_FOR_CHANCE && hasFewColumns(sample)
  const estimate = few
    ? estimateFromChance(records, sample, every)
    : estimateWeights(sample, records.count)
  if (!few) refineWeights(estimate.weights, sample)
  calibrateWeights(records, estimate.weights, decided)
  progress('pairs')
  const edges = createEdges()
  const comparison = createComparison()
  let candidatePairs = 0
  const compared = (a: number, b: number): number => {
    compareRecords(records, a, b, comparison)
    return oddsOf(estimate.weights, comparison)
  }
  const pairsOf = createPairing(index, blocks, records.count)
  for (let row = 0; row < records.count; row++) {
    const found = pairsOf(row)
    candidatePairs += found.length
    for (let i = 0; i < found.length; i++) {
      const other = found.rows[i]!
      const odds = quickOdds(records, row, other) || compared(row, other)
      if (odds >= REVIEW_FROM) addEdge(edges, other, row, odds)
    }
  }
  progress('clusters')
  const clusters = clusterRecords(records, estimate.weights, edges, JOIN_FROM)
  return { clusters, estimate, edges, candidatePairs }
}

/** Where two sound codes decide, nothing else is compared; 0 where they do not. */
function quickOdds({ soundCode }: Records, a: number, b: number): number {
  if (soundCode[a] === 0 || soundCode[b] === 0) return 0
  return soundCode[a] === soundCode[b] ? SAME_CODE_WEIGHT : DIFFERENT_CODES_WEIGHT
}

/** Every how many records give about as many pairs as the sample should have. */
function samplingStep(
  count: number,
  candidatesOf: (row: number) => { readonly length: number },
): number {
  let looked = 0
  let pairs = 0
  for (let row = 0; row < count && looked < 4000; row++) {
    if (mix(11, row) % Math.max(1, Math.floor(count / 4000)) !== 0) continue
    looked++
    pairs += candidatesOf(row).length
  }
  return Math.max(1, Math.floor(((pairs / Math.max(looked, 1)) * count) / SAMPLE))
}
