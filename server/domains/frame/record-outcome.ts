/**
 * Records the outcome 核查情况 of a unit. The outcome's id comes from the client: sent again, it
 * changes nothing. Every outcome but 正常填表 needs evidence in words.
 */
import type { FrameOutcome, UnitSummary } from '../../contract/frame.ts'
import { frameOutcomeNames } from '../../contract/frame.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { cleanText } from './clean-cell.ts'
import { getReachableUnit } from './get-reachable-unit.ts'
import { findOutcome, insertOutcome, saveUnit, type UnitRow } from './store.ts'
import { summariseUnits } from './summarise-units.ts'
import type { FrameOptions } from './unit-responses.ts'

export interface OutcomeToRecord {
  readonly unitId: string
  readonly outcomeId: string
  readonly outcome: FrameOutcome
  readonly evidence: string
}

const EVIDENCE_CHARACTERS = 4

export async function recordOutcome(
  ctx: SignedInContext,
  input: OutcomeToRecord,
  options: Pick<FrameOptions, 'findResponsesOf' | 'prepareOutcomeFollower'>,
): Promise<{ unit: UnitSummary }> {
  const followOutcome = await options.prepareOutcomeFollower()
  return ctx.database.write(async (tx) => {
    requireRight(ctx, 'frame.record-outcome')
    const current = await getReachableUnit(tx, ctx, input.unitId)
    const evidence = cleanText(input.evidence)
    if (input.outcome !== 'normal' && [...evidence].length < EVIDENCE_CHARACTERS) {
      const name = frameOutcomeNames[input.outcome]
      throw new Problem('reason-required', `核查情况为「${name}」时，请写明依据（至少 4 个字）`)
    }
    const saved = await settle({ ...input, evidence }, current)
    const [unit] = await summariseUnits(tx, [saved], options.findResponsesOf)
    return { unit: unit! }

    async function settle(wanted: OutcomeToRecord, before: UnitRow): Promise<UnitRow> {
      const earlier = await findOutcome(tx, wanted.outcomeId)
      if (earlier) {
        const same = (['unitId', 'outcome', 'evidence'] as const).every(
          (member) => earlier[member] === wanted[member],
        )
        if (same) return before
        throw new Problem('body-not-acceptable', '这个核查编号已用于不同的内容，请换一个编号')
      }
      const recorded = { recordedAt: ctx.clock.now(), recordedBy: ctx.actor.id }
      const { outcomeId: id, unitId, outcome } = wanted
      await insertOutcome(tx, { id, unitId, outcome, evidence: wanted.evidence, ...recorded })
      const after = await saveUnit(tx, unitId, { outcome })
      await recordAudit(tx, ctx, {
        action: 'unit.record-outcome',
        subjectKind: 'unit',
        subjectId: unitId,
        reason: wanted.evidence,
        before: { outcome: before.outcome },
        after: { outcome, outcomeId: id },
      })
      await followOutcome(tx, ctx, after)
      return after
    }
  })
}
