/** What a linkage did, for people and programs: columns, weights, pairs to look at with their reasons. */
import {
  type Explanation,
  explainPair,
  inBits,
} from '../../../forms/engine/linkage/explain-pair.ts'
import { comparisons, LEVELS } from '../../../forms/engine/linkage/levels.ts'
import type { LinkedLists } from '../../domains/linkage/index.ts'

/** So many pairs are listed, the likeliest first; all of them are counted. */
const MOST_PAIRS = 2000

interface PairToReview extends Explanation {
  readonly a: string
  readonly b: string
}

export interface LinkReport {
  readonly records: number
  readonly clusters: number
  readonly pairsCompared: number
  /** Likely pairs that did not come to lie in one cluster. */
  readonly toReview: number
  readonly files: LinkedLists['files']
  readonly faults: LinkedLists['faults']
  readonly weights: readonly {
    readonly comparison: string
    readonly finding: string
    readonly amongSame: number
    readonly amongDifferent: number
    readonly bits: number
  }[]
  readonly review: readonly PairToReview[]
  /** Branches that quote the code of their unit: related, not duplicates. */
  readonly branches: readonly { readonly branch: string; readonly unit: string }[]
}

export function linkReport(linked: LinkedLists): LinkReport {
  const { records, recIds, linkage, files, faults } = linked
  const { first } = linkage.clusters
  let clusters = 0
  for (let row = 0; row < records.count; row++) if (first[row] === row) clusters++
  const apart = pairsApart(linked)
  return {
    records: records.count,
    clusters,
    pairsCompared: linkage.candidatePairs,
    toReview: apart.length,
    files,
    faults,
    weights: describeWeights(linked),
    review: apart.slice(0, MOST_PAIRS).map((edge) => {
      const a = linkage.edges.a[edge]!
      const b = linkage.edges.b[edge]!
      const explained = explainPair(records, linkage.estimate.weights, a, b)
      return { a: recIds[a]!, b: recIds[b]!, ...explained }
    }),
    branches: branchesQuoting(linked),
  }
}

function pairsApart({ records, linkage }: LinkedLists): number[] {
  const { edges, clusters } = linkage
  const apart: number[] = []
  for (let edge = 0; edge < edges.count; edge++) {
    const a = clusters.first[edges.a[edge]!]
    const b = clusters.first[edges.b[edge]!]
    if (a !== b) apart.push(edge)
  }
  // One pair of clusters is looked at once, by its likeliest pair of records.
  apart.sort((x, y) => edges.odds[y]! - edges.odds[x]! || x - y)
  const seen = new Set<number>()
  return apart.filter((edge) => {
    const a = clusters.first[edges.a[edge]!]!
    const b = clusters.first[edges.b[edge]!]!
    const key = Math.min(a, b) * records.count + Math.max(a, b)
    return !seen.has(key) && seen.add(key)
  })
}

function describeWeights({ linkage }: LinkedLists): LinkReport['weights'] {
  const { amongSame, amongDifferent, weights } = linkage.estimate
  return comparisons.flatMap(({ title, levels }, c) =>
    levels.map((finding, level) => ({
      comparison: title,
      finding,
      amongSame: round(amongSame[c * LEVELS + level]!),
      amongDifferent: round(amongDifferent[c * LEVELS + level]!),
      bits: inBits(weights.byLevel[c * LEVELS + level]!),
    })),
  )
}

function branchesQuoting({ records, recIds }: LinkedLists): LinkReport['branches'] {
  const units = new Map<number, number>()
  for (let row = 0; row < records.count; row++) {
    const code = records.soundCode[row]!
    if (code !== 0 && !units.has(code)) units.set(code, row)
  }
  const found: { branch: string; unit: string }[] = []
  for (let row = 0; row < records.count && found.length < MOST_PAIRS; row++) {
    const unit = units.get(records.quotedCode[row]!)
    if (records.quotedCode[row] !== 0 && unit !== undefined) {
      found.push({ branch: recIds[row]!, unit: recIds[unit]! })
    }
  }
  return found
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000
}
