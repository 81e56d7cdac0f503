/** Requests to look at named units for enforcement, and what was decided. Append-only, both. */
import { index, integer, json, table, text, uniqueIndex } from '../../platform/database/columns.ts'

export const enforcementRequest = table(
  'enforcement_request',
  {
    id: text().primaryKey(),
    caseNumber: text().notNull(),
    reason: text().notNull(),
    inspectors: json<{ name: string; certificate: string }[]>().notNull(),
    unitIds: json<string[]>().notNull(),
    /** How long it stays open after the last approval. */
    hours: integer().notNull(),
    /** The requester's area: who decides must stand over it. */
    areaPrefix: text().notNull(),
    requestedBy: text().notNull(),
    requestedAt: text().notNull(),
  },
  (row) => [index('enforcement_request_at').on(row.requestedAt)],
)

export const enforcementDecision = table(
  'enforcement_decision',
  {
    id: text().primaryKey(),
    requestId: text()
      .notNull()
      .references(() => enforcementRequest.id),
    decision: text().$type<'approve' | 'refuse'>().notNull(),
    note: text().notNull(),
    decidedBy: text().notNull(),
    decidedAt: text().notNull(),
  },
  (row) => [uniqueIndex('enforcement_decision_person').on(row.requestId, row.decidedBy)],
)
