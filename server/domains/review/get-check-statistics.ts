/** How each check of a form has fared: where it fires, is explained, was accepted, led to a correction. */
import { ruleVersionOf } from '../../../forms/engine/rule-set.ts'
import { formTable } from '../../../forms/form-words.ts'
import type * as contract from '../../contract/checks.ts'
import type { FindingState } from '../../contract/findings.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { requireRight } from '../identity/index.ts'
import { findFormInForce } from '../instruments/index.ts'
import { sumExplanations, sumFindingCounts } from '../responses/index.ts'
import { countReceivedByForm } from './count-received.ts'
import { townAsked } from './town-asked.ts'

/** From counts that are kept. */
export async function getCheckStatistics(
  ctx: SignedInContext,
  query: { readonly form: string; readonly area?: string | undefined },
): Promise<ReplyOf<typeof contract.getCheckStatistics>> {
  requireRight(ctx, 'check.view')
  const area = townAsked(ctx, query.area)
  const db = ctx.database.read
  const form = await findFormInForce(db, query.form, undefined, ctx.clock.now())
  if (!form) throw new Problem('code-not-in-list', `没有 ${formTable(query.form)}`)
  const states = new Map<string, Partial<Record<FindingState, number>>>()
  for (const { rule, state, findings } of await sumFindingCounts(db, area, form.id)) {
    const counts = states.get(rule) ?? {}
    states.set(rule, { ...counts, [state]: (counts[state] ?? 0) + findings })
  }
  const explained = new Map<string, number>()
  const reasons = await sumExplanations(db, { area, form: form.id, rule: undefined, by: 'check' })
  for (const { rule, findings } of reasons)
    explained.set(rule, (explained.get(rule) ?? 0) + findings)
  return {
    responses: (await countReceivedByForm(db, area)).get(form.id) ?? 0,
    ruleVersion: ruleVersionOf(form),
    checks: form.checks.map((check) => {
      const counts = states.get(check.id) ?? {}
      return {
        checkId: check.id,
        severity: check.severity,
        firing: (counts.open ?? 0) + (counts.explained ?? 0) + (counts.accepted ?? 0),
        explained: explained.get(check.id) ?? 0,
        accepted: counts.accepted ?? 0,
        corrected: counts.fixed ?? 0,
      }
    }),
  }
}
