/** Table of the audit trail. Append-only: the migrations add triggers that refuse update and delete. */
import { index, json, sequence, table, text } from '../../platform/database/columns.ts'

export const auditEntry = table(
  'audit_entry',
  {
    sequence: sequence(),
    /** Server time, UTC. */
    recordedAt: text().notNull(),
    requestId: text().notNull(),
    /** Account id, or `system` for acts of the server itself. */
    actorId: text().notNull(),
    actorRole: text().notNull(),
    /** `<domain>.<verb>`, e.g. `response.return`. */
    action: text().notNull(),
    /** Kind and id of the record acted on, e.g. `response` and its id. */
    subjectKind: text().notNull(),
    subjectId: text().notNull(),
    reason: text(),
    before: json<unknown>(),
    after: json<unknown>(),
    /** Hash of the entry before, `''` for the first; hexadecimal SHA-256. */
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (entry) => [
    index('audit_entry_subject').on(entry.subjectKind, entry.subjectId),
    index('audit_entry_actor').on(entry.actorId, entry.sequence),
  ],
)
