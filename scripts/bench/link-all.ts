/**
 * `npm run bench link`: quality and cost of linking invented lists of 20,000 and 200,000 units, and, where
 * `npm run bench link=FOLDER` says where they lie, of the public labelled lists febrl-dataset3.csv and RLdata10000.csv.
 */
import { loadVocabulary } from '../../forms/engine/linkage/load-vocabulary.ts'
import { linkMeasured } from './linkage/link-measured.ts'
import { makeLists } from './linkage/make-lists.ts'
import { readPeople } from './linkage/read-people.ts'
import { judged, printResults, type Result, told } from './report.ts'

const SEED = process.env.LINK_SEED ?? 'final'
const vocabulary = await loadVocabulary()
const results: Result[] = []
const [folder] = process.argv.slice(2)

const share = (value: number): string => value.toFixed(4)
/** Against a bar of a share that is to be reached. */
function reached(what: string, value: number, bar: number): void {
  results.push(judged(what, share(value), `≥ ${share(bar)}`, value >= bar))
}

let secondsAtSmall = 0
for (const { units, regime } of [
  { units: 20_000, regime: 'held-out' },
  { units: 20_000, regime: 'poor' },
  { units: 200_000, regime: 'held-out' },
]) {
  const large = units === 200_000
  const { records, unitOf } = makeLists(units, SEED, regime)
  const found = linkMeasured(records, unitOf, vocabulary)
  process.stderr.write(`${regime}, ${units} units: ${found.stages.join(', ')}\n`)
  const of = `${regime}, ${units} units`
  results.push(told(`${of}: records, pairs compared`, `${records.length}, ${found.candidatePairs}`))
  reached(`${of}: F1`, found.all.f1, large ? 0.95 : 0.955)
  reached(`${of}: F1 of pairs without a shared code`, found.noSharedCode.f1, large ? 0.92 : 0.93)
  reached(`${of}: precision of what is joined`, found.all.precision, 0.99)
  reached(`${of}: recall of the keys`, found.compared.recall, 0.97)
  const { cpuSeconds, peakMb, single } = found
  if (large) {
    // 607,000 records are to take 60 s; these are a few more.
    const per607 = (cpuSeconds * 607_000) / records.length
    results.push(
      judged(`${of}: CPU for 607,000 records`, `${per607.toFixed(1)} s`, '≤ 60 s', per607 <= 60),
      judged(`${of}: peak memory`, `${peakMb} MB`, '≤ 1,500 MB', peakMb <= 1_500),
      judged(
        'CPU of a record at 200,000 units / at 20,000',
        `${(cpuSeconds / records.length / secondsAtSmall).toFixed(2)} ×`,
        '≤ 1.5 ×',
        cpuSeconds / records.length / secondsAtSmall <= 1.5,
      ),
    )
  } else if (regime === 'held-out') secondsAtSmall = cpuSeconds / records.length
  results.push(
    judged(`${of}: one record, p99 of CPU`, `${single.toFixed(2)} ms`, '< 10 ms', single < 10),
  )
}
for (const { what, records, unitOf, bar } of folder === undefined ? [] : readPeople(folder)) {
  reached(`${what}: F1 (bar: Splink)`, linkMeasured(records, unitOf, vocabulary).all.f1, bar)
}
printResults('Linkage', results)
