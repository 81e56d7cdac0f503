/** 留言 as they were written, how far each reader has read, and where each exchange stands. */
import type { MessageSide } from '../../contract/messages.ts'
import { index, primaryKey, table, text } from '../../platform/database/columns.ts'

/** Append-only: nothing said is changed or taken back. */
export const message = table(
  'message',
  {
    /** Made by the client. */
    id: text().primaryKey(),
    unitId: text().notNull(),
    /** Null: about the unit. */
    responseId: text(),
    side: text().$type<MessageSide>().notNull(),
    text: text().notNull(),
    writtenAt: text().notNull(),
    writtenBy: text().notNull(),
    writtenRole: text().notNull(),
  },
  (row) => [index('message_unit').on(row.unitId, row.writtenAt, row.id)],
)

/** Up to when an account has read a unit's messages. */
export const messageMark = table(
  'message_mark',
  {
    unitId: text().notNull(),
    accountId: text().notNull(),
    readTo: text().notNull(),
  },
  (row) => [primaryKey({ columns: [row.unitId, row.accountId] })],
)

/** One row a unit that ever wrote or was written to; kept with each message. */
export const messageThread = table(
  'message_thread',
  {
    unitId: text().primaryKey(),
    /** Follows the unit when it moves. */
    areaCode: text().notNull(),
    lastAt: text().notNull(),
    lastSide: text().$type<MessageSide>().notNull(),
    lastMessageId: text()
      .notNull()
      .references(() => message.id),
  },
  (row) => [index('message_thread_area').on(row.areaCode, row.lastAt)],
)
