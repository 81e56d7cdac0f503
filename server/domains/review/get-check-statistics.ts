/** How each check of a form has fared: where it fires, is explained, was accepted, led to a correction. */
import { ruleVersionOf } from '../../../forms/engine/rule-set.ts'
import type * as contract from '../../contract/checks.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { areaPrefixOf } from '../areas/index.ts'
import { requireRight } from '../identity/index.ts'
import { findFormInForce } from '../instruments/index.ts'
import { countFindingsByRule, countStanding } from '../responses/index.ts'

export async function getCheckStatistics(
  ctx: SignedInContext,
  query: { readonly form: string; readonly area?: string | undefined },
): Promise<ReplyOf<typeof contract.getCheckStatistics>> {
  requireRight(ctx, 'check.view')
  const db = ctx.database.read
  const form = await findFormInForce(db, query.form, undefined, ctx.clock.now())
  if (!form) throw new Problem('code-not-in-list', `没有 ${query.form} 表`)
  const area = query.area === undefined ? undefined : areaPrefixOf(query.area)
  const filter = { formId: form.id, area }
  const counts = new Map((await countFindingsByRule(db, ctx, filter)).map((row) => [row.rule, row]))
  return {
    responses: await countStanding(db, ctx, filter),
    ruleVersion: ruleVersionOf(form),
    checks: form.checks.map((check) => {
      const row = counts.get(check.id)
      return {
        checkId: check.id,
        severity: check.severity,
        firing: row?.firing ?? 0,
        explained: row?.explained ?? 0,
        accepted: row?.accepted ?? 0,
        corrected: row ? row.ever - row.firing : 0,
      }
    }),
  }
}
