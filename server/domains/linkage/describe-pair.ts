/** One pair with all a clerk looks at before deciding. */
import type { DuplicateDecision, DuplicateDetail } from '../../contract/duplicates.ts'
import type { UnitSummary } from '../../contract/frame.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { describeRecords, findUnits, listRecordsOf, summariseUnits } from '../frame/index.ts'
import { findDisplayNames, mayDo, requireRight } from '../identity/index.ts'
import { reported } from './consequence.ts'
import { refusalOf, refusalTexts } from './decide-part.ts'
import type { Desk } from './desk.ts'
import { getReachablePair, type ReachablePair } from './reachable-pair.ts'
import { pairsOfUnits } from './store.ts'
import { summarisePairs } from './summarise-pairs.ts'
import { relationsOf } from './unit-relations.ts'

export async function getDuplicate(
  ctx: SignedInContext,
  desk: Desk,
  pairId: string,
): Promise<DuplicateDetail> {
  requireRight(ctx, 'duplicate.view')
  return describePair(ctx.database.read, ctx, desk, pairId)
}

export async function describePair(
  db: Executor,
  ctx: SignedInContext,
  desk: Desk,
  pairId: string,
): Promise<DuplicateDetail> {
  const found = await getReachablePair(db, ctx, pairId)
  const { pair, units } = found
  const [summary] = await summarisePairs(db, desk, [pair])
  const summaries = await summariseUnits(db, units, desk.findResponsesOf)
  const sides = []
  for (const unit of summaries) {
    const frameRecords = await describeRecords(db, await listRecordsOf(db, unit.id))
    sides.push({ unit, frameRecords, relations: await relationsOf(db, desk, unit.id) })
  }
  return {
    pair: summary!,
    reasons: [...pair.reasons],
    units: sides,
    suggestedSurvivor: suggestSurvivor(sides),
    decisions: await describeDecisions(db, ctx, found),
    refusal: refusalFor(ctx, found),
    group: await groupOf(db, found),
  }
}

function refusalFor(ctx: SignedInContext, { facts }: ReachablePair): string | null {
  if (!mayDo(ctx.actor.role, 'duplicate.decide')) return '由县级或市级普查办判定'
  const refusal = refusalOf(facts)
  return refusal && refusalTexts[refusal]
}

/** Who reported, was found at the door, has forms to fill, has a code and stands in more lists is kept. */
export function suggestSurvivor(
  sides: readonly { readonly unit: UnitSummary; readonly frameRecords: readonly unknown[] }[],
): string {
  const points = sides.map(({ unit, frameRecords }) => {
    const listed = unit.outcome === 'normal' ? 20 : 0
    const coded = unit.unifiedSocialCreditCode === null ? 0 : 10
    const owing = unit.responses.length > 0 ? 20 : 0
    const reporting = reported(unit.responses) ? 40 : 0
    return reporting + listed + owing + coded + Math.min(frameRecords.length, 9)
  })
  return sides[points[1]! > points[0]! ? 1 : 0]!.unit.id
}

/** What the first of two said is not shown to the second before they have spoken. */
async function describeDecisions(
  db: Executor,
  ctx: SignedInContext,
  { pair, decisions }: ReachablePair,
): Promise<DuplicateDecision[]> {
  const shown = decisions.filter(
    ({ decision }) =>
      !(pair.state === 'second' && decision.part === 'first') ||
      decision.decidedBy === ctx.actor.id,
  )
  const people = await findDisplayNames(
    db,
    shown.flatMap(({ decision, undo }) => [decision.decidedBy, ...(undo ? [undo.undoneBy] : [])]),
  )
  return shown.map(({ decision, undo }) => ({
    decisionId: decision.id,
    kind: decision.kind,
    firstUnit: decision.firstUnit,
    reason: decision.reason,
    part: decision.part,
    takesEffect: decision.takesEffect,
    decidedAt: decision.decidedAt,
    decidedBy: people.get(decision.decidedBy) ?? '系统',
    undone: undo && {
      undoneAt: undo.undoneAt,
      undoneBy: people.get(undo.undoneBy) ?? '系统',
      reason: undo.reason,
      left: undo.left.length,
    },
  }))
}

const MOST_OF_A_GROUP = 10

async function groupOf(
  db: Executor,
  { pair, units }: ReachablePair,
): Promise<DuplicateDetail['group']> {
  const near = (await pairsOfUnits(db, [units[0].id, units[1].id]))
    .filter(({ id, state, absorbed }) => id !== pair.id && state !== 'lapsed' && !absorbed)
    .filter(({ state }) => state !== 'decided')
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_OF_A_GROUP)
  const names = await findUnits(
    db,
    near.flatMap(({ unitA, unitB }) => [unitA, unitB]),
  )
  return near.map(({ id, unitA, unitB }) => ({
    pairId: id,
    names: [unitA, unitB].map((unitId) => names.get(unitId)?.name ?? ''),
  }))
}
