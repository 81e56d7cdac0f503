/** What the units of an area wrote and were answered, for their offices. */
import type { listMessageThreads as operation } from '../../contract/messages.ts'
import type { QueryOf, ReplyOf } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findUnits } from '../frame/index.ts'
import { coversArea, findDisplayNames, requireRight } from '../identity/index.ts'
import { readPageKey, writePageKey } from '../responses/index.ts'
import { pageOfThreads } from './store.ts'

const DEFAULT_LIMIT = 50
/** Characters of the last message a list shows. */
const EXCERPT = 120

export async function listMessageThreads(
  ctx: SignedInContext,
  query: QueryOf<typeof operation>,
): Promise<ReplyOf<typeof operation>> {
  requireRight(ctx, 'message.list-area')
  const { scope } = ctx.actor
  const areaPrefix = query.area ?? (scope.kind === 'area' ? scope.areaPrefix : '')
  if (!coversArea(scope, areaPrefix)) return { threads: [], next: null }
  const db = ctx.database.read
  const limit = query.limit ?? DEFAULT_LIMIT
  const found = await pageOfThreads(
    db,
    { areaPrefix, waiting: query.waiting === 'true', accountId: ctx.actor.id },
    { after: query.after === undefined ? undefined : readPageKey(query.after), limit: limit + 1 },
  )
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const units = await findUnits(
    db,
    rows.map(({ unitId }) => unitId),
  )
  const people = await findDisplayNames(
    db,
    rows.map(({ lastBy }) => lastBy),
  )
  return {
    threads: rows.map((row) => ({
      ...row,
      unitName: units.get(row.unitId)?.name ?? row.unitId,
      lastText: [...row.lastText].slice(0, EXCERPT).join(''),
      lastBy: people.get(row.lastBy) ?? row.lastBy,
    })),
    next: found.length > limit && last ? writePageKey({ at: last.lastAt, id: last.unitId }) : null,
  }
}
