/** A unit's exchange with the offices, as either side reads it. */
import type { Message, listMessages as operation } from '../../contract/messages.ts'
import type { QueryOf, ReplyOf } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findDisplayNames } from '../identity/index.ts'
import { readPageKey, writePageKey } from '../responses/index.ts'
import { requireMessagesOf, sideOf } from './reachable-messages.ts'
import { findMark, type MessageRow, pageOfMessages } from './store.ts'

const DEFAULT_LIMIT = 50

export async function listMessages(
  ctx: SignedInContext,
  unitId: string,
  query: QueryOf<typeof operation>,
): Promise<ReplyOf<typeof operation>> {
  const db = ctx.database.read
  await requireMessagesOf(db, ctx, unitId)
  const limit = query.limit ?? DEFAULT_LIMIT
  const found = await pageOfMessages(
    db,
    { unitId, responseId: query.response },
    { after: query.after === undefined ? undefined : readPageKey(query.after), limit: limit + 1 },
  )
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    messages: await asMessages(db, ctx, rows),
    next: found.length > limit && last ? writePageKey({ at: last.writtenAt, id: last.id }) : null,
  }
}

/** Rows of one unit, as the reader sees them. */
export async function asMessages(
  db: Executor,
  ctx: SignedInContext,
  rows: readonly MessageRow[],
): Promise<Message[]> {
  const [first] = rows
  if (!first) return []
  const people = await findDisplayNames(
    db,
    rows.map(({ writtenBy }) => writtenBy),
  )
  const readTo = (await findMark(db, first.unitId, ctx.actor.id)) ?? ''
  const own = sideOf(ctx)
  return rows.map(({ id, responseId, side, text, writtenAt, writtenBy }) => ({
    ...{ id, responseId, side, text, writtenAt },
    writtenBy: people.get(writtenBy) ?? writtenBy,
    unread: side !== own && writtenAt > readTo,
  }))
}
