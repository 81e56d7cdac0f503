/** What each enumerator is paid for work accepted in a period, and who bears it. */

import { Problem } from '../../contract/problems.ts'
import type { PayStatement } from '../../contract/progress.ts'
import { isCalendarDate } from '../../platform/clock.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { groupBy } from '../../platform/group-by.ts'
import { enumeratorsAmong, findDisplayNames, mayDo } from '../identity/index.ts'
import { areaAsked } from './area-asked.ts'
import { amountOf, bear, usualPay } from './pay.ts'
import { findPaySetting, paySettingsOfCounties } from './pay-store.ts'
import { countByReporter } from './progress-store.ts'

const COUNTY_DIGITS = 6

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
  requirePeriod(query)
  const db = ctx.database.read
  const setting = (await findPaySetting(db, prefix)) ?? usualPay
  // What a county set for itself holds for its own work, whoever asks.
  const own = await paySettingsOfCounties(db, prefix)
  const counted = (await countByReporter(db, prefix, query)).filter((each) => each.accepted !== 0)
  // Units that report for themselves are not paid; who has left the census meanwhile is.
  const paid = await enumeratorsAmong(db, [...new Set(counted.map(({ reporter }) => reporter))])
  const work = counted.filter(({ reporter }) => paid.has(reporter))
  const people = await findDisplayNames(db, [...paid])
  const bornFen = { province: 0, city: 0, county: 0 }
  const amounts = new Map<string, number>()
  for (const [county, done] of groupBy(work, (each) => each.county)) {
    const standing = own.get(county) ?? setting
    let countyFen = 0
    for (const [reporter, forms] of groupBy(done, (each) => each.reporter)) {
      const fen = amountOf(acceptedByForm(forms), standing)
      countyFen += fen
      amounts.set(reporter, (amounts.get(reporter) ?? 0) + fen)
    }
    const born = bear(countyFen, standing.shares)
    for (const level of ['province', 'city', 'county'] as const) bornFen[level] += born[level]
  }
  const rows = [...groupBy(work, (each) => each.reporter)]
    .map(([accountId, forms]) => ({
      accountId,
      name: people.get(accountId) ?? accountId,
      accepted: acceptedByForm(forms),
      amountFen: amounts.get(accountId) ?? 0,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh') || (a.accountId < b.accountId ? -1 : 1))
  return {
    area,
    from: query.from ?? null,
    to: query.to ?? null,
    setting,
    rows,
    totalFen: rows.reduce((sum, { amountFen }) => sum + amountFen, 0),
    bornFen,
    countiesWithOwn: prefix.length < COUNTY_DIGITS ? own.size : 0,
    mayChange: mayDo(ctx.actor.role, 'pay.set'),
  }
}

function acceptedByForm(
  rows: readonly { readonly formId: string; readonly accepted: number }[],
): Record<string, number> {
  const forms: Record<string, number> = {}
  for (const { formId, accepted } of rows) forms[formId] = (forms[formId] ?? 0) + accepted
  return forms
}

function requirePeriod({
  from,
  to,
}: {
  readonly from?: string | undefined
  readonly to?: string | undefined
}): void {
  const wrong = [from, to].find((date) => date !== undefined && !isCalendarDate(date))
  if (wrong !== undefined) {
    throw new Problem('parameter-not-acceptable', `期间里的「${wrong}」不是日期，请重新填写`)
  }
  if (from !== undefined && to !== undefined && from > to) {
    throw new Problem('parameter-not-acceptable', `期间的起日 ${from} 在止日 ${to} 之后，请核对`)
  }
}
