/** Where pairs stand after a decision or its withdrawal: those of a merged unit wait while it is merged. */
import type { Executor } from '../../platform/database/database.ts'
import { isMergedBy } from './apply-decision.ts'
import { type PairRow, pairsOfUnits, savePair } from './store.ts'

export async function settleAbsorbed(tx: Executor, pair: PairRow): Promise<void> {
  const near = await pairsOfUnits(tx, [pair.unitA, pair.unitB])
  const ids = [...new Set(near.flatMap(({ unitA, unitB }) => [unitA, unitB]))]
  const decided = (await pairsOfUnits(tx, ids)).filter(({ kind }) => kind === 'merge')
  const merged = new Set(ids.filter((id) => decided.some((each) => isMergedBy(each, id))))
  for (const each of near) {
    if (each.state === 'decided') continue
    const absorbed = merged.has(each.unitA) || merged.has(each.unitB)
    if (absorbed !== each.absorbed) await savePair(tx, each.id, { absorbed })
  }
}
