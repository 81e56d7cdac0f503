/** An enforcement officer asks to look at named units of their own area, with case, reason and inspectors. */
import type { EnforcementRequest } from '../../contract/enforcement.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { requireReach } from '../areas/index.ts'
import { recordAudit } from '../audit/index.ts'
import { findUnits } from '../frame/index.ts'
import { requireRight } from '../identity/index.ts'
import { toReplies } from './enforcement-reply.ts'
import { insertRequest } from './enforcement-store.ts'

export interface AskedDoor {
  readonly caseNumber: string
  readonly reason: string
  readonly inspectors: readonly { readonly name: string; readonly certificate: string }[]
  readonly unitIds: readonly string[]
  readonly hours: number
}

export async function requestEnforcement(
  ctx: SignedInContext,
  asked: AskedDoor,
): Promise<EnforcementRequest> {
  requireRight(ctx, 'enforcement.request')
  const { scope } = ctx.actor
  if (scope.kind !== 'area') throw new Problem('not-allowed')
  const reason = asked.reason.trim()
  if (reason === '') throw new Problem('reason-required', '请写明统计执法的事由')
  const certificates = new Set(asked.inspectors.map(({ certificate }) => certificate.trim()))
  if (certificates.size < asked.inspectors.length) {
    throw new Problem('body-not-acceptable', '执法检查不得少于两人，请分别填写各人的执法证号')
  }
  return ctx.database.write(async (tx) => {
    const unitIds = [...new Set(asked.unitIds)]
    const units = await findUnits(tx, unitIds)
    for (const unitId of unitIds) {
      const unit = units.get(unitId)
      await requireReach(tx, ctx, 'enforcement.request', unit && { ...unit, unitId })
    }
    const row = {
      id: ctx.newId(),
      caseNumber: asked.caseNumber.trim(),
      reason,
      inspectors: asked.inspectors.map(({ name, certificate }) => ({ name, certificate })),
      unitIds,
      hours: asked.hours,
      areaPrefix: scope.areaPrefix,
      requestedBy: ctx.actor.id,
      requestedAt: ctx.clock.now(),
    }
    await insertRequest(tx, row)
    await recordAudit(tx, ctx, {
      action: 'enforcement.request',
      subjectKind: 'enforcement-request',
      subjectId: row.id,
      reason,
      after: {
        ...{ caseNumber: row.caseNumber, inspectors: row.inspectors },
        ...{ unitIds, hours: row.hours },
      },
    })
    const [reply] = await toReplies(tx, ctx, [row])
    return reply!
  })
}
