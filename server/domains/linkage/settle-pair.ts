/** Where pairs stand after a decision or its withdrawal: those of a merged unit wait while it is merged. */
import type { Executor } from '../../platform/database/database.ts'
import { isMergedBy } from './apply-decision.ts'
import { type PairRow, pairsOfUnits, savePair } from './store.ts'

export async function settleAbsorbed(tx: Executor, pair: PairRow): Promise<void> {
  const near = await pairsOfUnits(tx, [pair.unitA, pair.unitB])
  const merged = await mergedUnits(
    tx,
    near.flatMap(({ unitA, unitB }) => [unitA, unitB]),
  )
  for (const each of near) {
    if (each.state === 'decided') continue
    const absorbed = merged.has(each.unitA) || merged.has(each.unitB)
    if (absorbed !== each.absorbed) await savePair(tx, each.id, { absorbed })
  }
}

/** Those of the units that a decision in force merged into another one. */
export async function mergedUnits(
  db: Executor,
  unitIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(unitIds)]
  const decided = (await pairsOfUnits(db, ids)).filter(({ kind }) => kind === 'merge')
  const asked = new Set(ids)
  return new Set(
    decided
      .flatMap((each) => [each.unitA, each.unitB].filter((id) => isMergedBy(each, id)))
      .filter((id) => asked.has(id)),
  )
}
