import { describe, expect, it } from 'vitest'
import type { DecidedPair } from '../../../forms/engine/linkage/calibrate-weights.ts'
import { explainPair } from '../../../forms/engine/linkage/explain-pair.ts'
import { linkRecords } from '../../../forms/engine/linkage/link-records.ts'
import { loadVocabulary } from '../../../forms/engine/linkage/load-vocabulary.ts'
import { addRecord, createRecords } from '../../../forms/engine/linkage/records.ts'
import { makeLists } from '../../../scripts/bench/linkage/make-lists.ts'

const vocabulary = await loadVocabulary()
const lists = makeLists(300, 'calibrate', 'poor')

function link(decided: readonly DecidedPair[]) {
  const records = createRecords(vocabulary)
  for (const record of lists.records) addRecord(records, record)
  return { records, linkage: linkRecords(records, () => {}, decided) }
}

const undecided = link([])

/** Pairs a clerk would be shown, with the truth the generator knows. */
function shownPairs(): DecidedPair[] {
  const { edges } = undecided.linkage
  const { soundCode } = undecided.records
  return Array.from({ length: edges.count }, (_, edge) => edge)
    .filter((edge) => !(soundCode[edges.a[edge]!] && soundCode[edges.b[edge]!]))
    .map((edge) => ({
      a: edges.a[edge]!,
      b: edges.b[edge]!,
      same: lists.unitOf[edges.a[edge]!] === lists.unitOf[edges.b[edge]!],
    }))
}

/** Mean of -log p of the truth over the pairs. */
function surprise(linked: ReturnType<typeof link>, pairs: readonly DecidedPair[]): number {
  const { weights } = linked.linkage.estimate
  const sum = pairs.reduce((total, { a, b, same }) => {
    const odds = explainPair(linked.records, weights, a, b).bits * Math.LN2
    return total + Math.log1p(Math.exp(same ? -odds : odds))
  }, 0)
  return sum / pairs.length
}

describe('weights after clerks decided', () => {
  it('tell pairs nobody decided yet better than before', () => {
    const pairs = shownPairs()
    const taught = pairs.filter((_, i) => i % 2 === 0)
    const others = pairs.filter((_, i) => i % 2 === 1)
    expect(taught.length).toBeGreaterThan(60)
    expect(surprise(link(taught), others)).toBeLessThan(surprise(undecided, others))
  })

  it('are the same for the same decisions in another order', () => {
    const taught = shownPairs().slice(0, 200)
    const once = link(taught).linkage.estimate.weights
    const again = link([...taught].reverse()).linkage.estimate.weights
    expect([...again.byLevel]).toEqual([...once.byLevel])
    expect([...again.prior]).toEqual([...once.prior])
  })

  it('move little for one decision, and not at all for none', () => {
    const before = undecided.linkage.estimate.weights
    expect([...link([]).linkage.estimate.weights.byLevel]).toEqual([...before.byLevel])
    const [one] = shownPairs()
    const after = link([{ ...one!, same: !one!.same }]).linkage.estimate.weights
    const farthest = Math.max(...after.byLevel.map((w, at) => Math.abs(w - before.byLevel[at]!)))
    expect(farthest).toBeGreaterThan(0)
    expect(farthest).toBeLessThan(1)
  })
})
