/** Pairs as the queue shows them. */
import type { DuplicateSummary } from '../../contract/duplicates.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findAreaNames } from '../areas/index.ts'
import { findUnits } from '../frame/index.ts'
import { weighConsequence } from './consequence.ts'
import type { Desk } from './desk.ts'
import type { PairRow } from './store.ts'

export async function summarisePairs(
  db: Executor,
  desk: Desk,
  rows: readonly PairRow[],
): Promise<DuplicateSummary[]> {
  const ids = [...new Set(rows.flatMap(({ unitA, unitB }) => [unitA, unitB]))]
  const units = await findUnits(db, ids)
  const responses = await desk.findResponsesOf(db, ids)
  const names = await findAreaNames(
    db,
    [...units.values()].flatMap(({ areaCode }) => areaCode ?? []),
  )
  return rows.map((row) => {
    const both = [row.unitA, row.unitB].flatMap((id) => units.get(id) ?? [])
    return {
      pairId: row.id,
      state: row.state,
      units: both.map(({ id, name, areaCode }) => ({
        id,
        name,
        areaNames: [...(names.get(areaCode ?? '') ?? [])],
      })),
      bits: row.weight / 100,
      probability: probabilityOf(row.weight),
      consequences: [...weighConsequence(both, responses).words],
      branch: row.branch,
      decision: row.kind,
      decidedAt: row.decidedAt,
      toCheck: row.toCheck,
    }
  })
}

/** `weight`: hundredths of a bit. */
function probabilityOf(weight: number): number {
  return 1 / (1 + 2 ** (-weight / 100))
}
