/**
 * Likely pairs → clusters, one for each unit. The likeliest join first. Two clusters join only when they
 * hold no two different sound codes and their records, taken all with all, are more likely the same
 * than not (average linkage): one accidental likeness does not pull two units together.
 */
import { compareRecords, createComparison } from './compare-records.ts'
import type { Edges } from './edges.ts'
import type { Records } from './records.ts'
import { oddsOf, type Weights } from './weights.ts'

export interface Clusters {
  /** Record → first record of its cluster. */
  readonly first: Int32Array
  /** Record → log odds of the link that brought it in; 0 for one that stands alone. */
  readonly odds: Float32Array
}

/** Odds are kept within this, so that one comparison does not outvote all others. */
const STRONGEST = 9
const STEPS_PER_UNIT = 64
/** Of larger clusters so many records are compared with the other's. */
const SPOKESMEN = 10

export function clusterRecords(
  records: Records,
  weights: Weights,
  edges: Edges,
  threshold: number,
): Clusters {
  const { count } = records
  const root = Int32Array.from({ length: count }, (_, row) => row)
  const next = new Int32Array(count).fill(-1)
  const last = root.slice()
  const size = new Int32Array(count).fill(1)
  const code = records.soundCode.slice(0, count)
  const odds = new Float32Array(count)
  const comparison = createComparison()

  const rootOf = (row: number): number => {
    let at = row
    while (root[at] !== at) {
      root[at] = root[root[at]!]!
      at = root[at]!
    }
    return at
  }
  const meanOdds = (a: number, b: number): number => {
    let sum = 0
    let pairs = 0
    for (let x = a, i = 0; x >= 0 && i < SPOKESMEN; x = next[x]!, i++) {
      for (let y = b, j = 0; y >= 0 && j < SPOKESMEN; y = next[y]!, j++) {
        compareRecords(records, Math.max(x, y), Math.min(x, y), comparison)
        sum += Math.max(-STRONGEST, Math.min(STRONGEST, oddsOf(weights, comparison)))
        pairs++
      }
    }
    return sum / pairs
  }
  const join = (a: number, b: number, link: number): void => {
    const keeps = Math.min(a, b)
    const goes = Math.max(a, b)
    for (const each of [a, b]) if (size[each] === 1) odds[each] = link
    root[goes] = keeps
    next[last[keeps]!] = goes
    last[keeps] = last[goes]!
    size[keeps]! += size[goes]!
    code[keeps] ||= code[goes]!
  }

  const queue = createQueue(edges, threshold)
  for (let edge = queue.take(); edge >= 0; edge = queue.take()) {
    const a = rootOf(edges.a[edge]!)
    const b = rootOf(edges.b[edge]!)
    if (a === b || (code[a] !== 0 && code[b] !== 0 && code[a] !== code[b])) continue
    const alone = size[a] === 1 && size[b] === 1
    const likely = alone ? edges.odds[edge]! : meanOdds(a, b)
    if (likely < threshold) continue
    if (!queue.putBack(edge, likely)) join(a, b, likely)
  }
  const first = Int32Array.from({ length: count }, (_, row) => rootOf(row))
  return { first, odds }
}

/** Edges from the likeliest to the least likely; one may be put back further down. */
function createQueue(edges: Edges, threshold: number) {
  const stepOf = (odds: number): number =>
    Math.floor((Math.min(odds, STRONGEST * 2) - threshold) * STEPS_PER_UNIT)
  const steps = stepOf(STRONGEST * 2) + 1
  const heads = new Int32Array(steps).fill(-1)
  const following = new Int32Array(edges.count).fill(-1)
  let at = steps - 1
  // From the last, so that the first stands at the head.
  for (let edge = edges.count - 1; edge >= 0; edge--) {
    const odds = edges.odds[edge]!
    if (odds < threshold) continue
    const step = stepOf(odds)
    following[edge] = heads[step]!
    heads[step] = edge
  }
  return {
    take(): number {
      while (at >= 0 && heads[at]! < 0) at--
      if (at < 0) return -1
      const edge = heads[at]!
      heads[at] = following[edge]!
      return edge
    },
    /** False when the edge is at the head of what is left and may be used. */
    putBack(edge: number, odds: number): boolean {
      const step = stepOf(odds)
      if (step >= at) return false
      following[edge] = heads[step]!
      heads[step] = edge
      return true
    },
  }
}
