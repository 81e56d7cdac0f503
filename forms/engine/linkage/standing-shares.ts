/**
 * How often each level is found among records of one unit and among candidates that are not: where
 * estimation begins, and all there is when a block has a few dozen records. Rounded from invented lists
 * (`scripts/bench/linkage`, regime "usual"); some hundred pairs of the lists at hand outweigh them.
 */
import * as L from './levels.ts'

const shares: Readonly<Record<number, readonly (readonly number[])[]>> = {
  [L.CODE]: [
    [0, 0, 0.6, 0.3, 0, 0.1],
    [0, 0, 0.01, 0.01, 0, 0.98],
  ],
  [L.NAME]: [
    [0, 0.5, 0.24, 0.08, 0.02, 0.06, 0.04, 0.02, 0.03, 0.005, 0.005],
    [0, 0.01, 0.04, 0.04, 0.13, 0.08, 0.06, 0.13, 0.4, 0.1, 0.01],
  ],
  [L.PERSON]: [
    [0, 0.8, 0.06, 0.14],
    [0, 0.1, 0.03, 0.87],
  ],
  [L.PHONE]: [
    [0, 0.55, 0.03, 0.42],
    [0, 0.04, 0.01, 0.95],
  ],
  [L.ADDRESS]: [
    [0, 0.24, 0.32, 0.03, 0.07, 0.03, 0.2, 0.03, 0.08],
    [0, 0.06, 0.06, 0.02, 0.03, 0.04, 0.04, 0.03, 0.72],
  ],
  [L.POINT]: [
    [0, 0.4, 0.4, 0.08, 0.06, 0.05, 0.01],
    [0, 0.02, 0.04, 0.03, 0.06, 0.15, 0.7],
  ],
  [L.AREA]: [
    [0, 0.27, 0.28, 0.4, 0.05],
    [0, 0.04, 0.14, 0.38, 0.44],
  ],
  [L.INDUSTRY]: [
    [0, 0.6, 0.11, 0.11, 0.18],
    [0, 0.24, 0.08, 0.12, 0.56],
  ],
  [L.FOUND]: [
    [0, 0.84, 0.06, 0.02, 0.02, 0.05, 0.01],
    [0, 0.01, 0.03, 0.09, 0.13, 0.735, 0.005],
  ],
  [L.EMPLOYEES]: [
    [0, 0.5, 0.28, 0.17, 0.04, 0.01],
    [0, 0.12, 0.08, 0.3, 0.28, 0.22],
  ],
  [L.SOURCE]: [
    [0.98, 0.02],
    [0.75, 0.25],
  ],
}

/** Share of same units among candidate pairs. */
export const STANDING_SHARE_SAME = 0.2

export const standingAmongSame = tableOf(0)
export const standingAmongDifferent = tableOf(1)

function tableOf(which: 0 | 1): Float64Array {
  const table = new Float64Array(L.COMPARISONS * L.LEVELS).fill(0.001)
  for (const [comparison, both] of Object.entries(shares)) {
    both[which]!.forEach((share, level) => {
      if (share > 0) table[Number(comparison) * L.LEVELS + level] = share
    })
  }
  return table
}
