/** Units of a signed snapshot, as they stood when it was signed. */
import type * as contract from '../../contract/listing.ts'
import type { QueryOf, ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { getReachableSignature } from './reachable-signature.ts'
import { pageOfRoster } from './store.ts'

const DEFAULT_LIMIT = 50

export async function listRoster(
  ctx: SignedInContext,
  signatureId: string,
  query: QueryOf<typeof contract.listRoster>,
): Promise<ReplyOf<typeof contract.listRoster>> {
  const db = ctx.database.read
  const { areaPrefix } = await getReachableSignature(db, ctx, signatureId)
  const { roster, limit = DEFAULT_LIMIT, after = '0' } = query
  if (!/^\d{1,9}$/.test(after)) {
    throw new Problem('parameter-not-acceptable', '翻页标记不对，请从第一页重新查')
  }
  const rows = await pageOfRoster(db, {
    ...{ signatureId, areaPrefix, roster, limit: limit + 1 },
    after: Number(after),
  })
  const page = rows.slice(0, limit)
  return {
    units: page.map((row) => ({ ...row.values, roster: row.roster })),
    next: rows.length > limit ? String(page.at(-1)!.place) : null,
  }
}
