/** `npm run bench:link -- [units] [regime…]`: links invented lists and holds the result against the truth. */

import { linkRecords } from '../../forms/engine/linkage/link-records.ts'
import type { ListRecord } from '../../forms/engine/linkage/list-record.ts'
import { loadVocabulary } from '../../forms/engine/linkage/load-vocabulary.ts'
import {
  buildMatchIndex,
  type MatchIndex,
  matchRecord,
} from '../../forms/engine/linkage/match-record.ts'
import { addRecord, createRecords } from '../../forms/engine/linkage/records.ts'
import { makeLists } from './linkage/make-lists.ts'
import { figures, measure, type PairFigures, pairsWithin } from './linkage/measure-pairs.ts'
import { regimes } from './linkage/regimes.ts'

const [unitsText = '20000', ...asked] = process.argv.slice(2)
const seed = process.env.LINK_SEED ?? 'bench'
const vocabulary = await loadVocabulary()

for (const regime of asked.length > 0 ? asked : regimes.map(({ id }) => id)) {
  const lists = makeLists(Number(unitsText), seed, regime)
  const begun = process.cpuUsage()
  const records = createRecords(vocabulary)
  for (const record of lists.records) addRecord(records, record)
  const standardised = process.cpuUsage(begun)
  const stages: string[] = [`standardise ${seconds(standardised)}`]
  let before = process.cpuUsage()
  let stage = ''
  const linkage = linkRecords(records, (next) => {
    if (stage) stages.push(`${stage} ${seconds(process.cpuUsage(before))}`)
    before = process.cpuUsage()
    stage = next
  })
  stages.push(`${stage} ${seconds(process.cpuUsage(before))}`)
  const whole = process.cpuUsage(begun)
  const cluster = linkage.clusters.first
  const { unitOf, difficultyOf } = lists
  const noSharedCode = (a: number, b: number): boolean =>
    records.soundCode[a] === 0 || records.soundCode[a] !== records.soundCode[b]
  const print = (label: string, each: PairFigures): void => {
    process.stdout.write(
      `  ${label.padEnd(22)} P ${each.precision.toFixed(4)}  R ${each.recall.toFixed(4)}  F1 ${each.f1.toFixed(4)}  of ${each.truePairs}\n`,
    )
  }
  process.stdout.write(
    `${regime}: ${lists.records.length} records of ${unitsText} units, ${linkage.candidatePairs} pairs compared, ` +
      `CPU ${seconds(whole)} s (${stages.join(', ')}), RSS ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`,
  )
  print('all pairs', measure(unitOf, cluster))
  print('no shared code', measure(unitOf, cluster, noSharedCode))
  timeSingleRecords(lists.records, buildMatchIndex(records, linkage.estimate.weights))
  const candidates = new Set<number>()
  for (let i = 0; i < linkage.edges.count; i++)
    candidates.add(linkage.edges.a[i]! * 2 ** 21 + linkage.edges.b[i]!)
  let truePairs = 0
  let offered = 0
  pairsWithin(
    unitOf,
    () => true,
    (a, b) => {
      truePairs++
      if (candidates.has(a * 2 ** 21 + b)) offered++
    },
  )
  print('likely pairs offered', figures(truePairs, candidates.size, offered))
  for (const kind of [...new Set(difficultyOf)].sort()) {
    const of = (row: number): boolean => difficultyOf[unitOf[row]!] === kind
    print(
      kind,
      measure(unitOf, cluster, (a, b) => of(a) || of(b)),
    )
  }
}

/** Every so-manieth record asked for again, one at a time; the first hundred warm the machine up. */
function timeSingleRecords(rows: readonly ListRecord[], index: MatchIndex): void {
  const times: number[] = []
  for (let row = 0; row < rows.length; row += Math.max(1, Math.floor(rows.length / 2100))) {
    const begun = process.cpuUsage()
    matchRecord(index, rows[row]!)
    const { user, system } = process.cpuUsage(begun)
    times.push((user + system) / 1000)
  }
  const sorted = times.slice(100).sort((a, b) => a - b)
  const at = (share: number): string => sorted[Math.floor(sorted.length * share)]!.toFixed(2)
  process.stdout.write(`  one record, CPU: median ${at(0.5)} ms, p99 ${at(0.99)} ms\n`)
}

function seconds({ user, system }: NodeJS.CpuUsage): string {
  return ((user + system) / 1e6).toFixed(1)
}
