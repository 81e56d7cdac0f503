/** Pairs from which the weights are estimated: all candidates of every n-th record, compared. */
import { compareRecords, createComparison } from './compare-records.ts'
import * as L from './levels.ts'
import { mix } from './numbers.ts'
import type { Records } from './records.ts'
import { isBranchPair } from './weights.ts'

/** What the codes themselves say of a pair. */
export const SAME = 1
export const DIFFERENT = 0
export const UNCERTAIN = -1

export interface PairSample {
  readonly levels: Uint8Array
  readonly sharedBy: Float32Array
  /** SAME, DIFFERENT or UNCERTAIN. */
  readonly truth: Int8Array
  readonly count: number
}

interface Candidates {
  readonly rows: Int32Array
  readonly byCodeOnly: Uint8Array
  readonly length: number
}

export function samplePairs(
  records: Records,
  candidatesOf: (row: number) => Candidates,
  { every, most }: { readonly every: number; readonly most: number },
): PairSample {
  const levels = new Uint8Array(most * L.COMPARISONS)
  const sharedBy = new Float32Array(most * L.COMPARISONS)
  const truth = new Int8Array(most)
  const comparison = createComparison()
  let count = 0
  for (let row = 0; row < records.count && count < most; row++) {
    if (mix(9, row) % every !== 0) continue
    const found = candidatesOf(row)
    for (let i = 0; i < found.length && count < most; i++) {
      compareRecords(records, row, found.rows[i]!, comparison)
      const said = truthOf(comparison.levels)
      // Alike only in code: no match without a code could have been found so.
      if (found.byCodeOnly[i] === 1 && said !== UNCERTAIN) continue
      levels.set(comparison.levels, count * L.COMPARISONS)
      sharedBy.set(comparison.sharedBy, count * L.COMPARISONS)
      truth[count++] = said
    }
  }
  return { levels, sharedBy, truth, count }
}

function truthOf(levels: Uint8Array): number {
  if (levels[L.CODE] === L.DIFFERENT_SOUND_CODES) return DIFFERENT
  return levels[L.CODE] === L.SAME_CODE && !isBranchPair(levels) ? SAME : UNCERTAIN
}
