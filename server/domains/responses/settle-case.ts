/** Stores what an office decided on a matter between units; review decides and returns responses. */
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { insertSettlement, type SettlementRow, updateCase } from './cross-unit-store.ts'
import { getReachableCase } from './list-cross-unit-cases.ts'

export type CaseSettlement = Pick<
  SettlementRow,
  'caseId' | 'findingId' | 'outcome' | 'reasonCode' | 'reasonText' | 'responseIds'
>

/** Refused when the facts are others by now, or when no run finds the matter any more. */
export async function settleCase(
  tx: Executor,
  ctx: SignedInContext,
  settlement: CaseSettlement,
): Promise<void> {
  const row = await getReachableCase(tx, ctx, settlement.caseId)
  if (row.findingId !== settlement.findingId) throw new Problem('cross-unit-moved-on')
  if (row.state === 'gone') {
    throw new Problem('cross-unit-moved-on', '最近一次审核已不再发现这个问题，无须处理')
  }
  const id = ctx.newId()
  await insertSettlement(tx, {
    ...{ id, ...settlement, settledAt: ctx.clock.now(), settledBy: ctx.actor.id },
  })
  await updateCase(tx, row.id, { state: settlement.outcome, settlementId: id })
  await recordAudit(tx, ctx, {
    ...{ action: 'cross-unit.settle', subjectKind: 'cross-unit-case', subjectId: row.id },
    reason: settlement.reasonText,
    before: { state: row.state },
    after: {
      state: settlement.outcome,
      findingId: settlement.findingId,
      reasonCode: settlement.reasonCode,
      responseIds: settlement.responseIds,
    },
  })
}
