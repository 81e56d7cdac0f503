/**
 * How far a ratio lies from those of units alike: Hidiroglou and Berthelot (1986), Statistical editing and
 * imputation for periodic business surveys, with U = 0.5 and A = 0.05. Quartiles are not moved by a few
 * wrong values. Pure.
 */
import { quantile } from '../../../forms/engine/neighbours/percentiles.ts'

/** The share of its size with which a departure counts. */
const U = 0.5
/** Distances are at least so much of the middle … */
const A = 0.05
/** … and of a departure by a tenth at the middle size: a cell of nearly equal ratios flags no trifle. */
const TRIFLE = 0.1

export interface RatioOfUnit {
  readonly value: number
  readonly base: number
}

export interface CellSpread {
  readonly units: number
  /** Median ratio. */
  readonly median: number
  /** Of the effects: middle, and distances to the quartiles. */
  readonly middle: number
  readonly below: number
  readonly above: number
}

/** Of at least one ratio, all positive. */
export function spreadOfCell(ratios: readonly RatioOfUnit[]): CellSpread {
  const sorted = ratios.map(({ value, base }) => value / base).sort((a, b) => a - b)
  const median = quantile(sorted, 0.5)
  const effects = ratios.map((each) => effectOf(each, median)).sort((a, b) => a - b)
  const sizes = ratios.map((each) => sizeOf(each, median)).sort((a, b) => a - b)
  const middle = quantile(effects, 0.5)
  const least = Math.max(Math.abs(A * middle), TRIFLE * quantile(sizes, 0.5) ** U)
  return {
    units: ratios.length,
    median,
    middle,
    below: Math.max(middle - quantile(effects, 0.25), least),
    above: Math.max(quantile(effects, 0.75) - middle, least),
  }
}

/** In distances to the quartile of its side; negative below. */
export function distanceFrom(spread: CellSpread, ratio: RatioOfUnit): number {
  const away = effectOf(ratio, spread.median) - spread.middle
  return away / (away < 0 ? spread.below : spread.above)
}

function effectOf({ value, base }: RatioOfUnit, median: number): number {
  const ratio = value / base
  const departure = ratio < median ? 1 - median / ratio : ratio / median - 1
  return departure * sizeOf({ value, base }, median) ** U
}

/** The larger of what is reported and what is expected. */
function sizeOf({ value, base }: RatioOfUnit, median: number): number {
  return Math.max(value, base * median)
}
