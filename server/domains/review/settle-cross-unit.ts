/**
 * Settles a matter between units: explained with a coded reason and words, or confirmed and sent back to
 * respondents as returns. Values are corrected by respondents only.
 */
import type { CrossUnitCase } from '../../contract/evaluation.ts'
import { explanationRefusalTexts, refuseExplanation } from '../../contract/explanation-rules.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { readCodeList } from '../../platform/read-code-list.ts'
import { requireRight } from '../identity/index.ts'
import {
  type CaseSettlement,
  getCrossUnitCase,
  lockResponse,
  settleCase,
} from '../responses/index.ts'
import { requireSoundReason } from './require-sound-reason.ts'
import { returnOne } from './return-for-correction.ts'

export async function settleCrossUnitCase(
  ctx: SignedInContext,
  input: CaseSettlement,
): Promise<CrossUnitCase> {
  requireRight(ctx, 'cross-unit.settle')
  const settlement = {
    ...input,
    reasonText: input.reasonText.trim(),
    responseIds: [...new Set(input.responseIds)].sort(),
  }
  if (settlement.outcome === 'explained') requireExplanation(settlement)
  else await requireReturns(ctx, settlement)
  await ctx.database.write(async (tx) => {
    for (const responseId of settlement.responseIds) await lockResponse(tx, responseId)
    await settleCase(tx, ctx, settlement)
    const { reasonCode, reasonText, responseIds } = settlement
    for (const responseId of responseIds) {
      await returnOne(tx, ctx, { responseId, reasonCode, reasonText, fields: [] })
    }
  })
  return getCrossUnitCase(ctx, input.caseId)
}

function requireExplanation({ reasonCode, reasonText, responseIds }: CaseSettlement): void {
  if (responseIds.length > 0) {
    throw new Problem('body-not-acceptable', '说明情况时不退回答卷；要退回，请选“退回核实”')
  }
  const codes = readCodeList('cross-unit-reasons').items
  const refusal = refuseExplanation({ reason: reasonCode, text: reasonText }, (code) =>
    codes.some((item) => item.code === code),
  )
  if (refusal === undefined) return
  const problem = refusal === 'reason-not-in-list' ? 'code-not-in-list' : 'reason-required'
  throw new Problem(problem, explanationRefusalTexts[refusal])
}

async function requireReturns(
  ctx: SignedInContext,
  { caseId, reasonCode, reasonText, responseIds }: CaseSettlement,
): Promise<void> {
  requireRight(ctx, 'response.return')
  requireSoundReason(reasonCode, reasonText)
  if (responseIds.length === 0) {
    throw new Problem('body-not-acceptable', '请选要退回的答卷，至少一份')
  }
  const { units } = await getCrossUnitCase(ctx, caseId)
  const about = new Set(units.flatMap(({ responses }) => responses.map((each) => each.responseId)))
  if (!responseIds.every((responseId) => about.has(responseId))) throw new Problem('not-found')
}
