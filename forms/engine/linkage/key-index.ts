/** Which records share a key: keys sorted, the records of each beside one another. */
import { capOf, createKeyList, isCodeKey, keysOfRecord } from './blocking-keys.ts'
import { withRoom } from './numbers.ts'
import type { Records } from './records.ts'

export interface KeyIndex {
  /** Distinct keys in order. */
  readonly keys: Uint32Array
  /** Where the records of key i begin; one more at the end. */
  readonly from: Uint32Array
  readonly rows: Int32Array
}

export function buildKeyIndex(records: Records): KeyIndex {
  const list = createKeyList()
  let keys = new Uint32Array(records.count * 24)
  let rows = new Int32Array(keys.length)
  let length = 0
  for (let row = 0; row < records.count; row++) {
    keysOfRecord(records, row, list)
    keys = withRoom(keys, length + list.length)
    rows = withRoom(rows, length + list.length)
    for (let i = 0; i < list.length; i++) {
      keys[length] = list.keys[i]!
      rows[length++] = row
    }
  }
  const sorted = sortByKey(keys.subarray(0, length), rows.subarray(0, length))
  let distinct = 0
  for (let i = 0; i < length; i++) if (i === 0 || sorted.keys[i] !== sorted.keys[i - 1]) distinct++
  const index = {
    keys: new Uint32Array(distinct),
    from: new Uint32Array(distinct + 1),
    rows: sorted.rows,
  }
  let at = -1
  for (let i = 0; i < length; i++) {
    if (i > 0 && sorted.keys[i] === sorted.keys[i - 1]) continue
    at++
    index.keys[at] = sorted.keys[i]!
    index.from[at] = i
  }
  index.from[distinct] = length
  return index
}

/** Position of a key, or -1. */
export function findKey({ keys }: KeyIndex, key: number): number {
  let low = 0
  let high = keys.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = keys[middle]!
    if (found === key) return middle
    if (found < key) low = middle + 1
    else high = middle - 1
  }
  return -1
}

interface Sorted {
  readonly keys: Uint32Array
  readonly rows: Int32Array
}

/** Least significant digits first, eleven bits at a time; rows of one key stay in order. */
function sortByKey(keys: Uint32Array, rows: Int32Array): Sorted {
  let from: Sorted = { keys, rows }
  let to: Sorted = { keys: new Uint32Array(keys.length), rows: new Int32Array(rows.length) }
  for (const shift of [0, 11, 22]) {
    const starts = new Uint32Array(2049)
    for (let i = 0; i < keys.length; i++) starts[((from.keys[i]! >>> shift) & 2047) + 1]!++
    for (let i = 0; i < 2048; i++) starts[i + 1]! += starts[i]!
    for (let i = 0; i < keys.length; i++) {
      const key = from.keys[i]!
      const place = starts[(key >>> shift) & 2047]!++
      to.keys[place] = key
      to.rows[place] = from.rows[i]!
    }
    ;[from, to] = [to, from]
  }
  return from
}

/** For each record the blocks it is in: those of more than one record and not more than the cap. */
export interface BlocksOfRecords {
  readonly from: Uint32Array
  readonly blocks: Uint32Array
}

export function blocksOfRecords(index: KeyIndex, count: number): BlocksOfRecords {
  const from = new Uint32Array(count + 2)
  eachUsableBlock(index, (start, end) => {
    for (let i = start; i < end; i++) from[index.rows[i]! + 2]!++
  })
  for (let row = 0; row < count; row++) from[row + 2]! += from[row + 1]!
  const blocks = new Uint32Array(from[count + 1]!)
  eachUsableBlock(index, (start, end, block) => {
    for (let i = start; i < end; i++) blocks[from[index.rows[i]! + 1]!++] = block
  })
  return { from, blocks }
}

function eachUsableBlock(
  { keys, from }: KeyIndex,
  use: (start: number, end: number, block: number) => void,
): void {
  for (let block = 0; block < keys.length; block++) {
    const size = from[block + 1]! - from[block]!
    if (size > 1 && size <= capOf(keys[block]!)) use(from[block]!, from[block + 1]!, block)
  }
}

/**
 * Every record before `row` that shares a key with it, once; `byCodeOnly` says that codes alone brought
 * them together.
 */
export function createPairing(index: KeyIndex, blocks: BlocksOfRecords, count: number) {
  const seen = new Int32Array(count).fill(-1)
  const found = { rows: new Int32Array(4096), byCodeOnly: new Uint8Array(4096), length: 0 }
  return (row: number): typeof found => {
    found.length = 0
    for (const codes of [false, true]) {
      for (let at = blocks.from[row]!; at < blocks.from[row + 1]!; at++) {
        const block = blocks.blocks[at]!
        if (isCodeKey(index.keys[block]!) !== codes) continue
        for (let i = index.from[block]!; i < index.from[block + 1]!; i++) {
          const other = index.rows[i]!
          if (other >= row) break
          if (seen[other] === row) continue
          seen[other] = row
          found.rows = withRoom(found.rows, found.length + 1)
          found.byCodeOnly = withRoom(found.byCodeOnly, found.length + 1)
          found.byCodeOnly[found.length] = codes ? 1 : 0
          found.rows[found.length++] = other
        }
      }
    }
    return found
  }
}
