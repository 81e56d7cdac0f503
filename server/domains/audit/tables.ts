/** Table of the audit trail. Append-only: the migrations add triggers that refuse update and delete. */
import { index, json, sequence, table, text } from '../../platform/database/columns.ts'
import type { HashAlgorithm } from './hash-entry.ts'

export const auditEntry = table(
  'audit_entry',
  {
    sequence: sequence(),
    /** Server time, UTC. */
    recordedAt: text().notNull(),
    requestId: text().notNull(),
    /** Account id; `stranger` for someone not signed in, `system` for acts of the server itself. */
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
    /** Hash of the entry before, `''` for the first; hexadecimal. */
    previousHash: text().notNull(),
    hash: text().notNull(),
    /** Network address the request came from; null for acts of the server itself. */
    address: text(),
    /** What the device says it is: the browser's own description, shortened. */
    device: text(),
    /** Of this entry's hash; null on entries from before the choice, which are SHA-256. */
    algorithm: text().$type<HashAlgorithm>(),
  },
  (entry) => [
    index('audit_entry_subject').on(entry.subjectKind, entry.subjectId),
    index('audit_entry_actor').on(entry.actorId, entry.sequence),
    index('audit_entry_action').on(entry.action, entry.sequence),
    index('audit_entry_recorded_at').on(entry.recordedAt),
  ],
)
