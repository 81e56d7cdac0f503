/** Every finding a response ever had, with what happened to each. */
import type { getFindingHistory as operation } from '../../contract/findings.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findDisplayNames, requireRight } from '../identity/index.ts'
import { findingsOfResponse, getReachableResponse, stepsOfFindings } from '../responses/index.ts'
import { describeFindings } from './describe-findings.ts'

export async function getFindingHistory(
  ctx: SignedInContext,
  responseId: string,
): Promise<ReplyOf<typeof operation>> {
  requireRight(ctx, 'finding.view')
  const db = ctx.database.read
  await getReachableResponse(db, ctx, responseId)
  const rows = await findingsOfResponse(db, responseId)
  const steps = await stepsOfFindings(
    db,
    rows.map(({ id }) => id),
  )
  const people = await findDisplayNames(
    db,
    steps.map(({ doneBy }) => doneBy),
  )
  const described = await describeFindings(ctx, db, rows)
  return {
    findings: described.map((finding) => ({
      finding,
      steps: steps
        .filter(({ caseId }) => caseId === finding.findingId)
        .map((step) => ({
          ...{ act: step.act, ruleVersion: step.ruleVersion, revisionId: step.revisionId },
          ...{ reason: step.reasonCode, text: step.text, batchId: step.batchId },
          doneAt: step.doneAt,
          doneBy: people.get(step.doneBy) ?? (step.doneBy === 'system' ? '系统' : step.doneBy),
        })),
    })),
  }
}
