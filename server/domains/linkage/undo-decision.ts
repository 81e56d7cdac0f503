/**
 * Takes a decision back: values, outcomes and the forms that followed from them return to what they
 * were, also where later merges took them over. What others changed since stays and is counted.
 */
import type { DuplicateDetail } from '../../contract/duplicates.ts'
import type { FrameOutcome } from '../../contract/frame.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import {
  changeBestKnown,
  findUnits,
  type OutcomeFollower,
  recordAttributes,
  type UnitRow,
  withdrawOutcome,
} from '../frame/index.ts'
import { requireRight } from '../identity/index.ts'
import { describePair } from './describe-pair.ts'
import type { Desk } from './desk.ts'
import { asChanges, attributeOf, fieldOf, type ValueChange } from './merge-values.ts'
import { type Applied, planUndo, type UndoPlan } from './plan-undo.ts'
import { getReachablePair } from './reachable-pair.ts'
import { settleAbsorbed } from './settle-pair.ts'
import {
  type DecisionRow,
  decisionsOfPairs,
  insertUndo,
  type PairRow,
  pairsOfUnits,
  savePair,
} from './store.ts'
import type { UnitChange } from './unit-change.ts'

export interface DecisionToUndo {
  readonly pairId: string
  readonly decisionId: string
  readonly reason: string
}

const REASON_CHARACTERS = 4

export async function undoDecision(
  ctx: SignedInContext,
  desk: Desk,
  input: DecisionToUndo,
): Promise<DuplicateDetail> {
  const followOutcome = await desk.prepareOutcomeFollower()
  await ctx.database.write(async (tx) => {
    requireRight(ctx, 'duplicate.decide')
    const { pair, decisions } = await getReachablePair(tx, ctx, input.pairId)
    const found = decisions.find(({ decision }) => decision.id === input.decisionId)
    if (!found) throw new Problem('not-found')
    if (found.undo) return
    const reason = input.reason.trim()
    if ([...reason].length < REASON_CHARACTERS) {
      throw new Problem('reason-required', '请写明撤销的理由（至少 4 个字）')
    }
    requireUndoable(ctx, pair, found.decision)
    const plan = found.decision.takesEffect
      ? await takeBack(tx, ctx, { desk, followOutcome, decision: found.decision, pair, reason })
      : { restored: [], left: [] }
    await insertUndo(tx, {
      decisionId: input.decisionId,
      reason,
      ...plan,
      undoneAt: ctx.clock.now(),
      undoneBy: ctx.actor.id,
    })
    const open = await savePair(tx, pair.id, {
      state: 'open',
      decisionId: null,
      kind: null,
      firstUnit: null,
      decidedAt: null,
      toCheck: false,
    })
    await settleAbsorbed(tx, open)
    await recordAudit(tx, ctx, {
      action: 'duplicate.undo',
      subjectKind: 'duplicate-pair',
      subjectId: pair.id,
      reason,
      before: { state: pair.state, decisionId: input.decisionId, kind: found.decision.kind },
      after: { state: 'open', restored: plan.restored.length, left: plan.left.length },
    })
  })
  return describePair(ctx.database.read, ctx, desk, input.pairId)
}

/** The decision in force; or one's own first word while nobody has added to it. */
function requireUndoable(ctx: SignedInContext, pair: PairRow, decision: DecisionRow): void {
  if (decision.takesEffect && pair.decisionId === decision.id) return
  const own = decision.decidedBy === ctx.actor.id && pair.state === 'second'
  if (decision.part === 'first' && own) return
  throw new Problem('duplicate-not-open', '只有生效中的判定，或自己还没有人复判的判定，可以撤销')
}

interface TakingBack {
  readonly desk: Desk
  readonly followOutcome: OutcomeFollower
  readonly decision: DecisionRow
  readonly pair: PairRow
  readonly reason: string
}

async function takeBack(
  tx: Executor,
  ctx: SignedInContext,
  { desk, followOutcome, decision, pair, reason }: TakingBack,
): Promise<{ restored: readonly UnitChange[]; left: readonly UnitChange[] }> {
  const { plan, units } = await planOn(tx, pair, decision.id)
  const why = `撤销疑似重复的判定：${reason}`
  for (const [unitId, changes] of byUnit(plan.restored)) {
    const { bestKnown, attributes } = asChanges(changes)
    const before = units.get(unitId)!
    const moved = await changeBestKnown(tx, ctx, before, bestKnown, why, desk.followPlacement)
    const ground = { origin: 'office', source: null, reason: why } as const
    const after = await recordAttributes(tx, ctx, moved, attributes, ground)
    if (after !== moved) await followOutcome(tx, ctx, after, decision.decidedAt)
  }
  const restored: UnitChange[] = [...plan.restored]
  const left: UnitChange[] = [...plan.left]
  for (const change of decision.changes) {
    if (change.of !== 'outcome') continue
    const unit = (await findUnits(tx, [change.unitId])).get(change.unitId)!
    // Kept as the outcomes they were when the decision was made.
    const outcome = change.after as FrameOutcome
    const before = change.before as FrameOutcome | null
    await withdrawOutcome(
      tx,
      ctx,
      unit,
      { outcomeId: change.outcomeId, outcome, restored: before, reason: why },
      followOutcome,
    )
    if (unit.outcome === outcome) restored.push(change)
    else left.push(change)
  }
  return { restored, left }
}

/** The history of every unit that merges tie to this pair, and what undoing restores of it. */
async function planOn(
  tx: Executor,
  pair: PairRow,
  decisionId: string,
): Promise<{ plan: UndoPlan; units: ReadonlyMap<string, UnitRow> }> {
  let ids = [pair.unitA, pair.unitB]
  let pairs: PairRow[] = []
  for (;;) {
    pairs = await pairsOfUnits(tx, ids)
    const merges = pairs.filter(({ kind }) => kind === 'merge')
    const more = new Set([...ids, ...merges.flatMap(({ unitA, unitB }) => [unitA, unitB])])
    if (more.size === ids.length) break
    ids = [...more]
  }
  const decisions = await decisionsOfPairs(
    tx,
    pairs.map(({ id }) => id),
  )
  const history: Applied[] = decisions
    .filter(({ decision }) => decision.takesEffect)
    .map(({ decision, undo }) => ({
      decisionId: decision.id,
      undone: undo !== null,
      changes: decision.changes.filter((change): change is ValueChange => change.of !== 'outcome'),
    }))
  const units = await findUnits(tx, ids)
  const current = (unitId: string, what: Pick<ValueChange, 'of' | 'field'>) => {
    const unit = units.get(unitId)
    if (!unit) return null
    const { of, field } = what as ValueChange
    return of === 'field' ? fieldOf(unit, field) : attributeOf(unit, field)
  }
  return { plan: planUndo(history, decisionId, current), units }
}

function byUnit(changes: readonly ValueChange[]): Map<string, ValueChange[]> {
  const groups = new Map<string, ValueChange[]>()
  for (const change of changes) {
    groups.set(change.unitId, [...(groups.get(change.unitId) ?? []), change])
  }
  return groups
}
