/** Tables of the audit trail. Append-only: the migrations add triggers that refuse update and delete. */
import { index, integer, json, sequence, table, text } from '../../platform/database/columns.ts'
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

/**
 * Entries whose reason, before and after went with the records they told of (law.md L-65). What the
 * entry was is still bound by its hash, what is left of it by `remainsHash`, and all cuts of one
 * destruction by the digest in the entry that tells of it.
 */
export const trailCut = table(
  'trail_cut',
  {
    /** Of the entry. */
    sequence: integer().primaryKey(),
    /** Of the entry as it was written: the link of the chain. */
    hash: text().notNull(),
    /** Of the entry as it stands now. */
    remainsHash: text().notNull(),
    /** The destruction it went with. */
    destructionId: text().notNull(),
  },
  (row) => [index('trail_cut_destruction').on(row.destructionId, row.sequence)],
)
