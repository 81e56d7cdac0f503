/**
 * Ratios from a stratified draw of whole blocks without replacement. The variance is that of the linearised
 * residuals between blocks within strata, with finite population correction (Cochran 1977, §6.11 and §9A;
 * what R's `svyratio` works out). Pure.
 */

import { grouped } from './grouped.ts'

export interface StratumSize {
  readonly stratum: string
  /** Blocks of the frame in it. */
  readonly blocks: number
}

/** What one drawn block held: of the numerator and of the denominator. */
export interface Cluster {
  readonly stratum: string
  readonly y: number
  readonly x: number
}

export interface RatioEstimate {
  /** Null where the denominator is 0: 不适用. */
  readonly ratio: number | null
  /** Estimated totals of the whole frame. */
  readonly numerator: number
  readonly denominator: number
  readonly standardError: number
  /** Of the estimated total of the numerator. */
  readonly numeratorError: number
  /** Blocks less strata. */
  readonly degrees: number
  /** Every block of the frame was worked on: nothing is estimated. */
  readonly whole: boolean
}

/** Strata of which no block was worked on count for nothing: say so beside the estimate. */
export function estimateRatio(
  strata: readonly StratumSize[],
  clusters: readonly Cluster[],
): RatioEstimate {
  const byStratum = grouped(clusters, ({ stratum }) => stratum)
  const worked = strata.flatMap(({ stratum, blocks }) => {
    const within = byStratum.get(stratum) ?? []
    return within.length === 0 ? [] : [{ blocks, within }]
  })
  const total = (pick: (cluster: Cluster) => number) =>
    worked.reduce(
      (sum, { blocks, within }) =>
        sum + (blocks / within.length) * within.reduce((all, each) => all + pick(each), 0),
      0,
    )
  const numerator = total(({ y }) => y)
  const denominator = total(({ x }) => x)
  const ratio = denominator === 0 ? null : numerator / denominator
  const residual = ({ y, x }: Cluster) => (ratio === null ? 0 : (y - ratio * x) / denominator)
  const degrees = worked.reduce((sum, { within }) => sum + within.length - 1, 0)
  return {
    ...{ ratio, numerator, denominator, degrees },
    whole: strata.every(({ stratum, blocks }) => byStratum.get(stratum)?.length === blocks),
    standardError: Math.sqrt(varianceOf(worked, residual)),
    numeratorError: Math.sqrt(varianceOf(worked, ({ y }) => y)),
  }
}

interface WorkedStratum {
  readonly blocks: number
  readonly within: readonly Cluster[]
}

function varianceOf(worked: readonly WorkedStratum[], value: (cluster: Cluster) => number): number {
  return worked.reduce((sum, { blocks, within }) => {
    const drawn = within.length
    if (drawn >= blocks) return sum
    const values = within.map(value)
    // A stratum of which one block came in is held against zero, not against itself: rather too much.
    const mean = drawn === 1 ? 0 : values.reduce((all, each) => all + each, 0) / drawn
    const squares = values.reduce((all, each) => all + (each - mean) ** 2, 0)
    const spread = squares / Math.max(1, drawn - 1)
    return sum + ((blocks * blocks) / drawn) * (1 - drawn / blocks) * spread
  }, 0)
}
