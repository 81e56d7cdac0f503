/** Findings in one state within the office's area, by place. */
import type { listFindings as operation } from '../../contract/findings.ts'
import type { QueryOf, ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { pageOfFindings, readPageKey, writePageKey } from '../responses/index.ts'
import { areaOfFindings } from './area-of-findings.ts'
import { describeFindings } from './describe-findings.ts'

const DEFAULT_LIMIT = 50
/** In place of the area of what has none, which a page key cannot hold. */
const NOWHERE = '-'

export async function listFindings(
  ctx: SignedInContext,
  query: QueryOf<typeof operation>,
): Promise<ReplyOf<typeof operation>> {
  const area = areaOfFindings(ctx, 'finding.view', query.area)
  if (query.rule !== undefined && query.form === undefined) {
    throw new Problem('parameter-not-acceptable', '按审核关系查看时，请同时选普查表')
  }
  const limit = query.limit ?? DEFAULT_LIMIT
  const db = ctx.database.read
  const place = query.after === undefined ? undefined : readPageKey(query.after)
  const found = await pageOfFindings(
    db,
    { ...query, area },
    {
      after: place && { areaCode: place.at === NOWHERE ? '' : place.at, id: place.id },
      limit: limit + 1,
    },
  )
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    findings: await describeFindings(ctx, db, rows),
    next:
      found.length > limit && last
        ? writePageKey({ at: last.areaCode || NOWHERE, id: last.id })
        : null,
  }
}
