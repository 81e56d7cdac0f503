/** Lines of the result: every record once, in the order of the lists. */
import { inBits } from '../../../forms/engine/linkage/explain-pair.ts'
import type { LinkedLists } from '../../domains/linkage/index.ts'

const LINES_AT_ONCE = 4096

export function* linkRows({ records, recIds, linkage }: LinkedLists): Generator<string> {
  const { first, odds } = linkage.clusters
  const numbers = new Int32Array(records.count)
  let clusters = 0
  let lines = ['rec_id,cluster_id,weight']
  for (let row = 0; row < records.count; row++) {
    const head = first[row]!
    // The head of a cluster is its first record, so it has been numbered.
    if (head === row) numbers[row] = ++clusters
    lines.push(`${quoted(recIds[row]!)},${numbers[head]},${inBits(odds[row]!)}`)
    if (lines.length >= LINES_AT_ONCE) {
      yield `${lines.join('\n')}\n`
      lines = []
    }
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
