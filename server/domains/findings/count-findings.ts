/** How the checks of an area fare: their findings by state, from counts that are kept. */
import type { CheckFindings, countFindings as operation } from '../../contract/findings.ts'
import type { QueryOf, ReplyOf } from '../../contract/operation.ts'
import { type Fared, isWorthRepair } from '../../contract/worth-repair.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { requireRight } from '../identity/index.ts'
import { sumFindingCounts } from '../responses/index.ts'
import { countReceivedByForm, townAsked } from '../review/index.ts'
import { titleRules } from './title-rules.ts'

type Counted = Omit<CheckFindings, 'title' | 'worthRepair'>

export async function countFindings(
  ctx: SignedInContext,
  query: QueryOf<typeof operation>,
): Promise<ReplyOf<typeof operation>> {
  requireRight(ctx, 'finding.view')
  const area = townAsked(ctx, query.area)
  const db = ctx.database.read
  const received = await countReceivedByForm(db, area)
  const checks = new Map<string, Counted>()
  for (const row of await sumFindingCounts(db, area, query.form)) {
    const { formId, rule, severity } = row
    const key = [formId, rule, severity].join(' ')
    const check = checks.get(key) ?? {
      ...{ formId, rule, severity },
      counts: { open: 0, explained: 0, fixed: 0, accepted: 0 },
    }
    check.counts[row.state] = row.findings
    checks.set(key, check)
  }
  const most = ({ counts }: Counted): number => counts.open + counts.explained
  const titleOf = await titleRules(ctx, db, [...checks.values()])
  return {
    checks: [...checks.values()]
      .map((check) => ({
        ...check,
        title: titleOf(check),
        worthRepair: isWorthRepair(fared(check), received.get(check.formId) ?? 0),
      }))
      .sort((a, b) => most(b) - most(a) || (a.rule < b.rule ? -1 : 1)),
  }
}

function fared({ counts }: Counted): Fared {
  const { open, explained, accepted, fixed } = counts
  return { firing: open + explained + accepted, accepted, corrected: fixed }
}
