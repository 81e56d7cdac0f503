/**
 * One record against many: the frame's, or those of a block on a tablet. The index is built once; asking
 * leaves it as it was, adding puts a record in for good.
 */
import { capOf, createKeyList, keysOfRecord } from './blocking-keys.ts'
import { compareRecords, createComparison } from './compare-records.ts'
import { explainPair, inBits, type Reason } from './explain-pair.ts'
import { buildKeyIndex, findKey, type KeyIndex } from './key-index.ts'
import type { ListRecord } from './list-record.ts'
import { addRecord, placeRecord, type Records } from './records.ts'
import { oddsOf, type Weights } from './weights.ts'

export interface MatchIndex {
  readonly records: Records
  readonly weights: Weights
  readonly base: KeyIndex
  /** Keys of records added since. */
  readonly added: Map<number, number[]>
}

export interface Match {
  /** Row of the record found. */
  readonly row: number
  /** In bits; above 0 more likely the same unit than not. */
  readonly bits: number
  readonly reasons: readonly Reason[]
}

/** Built over records that are in already; weights come from a linkage of them, or are the usual ones. */
export function buildMatchIndex(records: Records, weights: Weights): MatchIndex {
  return { records, weights, base: buildKeyIndex(records), added: new Map() }
}

const keys = createKeyList()
const comparison = createComparison()

export function matchRecord(
  index: MatchIndex,
  record: ListRecord,
  { limit = 10, from = -3 }: { readonly limit?: number; readonly from?: number } = {},
): Match[] {
  const { records, weights } = index
  const row = records.count
  placeRecord(records, row, record)
  keysOfRecord(records, row, keys)
  const best: { row: number; odds: number }[] = []
  for (const other of candidatesOf(index)) {
    compareRecords(records, row, other, comparison)
    const odds = oddsOf(weights, comparison)
    if (odds >= from) best.push({ row: other, odds })
  }
  best.sort((a, b) => b.odds - a.odds || a.row - b.row)
  return best.slice(0, limit).map(({ row: found, odds }) => ({
    row: found,
    bits: inBits(odds),
    reasons: explainPair(records, weights, row, found).reasons,
  }))
}

export function addToIndex(index: MatchIndex, record: ListRecord): number {
  const row = addRecord(index.records, record)
  keysOfRecord(index.records, row, keys)
  for (let i = 0; i < keys.length; i++) {
    const rows = index.added.get(keys.keys[i]!)
    if (rows) rows.push(row)
    else index.added.set(keys.keys[i]!, [row])
  }
  return row
}

function candidatesOf({ base, added }: MatchIndex): ReadonlySet<number> {
  const found = new Set<number>()
  for (let i = 0; i < keys.length; i++) {
    const key = keys.keys[i]!
    const at = findKey(base, key)
    const later = added.get(key) ?? []
    const size = (at < 0 ? 0 : base.from[at + 1]! - base.from[at]!) + later.length
    if (size > capOf(key)) continue
    if (at >= 0) for (let j = base.from[at]!; j < base.from[at + 1]!; j++) found.add(base.rows[j]!)
    for (const row of later) found.add(row)
  }
  return found
}
