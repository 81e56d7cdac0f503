/** Starts an evaluation of everything received in an area; it goes on in the background. */
import { formTable } from '../../../forms/form-words.ts'
import { formIds } from '../../../forms/generated/registry.ts'
import type { EvaluationRun } from '../../contract/evaluation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { areaPrefixOf } from '../areas/index.ts'
import { coversArea, requireRight } from '../identity/index.ts'
import { prepareRun, startRun } from './evaluate-responses.ts'
import { countReportedUnits, findRunUnderWay } from './evaluation-run-store.ts'
import { getEvaluationRun } from './list-evaluation-runs.ts'
import { scopePrefix } from './scope-prefix.ts'

/** `area`: null is everything within the scope of whoever asks. */
export async function startEvaluation(
  ctx: SignedInContext,
  input: { readonly area: string | null; readonly formId: string | null },
): Promise<EvaluationRun> {
  requireRight(ctx, 'evaluation.run')
  const areaPrefix = input.area === null ? scopePrefix(ctx) : areaPrefixOf(input.area)
  if (!coversArea(ctx.actor.scope, areaPrefix)) throw new Problem('not-found')
  const { formId } = input
  if (formId !== null && !(formIds as readonly string[]).includes(formId)) {
    throw new Problem('code-not-in-list', `没有 ${formTable(formId)}`)
  }
  const prepared = await prepareRun(ctx, { areaPrefix, formId })
  const unitsInAll = await countReportedUnits(ctx.database.read, areaPrefix)
  await ctx.database.write(async (tx) => {
    const underWay = await findRunUnderWay(tx)
    if (underWay !== undefined) throw new Problem('evaluation-running', '请等它结束，或先停止它')
    await startRun(tx, ctx, { ...prepared, unitsInAll })
  })
  return getEvaluationRun(ctx, prepared.id)
}
