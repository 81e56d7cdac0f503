/** Stops an evaluation. What it wrote stays; another goes on from there without judging it again. */
import type { EvaluationRun } from '../../contract/evaluation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { findRun } from './evaluation-run-store.ts'
import { updateRun } from './evaluation-store.ts'
import { getEvaluationRun, mayCancel, requireRunInSight } from './list-evaluation-runs.ts'

export async function cancelEvaluation(
  ctx: SignedInContext,
  runId: string,
): Promise<EvaluationRun> {
  requireRight(ctx, 'evaluation.run')
  await ctx.database.write(async (tx) => {
    const run = requireRunInSight(ctx, await findRun(tx, runId))
    if (run.finishedAt !== null || run.cancelledAt !== null || run.failure !== null) {
      throw new Problem('evaluation-ended')
    }
    if (!mayCancel(ctx, run)) throw new Problem('not-allowed', '由开始它的普查办停止')
    const cancelledAt = ctx.clock.now()
    await updateRun(tx, runId, { cancelledAt, cancelledBy: ctx.actor.id })
    await recordAudit(tx, ctx, {
      ...{ action: 'evaluation.cancel', subjectKind: 'evaluation-run', subjectId: runId },
      after: { cancelledAt, units: run.units },
    })
  })
  return getEvaluationRun(ctx, runId)
}
