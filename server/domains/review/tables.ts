/** Returns 退回: who sent which revision back, why, about which indicators. Append-only. */
import { index, json, table, text } from '../../platform/database/columns.ts'

export const responseReturn = table(
  'response_return',
  {
    id: text().primaryKey(),
    responseId: text().notNull(),
    revisionId: text(),
    returnedAt: text().notNull(),
    returnedBy: text().notNull(),
    reasonCode: text().notNull(),
    reasonText: text().notNull(),
    fields: json<string[]>().notNull(),
  },
  (row) => [index('response_return_response').on(row.responseId)],
)
