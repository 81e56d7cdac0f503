/** What decisions in force say of a unit: merged with, branch of, successor of which others. */
import type { UnitRelation } from '../../contract/duplicates.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findUnits, getReachableUnit, summariseUnits } from '../frame/index.ts'
import { findDisplayNames } from '../identity/index.ts'
import type { Desk } from './desk.ts'
import { decisionsOfPairs, pairsOfUnits } from './store.ts'

const parts = {
  merge: ['survivor', 'merged'],
  'branch-of': ['parent', 'branch'],
  'successor-of': ['earlier', 'later'],
} as const

export async function listUnitRelations(
  ctx: SignedInContext,
  desk: Desk,
  unitId: string,
): Promise<{ relations: UnitRelation[] }> {
  const db = ctx.database.read
  await getReachableUnit(db, ctx, unitId)
  return { relations: await relationsOf(db, desk, unitId) }
}

export async function relationsOf(
  db: Executor,
  desk: Desk,
  unitId: string,
): Promise<UnitRelation[]> {
  const pairs = (await pairsOfUnits(db, [unitId])).filter(
    ({ state, kind }) => state === 'decided' && kind !== null && kind !== 'not-same',
  )
  if (pairs.length === 0) return []
  const decisions = new Map(
    (
      await decisionsOfPairs(
        db,
        pairs.map(({ id }) => id),
      )
    ).map(({ decision }) => [decision.id, decision]),
  )
  const rows = await findUnits(
    db,
    pairs.flatMap(({ unitA, unitB }) => [unitA, unitB]),
  )
  const summaries = new Map(
    (await summariseUnits(db, [...rows.values()], desk.findResponsesOf)).map((unit) => [
      unit.id,
      unit,
    ]),
  )
  const people = await findDisplayNames(
    db,
    [...decisions.values()].map(({ decidedBy }) => decidedBy),
  )
  return pairs.flatMap(({ id, unitA, unitB, kind, firstUnit, decisionId }): UnitRelation[] => {
    const decision = decisions.get(decisionId ?? '')
    const other = summaries.get(unitA === unitId ? unitB : unitA)
    if (!decision || !other || kind === null || kind === 'not-same') return []
    return [
      {
        decisionId: decision.id,
        pairId: id,
        kind,
        part: parts[kind][firstUnit === unitId ? 0 : 1],
        other,
        decidedAt: decision.decidedAt,
        decidedBy: people.get(decision.decidedBy) ?? '系统',
      },
    ]
  })
}
