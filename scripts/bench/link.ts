/** `npm run bench:link -- [units] [regime…]`: links invented lists and holds the result against the truth, by difficulty. */

import { loadVocabulary } from '../../forms/engine/linkage/load-vocabulary.ts'
import { linkMeasured } from './linkage/link-measured.ts'
import { makeLists } from './linkage/make-lists.ts'
import { figures, measure, type PairFigures, pairsWithin } from './linkage/measure-pairs.ts'
import { regimes } from './linkage/regimes.ts'

const [unitsText = '20000', ...asked] = process.argv.slice(2)
const seed = process.env.LINK_SEED ?? 'bench'
const vocabulary = await loadVocabulary()

for (const regime of asked.length > 0 ? asked : regimes.map(({ id }) => id)) {
  const { records, unitOf, difficultyOf } = makeLists(Number(unitsText), seed, regime)
  const found = linkMeasured(records, unitOf, vocabulary)
  process.stdout.write(
    `${regime}: ${records.length} records of ${unitsText} units, ${found.candidatePairs} pairs compared, ` +
      `CPU ${found.cpuSeconds.toFixed(1)} s (${found.stages.join(', ')}), RSS ${found.peakMb} MB\n` +
      `  one record, CPU: median ${found.singleMedian.toFixed(2)} ms, p99 ${found.single.toFixed(2)} ms\n`,
  )
  print('all pairs', found.all)
  print('no shared code', found.noSharedCode)
  print('likely pairs offered', offered(unitOf, found.likely, found.all.truePairs))
  print('pairs compared', found.compared)
  for (const kind of [...new Set(difficultyOf)].sort()) {
    const of = (row: number): boolean => difficultyOf[unitOf[row]!] === kind
    print(
      kind,
      measure(unitOf, found.clusterOf, (a, b) => of(a) || of(b)),
    )
  }
}

function print(label: string, each: PairFigures): void {
  process.stdout.write(
    `  ${label.padEnd(22)} P ${each.precision.toFixed(4)}  R ${each.recall.toFixed(4)}  F1 ${each.f1.toFixed(4)}  of ${each.truePairs}\n`,
  )
}

function offered(
  unitOf: Int32Array,
  likely: ReturnType<typeof linkMeasured>['likely'],
  truePairs: number,
): PairFigures {
  const candidates = new Set<number>()
  for (let i = 0; i < likely.count; i++) candidates.add(likely.a[i]! * 2 ** 21 + likely.b[i]!)
  let right = 0
  pairsWithin(
    unitOf,
    () => true,
    (a, b) => {
      if (candidates.has(a * 2 ** 21 + b)) right++
    },
  )
  return figures(truePairs, candidates.size, right)
}
