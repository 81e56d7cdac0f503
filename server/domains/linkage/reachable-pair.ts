/** A pair whose units both lie within the actor's reach, with its units and what was said of it. */
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { getReachableUnit, type UnitRow } from '../frame/index.ts'
import type { PartFacts } from './decide-part.ts'
import { settingOf } from './settings.ts'
import { decisionsOfPairs, findPairs, type PairRow } from './store.ts'

export interface ReachablePair {
  readonly pair: PairRow
  readonly units: readonly [UnitRow, UnitRow]
  readonly decisions: Awaited<ReturnType<typeof decisionsOfPairs>>
  readonly facts: PartFacts
}

export async function getReachablePair(
  db: Executor,
  ctx: SignedInContext,
  pairId: string,
): Promise<ReachablePair> {
  const pair = (await findPairs(db, [pairId])).get(pairId)
  if (!pair) throw new Problem('not-found')
  const units = [
    await getReachableUnit(db, ctx, pair.unitA),
    await getReachableUnit(db, ctx, pair.unitB),
  ] as const
  const decisions = await decisionsOfPairs(db, [pairId])
  const { twoClerks } = await settingOf(db, commonArea(units))
  // What was said before the last decision that took effect belongs to that one.
  const lastEffect = decisions.findLastIndex(({ decision }) => decision.takesEffect)
  const opinions = decisions
    .slice(lastEffect + 1)
    .filter(({ decision, undo }) => !undo && decision.part !== 'check')
    .map(({ decision: { decidedBy, kind, firstUnit } }) => ({ by: decidedBy, kind, firstUnit }))
  const { state, absorbed } = pair
  return {
    pair,
    units,
    decisions,
    facts: { state, absorbed, twoClerks, opinions, actorId: ctx.actor.id },
  }
}

/** The county both lie in, else the city. */
function commonArea([a, b]: readonly [UnitRow, UnitRow]): string {
  const codeA = a.areaCode ?? ''
  const codeB = b.areaCode ?? ''
  return codeA.slice(0, 6) === codeB.slice(0, 6) ? codeA.slice(0, 6) : codeA.slice(0, 4)
}
