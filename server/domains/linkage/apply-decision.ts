/** What a decision does to the two units, inside its transaction; what it changed is handed back to be kept. */
import type { UnitAttribute } from '../../../forms/engine/unit-attributes.ts'
import type { ChosenValues, DuplicateDecisionKind } from '../../contract/duplicates.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import {
  changeBestKnown,
  findLatestAttributeRecord,
  listRecordsOf,
  type OutcomeFollower,
  recordAttributes,
  settleOutcome,
  type UnitRow,
} from '../frame/index.ts'
import type { Desk } from './desk.ts'
import {
  asChanges,
  survivingAttributes,
  survivingValues,
  type ValueChange,
} from './merge-values.ts'
import { pairsOfUnits } from './store.ts'
import type { UnitChange } from './unit-change.ts'

export interface Verdict {
  readonly kind: DuplicateDecisionKind
  readonly firstUnit: string | null
  readonly chosen: ChosenValues
  readonly earlierCeased: boolean
  readonly reason: string
}

export interface Applying {
  readonly desk: Desk
  readonly followOutcome: OutcomeFollower
  readonly decisionId: string
  readonly units: readonly [UnitRow, UnitRow]
}

export async function applyDecision(
  tx: Executor,
  ctx: SignedInContext,
  applying: Applying,
  verdict: Verdict,
): Promise<UnitChange[]> {
  const { units } = applying
  const first = units.find(({ id }) => id === verdict.firstUnit)
  const other = units.find(({ id }) => id !== verdict.firstUnit)
  if (verdict.kind === 'not-same' || !first || !other) return []
  if (verdict.kind === 'merge') return merge(tx, ctx, applying, { first, other, verdict })
  if (verdict.kind === 'successor-of' && verdict.earlierCeased && first.outcome === null) {
    const evidence = `与「${other.name}」前后接续，本单位已终止`
    const wanted = { outcome: 'deregistered', evidence } as const
    return [await recordOutcome(tx, ctx, applying, first, wanted)]
  }
  return []
}

async function merge(
  tx: Executor,
  ctx: SignedInContext,
  applying: Applying,
  { first, other, verdict }: { first: UnitRow; other: UnitRow; verdict: Verdict },
): Promise<UnitChange[]> {
  const { desk } = applying
  await requireNotMerged(tx, [first, other])
  const records = [...(await listRecordsOf(tx, first.id)), ...(await listRecordsOf(tx, other.id))]
  const merging = { survivor: first, merged: other, records, chosen: verdict.chosen }
  const values: ValueChange[] = [...survivingValues(merging), ...survivingAttributes(merging)]
  const reason = `「${other.name}」并入本单位`
  const { bestKnown } = asChanges(values)
  const moved = await changeBestKnown(tx, ctx, first, bestKnown, reason, desk.followPlacement)
  const kept = await takeOverAttributes(tx, ctx, { kept: moved, other, values, reason })
  const evidence = `与「${first.name}」是同一家，并入该单位`
  const wanted = { outcome: 'duplicate', evidence, mergedInto: first.id } as const
  const outcome = await recordOutcome(tx, ctx, applying, other, wanted)
  if (kept !== moved) await applying.followOutcome(tx, ctx, kept)
  return [...values, outcome]
}

/** Each attribute keeps its ground: what an office said, a list brought, or a respondent reported. */
async function takeOverAttributes(
  tx: Executor,
  ctx: SignedInContext,
  taking: {
    readonly kept: UnitRow
    readonly other: UnitRow
    readonly values: readonly ValueChange[]
    readonly reason: string
  },
): Promise<UnitRow> {
  const { other, values, reason } = taking
  let { kept } = taking
  for (const [name, value] of Object.entries(asChanges(values).attributes)) {
    const said = await findLatestAttributeRecord(tx, other.id, name as UnitAttribute)
    const reported = said?.origin === 'reported' && said.value === value
    const ground = reported
      ? ({ origin: 'reported', source: said.source } as const)
      : ({ origin: 'office', source: null } as const)
    kept = await recordAttributes(tx, ctx, kept, { [name]: value }, { ...ground, reason })
  }
  return kept
}

async function recordOutcome(
  tx: Executor,
  ctx: SignedInContext,
  { decisionId, followOutcome }: Applying,
  unit: UnitRow,
  wanted: {
    readonly outcome: 'duplicate' | 'deregistered'
    readonly evidence: string
    readonly mergedInto?: string
  },
): Promise<UnitChange> {
  const outcomeId = `${decisionId.slice(0, 58)}-unit`
  await settleOutcome(tx, ctx, unit, { outcomeId, ...wanted }, followOutcome)
  return { of: 'outcome', unitId: unit.id, outcomeId, before: unit.outcome, after: wanted.outcome }
}

/** A unit that was merged has no life of its own while that stands. */
async function requireNotMerged(tx: Executor, units: readonly UnitRow[]): Promise<void> {
  const pairs = await pairsOfUnits(
    tx,
    units.map(({ id }) => id),
  )
  for (const unit of units) {
    if (pairs.some((pair) => isMergedBy(pair, unit.id))) {
      throw new Problem('duplicate-not-open', `「${unit.name}」已并入别的单位，先撤销那次合并再判`)
    }
  }
}

/** Whether this pair's decision in force merged the unit into the other one. */
export function isMergedBy(
  pair: {
    readonly state: string
    readonly kind: string | null
    readonly firstUnit: string | null
    readonly unitA: string
    readonly unitB: string
  },
  unitId: string,
): boolean {
  const { state, kind, firstUnit, unitA, unitB } = pair
  const names = unitA === unitId || unitB === unitId
  return state === 'decided' && kind === 'merge' && names && firstUnit !== unitId
}
