/** All SQL on messages. */
import { and, count, desc, eq, gt, lt, or, sql } from 'drizzle-orm'
import type { MessageSide } from '../../contract/messages.ts'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { message, messageMark, messageThread } from './tables.ts'

export type MessageRow = typeof message.$inferSelect
export type ThreadRow = typeof messageThread.$inferSelect

interface PagePlace {
  readonly at: string
  readonly id: string
}

export async function findMessage(db: Executor, id: string): Promise<MessageRow | undefined> {
  const [row] = await db.select().from(message).where(eq(message.id, id))
  return row
}

/** Keeps a message and, with it, where its exchange stands. */
export async function insertMessage(
  tx: Executor,
  row: MessageRow,
  areaCode: string,
): Promise<void> {
  await tx.insert(message).values(row)
  const set = {
    ...{ areaCode, lastAt: row.writtenAt, lastSide: row.side, lastMessageId: row.id },
  }
  await tx
    .insert(messageThread)
    .values({ unitId: row.unitId, ...set })
    .onConflictDoUpdate({ target: messageThread.unitId, set })
}

export async function moveThread(tx: Executor, unitId: string, areaCode: string): Promise<void> {
  await tx.update(messageThread).set({ areaCode }).where(eq(messageThread.unitId, unitId))
}

/** Newest first. */
export async function pageOfMessages(
  db: Executor,
  asked: { readonly unitId: string; readonly responseId: string | undefined },
  { after, limit }: { readonly after: PagePlace | undefined; readonly limit: number },
): Promise<MessageRow[]> {
  return db
    .select()
    .from(message)
    .where(
      and(
        eq(message.unitId, asked.unitId),
        asked.responseId === undefined ? undefined : eq(message.responseId, asked.responseId),
        after &&
          or(
            lt(message.writtenAt, after.at),
            and(eq(message.writtenAt, after.at), lt(message.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(message.writtenAt), desc(message.id))
    .limit(limit)
}

/** Latest first, each with its last message and how many of the unit's the reader has not read. */
export async function pageOfThreads(
  db: Executor,
  asked: { readonly areaPrefix: string; readonly waiting: boolean; readonly accountId: string },
  { after, limit }: { readonly after: PagePlace | undefined; readonly limit: number },
) {
  return db
    .select({
      unitId: messageThread.unitId,
      lastAt: messageThread.lastAt,
      lastSide: messageThread.lastSide,
      lastText: message.text,
      lastBy: message.writtenBy,
      unread: sql<number>`cast((select count(*) from ${message} as seen where seen.unit_id = ${messageThread.unitId} and seen.side = 'unit' and seen.written_at > coalesce(${messageMark.readTo}, '')) as integer)`,
    })
    .from(messageThread)
    .innerJoin(message, eq(message.id, messageThread.lastMessageId))
    .leftJoin(
      messageMark,
      and(eq(messageMark.unitId, messageThread.unitId), eq(messageMark.accountId, asked.accountId)),
    )
    .where(
      and(
        hasCodePrefix(messageThread.areaCode, asked.areaPrefix),
        asked.waiting ? eq(messageThread.lastSide, 'unit') : undefined,
        after &&
          or(
            lt(messageThread.lastAt, after.at),
            and(eq(messageThread.lastAt, after.at), lt(messageThread.unitId, after.id)),
          ),
      ),
    )
    .orderBy(desc(messageThread.lastAt), desc(messageThread.unitId))
    .limit(limit)
}

/** Exchanges of an area where the unit wrote last. */
export async function countWaitingThreads(db: Executor, areaPrefix: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(messageThread)
    .where(
      and(hasCodePrefix(messageThread.areaCode, areaPrefix), eq(messageThread.lastSide, 'unit')),
    )
  return row?.n ?? 0
}

export async function findMark(
  db: Executor,
  unitId: string,
  accountId: string,
): Promise<string | undefined> {
  const [row] = await db
    .select({ readTo: messageMark.readTo })
    .from(messageMark)
    .where(and(eq(messageMark.unitId, unitId), eq(messageMark.accountId, accountId)))
  return row?.readTo
}

export async function saveMark(
  tx: Executor,
  mark: { readonly unitId: string; readonly accountId: string; readonly readTo: string },
): Promise<void> {
  await tx
    .insert(messageMark)
    .values(mark)
    .onConflictDoUpdate({
      target: [messageMark.unitId, messageMark.accountId],
      set: { readTo: mark.readTo },
    })
}

/** Messages of one side later than a mark, by the form they are about; null: about the unit. */
export async function countUnread(
  db: Executor,
  asked: { readonly unitId: string; readonly side: MessageSide; readonly readTo: string },
): Promise<readonly { readonly responseId: string | null; readonly n: number }[]> {
  return db
    .select({ responseId: message.responseId, n: count() })
    .from(message)
    .where(
      and(
        eq(message.unitId, asked.unitId),
        eq(message.side, asked.side),
        gt(message.writtenAt, asked.readTo),
      ),
    )
    .groupBy(message.responseId)
}
