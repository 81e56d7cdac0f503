/**
 * Records the outcome 核查情况 of a unit. The outcome's id comes from the client: sent again, it
 * changes nothing. Every outcome but 正常填表 needs evidence in words.
 */
import type { FrameOutcome, UnitSummary } from '../../contract/frame.ts'
import { frameOutcomeNames } from '../../contract/frame.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { requireRight } from '../identity/index.ts'
import { cleanText } from './clean-cell.ts'
import { getReachableUnit } from './get-reachable-unit.ts'
import { settleOutcome } from './settle-outcome.ts'
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
    const saved = await settleOutcome(tx, ctx, current, { ...input, evidence }, followOutcome)
    const [unit] = await summariseUnits(tx, [saved], options.findResponsesOf)
    return { unit: unit! }
  })
}
