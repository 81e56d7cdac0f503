/** Lists linked and held against the truth, with what it cost. */
import {
  blocksOfRecords,
  buildKeyIndex,
  createPairing,
} from '../../../forms/engine/linkage/key-index.ts'
import { linkRecords } from '../../../forms/engine/linkage/link-records.ts'
import type { ListRecord } from '../../../forms/engine/linkage/list-record.ts'
import type { loadVocabulary } from '../../../forms/engine/linkage/load-vocabulary.ts'
import {
  buildMatchIndex,
  type MatchIndex,
  matchRecord,
} from '../../../forms/engine/linkage/match-record.ts'
import { addRecord, createRecords, type Records } from '../../../forms/engine/linkage/records.ts'
import { figures, measure, type PairFigures } from './measure-pairs.ts'

export interface MeasuredLinkage {
  readonly all: PairFigures
  readonly noSharedCode: PairFigures
  /** Of pairs the keys bring together: what no later step can find again. */
  readonly compared: PairFigures
  readonly candidatePairs: number
  readonly clusterOf: ArrayLike<number>
  /** Of the CPU: standardising, matching, clustering. */
  readonly cpuSeconds: number
  /** Of each stage, in words. */
  readonly stages: readonly string[]
  /** Of the process until the linking ended. */
  readonly peakMb: number
  /** One record against all, CPU milliseconds, 99 % of them below. */
  readonly single: number
  readonly singleMedian: number
  /** Pairs found likely, as rows of the records. */
  readonly likely: {
    readonly a: ArrayLike<number>
    readonly b: ArrayLike<number>
    readonly count: number
  }
}

export function linkMeasured(
  list: readonly ListRecord[],
  unitOf: Int32Array,
  vocabulary: Awaited<ReturnType<typeof loadVocabulary>>,
): MeasuredLinkage {
  const begun = process.cpuUsage()
  const records = createRecords(vocabulary)
  for (const record of list) addRecord(records, record)
  const stages = [`standardise ${seconds(process.cpuUsage(begun)).toFixed(1)}`]
  let before = process.cpuUsage()
  let stage = ''
  const tell = (next: string) => {
    if (stage) stages.push(`${stage} ${seconds(process.cpuUsage(before)).toFixed(1)}`)
    before = process.cpuUsage()
    stage = next
  }
  const linkage = linkRecords(records, tell)
  tell('')
  const cpuSeconds = seconds(process.cpuUsage(begun))
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024)
  const cluster = linkage.clusters.first
  const noSharedCode = (a: number, b: number): boolean =>
    records.soundCode[a] === 0 || records.soundCode[a] !== records.soundCode[b]
  const all = measure(unitOf, cluster)
  const index = buildMatchIndex(records, linkage.estimate.weights)
  const times = timeSingleRecords(list, index)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return {
    all,
    noSharedCode: measure(unitOf, cluster, noSharedCode),
    compared: comparedPairs(records, unitOf, all.truePairs),
    candidatePairs: linkage.candidatePairs,
    clusterOf: cluster,
    ...{ cpuSeconds, stages, peakMb, single: at(0.99), singleMedian: at(0.5) },
    likely: linkage.edges,
  }
}

/** What the keys bring together: their recall bounds everything after them. */
function comparedPairs(records: Records, unitOf: Int32Array, truePairs: number): PairFigures {
  const index = buildKeyIndex(records)
  const pairsOf = createPairing(index, blocksOfRecords(index, records.count), records.count)
  let compared = 0
  let right = 0
  for (let row = 0; row < records.count; row++) {
    const found = pairsOf(row)
    compared += found.length
    for (let i = 0; i < found.length; i++) if (unitOf[found.rows[i]!] === unitOf[row]) right++
  }
  return figures(truePairs, compared, right)
}

/** Every so-manieth record asked for again, one at a time; the first hundred warm the machine up. Sorted. */
function timeSingleRecords(rows: readonly ListRecord[], index: MatchIndex): number[] {
  const times: number[] = []
  for (let row = 0; row < rows.length; row += Math.max(1, Math.floor(rows.length / 2100))) {
    const begun = process.cpuUsage()
    matchRecord(index, rows[row]!)
    times.push(seconds(process.cpuUsage(begun)) * 1000)
  }
  return times.slice(100).sort((a, b) => a - b)
}

function seconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6
}
