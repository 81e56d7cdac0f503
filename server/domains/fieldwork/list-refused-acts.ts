/** Acts the field sent that could not be done, kept whole for the office to look at. */
import type * as contract from '../../contract/fieldwork.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findDisplayNames, requireRight } from '../identity/index.ts'
import { pageOfRefused } from './store.ts'

const DEFAULT_LIMIT = 50

export async function listRefusedActs(
  ctx: SignedInContext,
  query: { readonly after?: string; readonly limit?: number },
): Promise<ReplyOf<typeof contract.listRefusedActs>> {
  requireRight(ctx, 'quarantine.view')
  const db = ctx.database.read
  const limit = query.limit ?? DEFAULT_LIMIT
  const rows = await pageOfRefused(db, ctx, {
    after: query.after === undefined ? undefined : readKey(query.after),
    limit: limit + 1,
  })
  const page = rows.slice(0, limit)
  const people = await findDisplayNames(
    db,
    page.map((row) => row.receivedBy),
  )
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    acts: page.map((row) => ({
      actId: row.id,
      kind: row.kind,
      receivedAt: row.receivedAt,
      receivedFrom: people.get(row.receivedBy) ?? row.receivedBy,
      message: row.receipt.message ?? '',
      content: row.content === null ? '' : Buffer.from(row.content).toString('utf8'),
    })),
    next: last ? `${last.receivedAt}~${last.id}` : null,
  }
}

function readKey(after: string): { receivedAt: string; id: string } {
  const [receivedAt, id] = after.split('~')
  if (!receivedAt || !id) {
    throw new Problem('parameter-not-acceptable', '翻页标记不对，请从第一页重新查')
  }
  return { receivedAt, id }
}
