/**
 * Maximum likelihood of a log-linear Poisson model by iteratively reweighted least squares. Rows of
 * `design` are cells of a table, columns terms of the model; counts may be fractions.
 */
export interface PoissonFit {
  readonly coefficients: readonly number[]
  readonly means: readonly number[]
  /** Without the constant of the factorials: for comparing models of one table. */
  readonly logLikelihood: number
}

const MOST_ROUNDS = 100
const PRECISION = 1e-10
/** A term whose coefficient runs off to −∞ fits a cell of zeros; there it has gone far enough. */
const FURTHEST = 25

/** Undefined where the counts do not determine the model. */
export function fitPoisson(
  design: readonly (readonly number[])[],
  counts: readonly number[],
): PoissonFit | undefined {
  let means = counts.map((count) => count + 0.5)
  let logLikelihood = Number.NEGATIVE_INFINITY
  let coefficients: readonly number[] = []
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const working = means.map((mean, cell) => Math.log(mean) + (counts[cell]! - mean) / mean)
    const next = solveWeighted(design, working, means)
    if (!next) return undefined
    coefficients = next
    means = design.map((row) =>
      Math.exp(Math.max(-FURTHEST, Math.min(FURTHEST * 2, dot(row, coefficients)))),
    )
    const reached = logLikelihoodOf(counts, means)
    if (Math.abs(reached - logLikelihood) < PRECISION * (Math.abs(reached) + 1)) {
      return { coefficients, means, logLikelihood: reached }
    }
    logLikelihood = reached
  }
  return Number.isFinite(logLikelihood) ? { coefficients, means, logLikelihood } : undefined
}

function logLikelihoodOf(counts: readonly number[], means: readonly number[]): number {
  return counts.reduce((sum, count, cell) => {
    const mean = means[cell]!
    return sum + (count === 0 ? 0 : count * Math.log(mean)) - mean
  }, 0)
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0)
}

/** Least squares with weights, by Cholesky of the normal equations; undefined where they are singular. */
function solveWeighted(
  design: readonly (readonly number[])[],
  target: readonly number[],
  weights: readonly number[],
): readonly number[] | undefined {
  const size = design[0]?.length ?? 0
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0))
  const right = new Array<number>(size).fill(0)
  design.forEach((row, cell) => {
    for (let i = 0; i < size; i++) {
      if (row[i] === 0) continue
      const weighted = row[i]! * weights[cell]!
      right[i]! += weighted * target[cell]!
      for (let j = 0; j <= i; j++) matrix[i]![j]! += weighted * row[j]!
    }
  })
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!
      for (let k = 0; k < j; k++) sum -= matrix[i]![k]! * matrix[j]![k]!
      if (i === j) {
        if (!(sum > 1e-12 * (matrix[i]![i]! + 1e-300))) return undefined
        matrix[i]![i] = Math.sqrt(sum)
      } else matrix[i]![j] = sum / matrix[j]![j]!
    }
  }
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) right[i]! -= matrix[i]![k]! * right[k]!
    right[i]! /= matrix[i]![i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) right[i]! -= matrix[k]![i]! * right[k]!
    right[i]! /= matrix[i]![i]!
  }
  return right
}
