/**
 * An outcome of a unit inside a transaction: recorded under the id it was given, or taken back. The
 * forms the unit owes and the people of a merged one follow in the same transaction.
 */
import type { FrameOutcome } from '../../contract/frame.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { carryPeople, returnPeople } from '../identity/index.ts'
import { survivorIn } from './decide-standing.ts'
import { findKeptUnit } from './find-kept-units.ts'
import { readUnits, settleLedgerOf } from './keep-ledger.ts'
import { removeMergedUnit, saveMergedUnit } from './ledger-store.ts'
import {
  findOutcome,
  findUnits,
  insertOutcome,
  insertWithdrawal,
  saveUnit,
  type UnitRow,
} from './store.ts'
import type { OutcomeFollower } from './unit-responses.ts'

export interface OutcomeOfUnit {
  readonly outcomeId: string
  readonly outcome: FrameOutcome
  readonly evidence: string
  /** 重复: the unit it became part of, where that is decided. */
  readonly mergedInto?: string
}

/** The unit as it is then. Sent again it changes nothing; other content under the id is refused. */
export async function settleOutcome(
  tx: Executor,
  ctx: SignedInContext,
  before: UnitRow,
  wanted: OutcomeOfUnit,
  follow: OutcomeFollower,
): Promise<UnitRow> {
  const { outcomeId, outcome, evidence } = wanted
  const earlier = await findOutcome(tx, outcomeId)
  if (earlier) {
    const same =
      earlier.unitId === before.id && earlier.outcome === outcome && earlier.evidence === evidence
    if (same) return before
    throw new Problem('body-not-acceptable', '这个核查编号已用于不同的内容，请换一个编号')
  }
  await requireOwnLife(tx, before)
  const recorded = { recordedAt: ctx.clock.now(), recordedBy: ctx.actor.id }
  await insertOutcome(tx, { id: outcomeId, unitId: before.id, outcome, evidence, ...recorded })
  if (wanted.mergedInto !== undefined) await saveMergedUnit(tx, before.id, wanted.mergedInto)
  const after = await saveUnit(tx, before.id, { outcome })
  await recordAudit(tx, ctx, {
    action: 'unit.record-outcome',
    subjectKind: 'unit',
    subjectId: before.id,
    reason: evidence,
    before: { outcome: before.outcome },
    after: {
      outcome,
      outcomeId,
      ...(wanted.mergedInto !== undefined && { mergedInto: wanted.mergedInto }),
    },
  })
  if (wanted.mergedInto !== undefined) {
    const kept = await findKeptUnit(tx, before.id)
    if (kept) await carryPeople(tx, ctx, { mergedId: before.id, kept })
  }
  await follow(tx, ctx, after)
  return after
}

/** What is found of a merged unit is found of the one that is kept; else both would be counted again. */
async function requireOwnLife(tx: Executor, { id, name, outcome }: UnitRow): Promise<void> {
  if (outcome !== 'duplicate') return
  const survivor = survivorIn(await readUnits(tx, [id]), id)
  if (survivor === id) return
  const kept = (await findUnits(tx, [survivor])).get(survivor)
  const what = `「${name}」已并入「${kept?.name ?? ''}」，请在那一家记核查情况；确是两家的，请先撤销合并`
  throw new Problem('unit-merged', what)
}

export interface OutcomeToWithdraw {
  readonly outcomeId: string
  /** The outcome that was recorded, and the one the unit had before it. */
  readonly outcome: FrameOutcome
  readonly restored: FrameOutcome | null
  readonly reason: string
}

/** The record stays, marked as taken back. A unit that got another outcome since keeps that one. */
export async function withdrawOutcome(
  tx: Executor,
  ctx: SignedInContext,
  before: UnitRow,
  { outcomeId, outcome, restored, reason }: OutcomeToWithdraw,
  follow: OutcomeFollower,
): Promise<UnitRow> {
  await insertWithdrawal(tx, {
    outcomeId,
    reason,
    withdrawnAt: ctx.clock.now(),
    withdrawnBy: ctx.actor.id,
  })
  const stands = before.outcome === outcome
  if (outcome === 'duplicate') {
    await removeMergedUnit(tx, before.id)
    await returnPeople(tx, ctx, before.id)
  }
  const after = stands ? await saveUnit(tx, before.id, { outcome: restored }) : before
  if (!stands) await settleLedgerOf(tx, [before.id])
  await recordAudit(tx, ctx, {
    action: 'unit.withdraw-outcome',
    subjectKind: 'unit',
    subjectId: before.id,
    reason,
    before: { outcome: before.outcome },
    after: { outcome: after.outcome, outcomeId },
  })
  if (stands) await follow(tx, ctx, after)
  return after
}
