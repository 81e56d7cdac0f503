/** What each enumerator is paid for work accepted in a period, and who bears it. */

import { Problem } from '../../contract/problems.ts'
import type { PayStatement } from '../../contract/progress.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findDisplayNames, listEnumeratorsWithin, mayDo } from '../identity/index.ts'
import { areaAsked } from './area-asked.ts'
import { amountOf, bear, usualPay } from './pay.ts'
import { findPaySetting } from './pay-store.ts'
import { countByReporter } from './progress-store.ts'

export async function getPayStatement(
  ctx: SignedInContext,
  query: {
    readonly area?: string | undefined
    readonly from?: string | undefined
    readonly to?: string | undefined
  },
): Promise<PayStatement> {
  const { prefix, area } = await areaAsked(ctx, query.area)
  if (prefix.length > 9) {
    throw new Problem('parameter-not-acceptable', '报酬按乡镇街道以上核算，请选乡镇街道')
  }
  const db = ctx.database.read
  const setting = (await findPaySetting(db, prefix)) ?? usualPay
  // Units that report for themselves are not paid.
  const paid = new Set(
    (await listEnumeratorsWithin(db, { kind: 'area', areaPrefix: '', name: '' })).map(
      ({ id }) => id,
    ),
  )
  const accepted = new Map<string, Record<string, number>>()
  for (const each of await countByReporter(db, prefix, query)) {
    if (!paid.has(each.reporter) || each.accepted === 0) continue
    const forms = accepted.get(each.reporter) ?? {}
    accepted.set(each.reporter, forms)
    forms[each.formId] = each.accepted
  }
  const people = await findDisplayNames(db, [...accepted.keys()])
  const rows = [...accepted]
    .map(([accountId, forms]) => ({
      accountId,
      name: people.get(accountId) ?? accountId,
      accepted: forms,
      amountFen: amountOf(forms, setting),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh') || (a.accountId < b.accountId ? -1 : 1))
  const totalFen = rows.reduce((sum, { amountFen }) => sum + amountFen, 0)
  return {
    area,
    from: query.from ?? null,
    to: query.to ?? null,
    setting,
    rows,
    totalFen,
    bornFen: bear(totalFen, setting.shares),
    mayChange: mayDo(ctx.actor.role, 'pay.set'),
  }
}
