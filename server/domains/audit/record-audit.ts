/** Appends one entry to the trail, inside the transaction of the act it records. */
import { createHash } from 'node:crypto'
import { desc } from 'drizzle-orm'
import type { Context } from '../../platform/context.ts'
import { lockForAppend } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { insertRow, prepared } from '../../platform/database/prepared.ts'
import { canonicalJson } from './canonical-json.ts'
import { auditEntry } from './tables.ts'

export interface Act {
  /** `<domain>.<verb>`. */
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly reason?: string
  readonly before?: unknown
  readonly after?: unknown
}

/** Lock number of the one audit chain. */
const AUDIT_CHAIN = 1

const lastEntry = (tx: Executor) =>
  tx.select({ hash: auditEntry.hash }).from(auditEntry).orderBy(desc(auditEntry.sequence)).limit(1)

export async function recordAudit(tx: Executor, ctx: Context, act: Act): Promise<void> {
  await lockForAppend(tx, AUDIT_CHAIN)
  const [last] = await prepared(tx, lastEntry).execute()
  const entry = {
    recordedAt: ctx.clock.now(),
    requestId: ctx.requestId,
    actorId: ctx.actor?.id ?? 'system',
    actorRole: ctx.actor?.role ?? 'system',
    action: act.action,
    subjectKind: act.subjectKind,
    subjectId: act.subjectId,
    reason: act.reason ?? null,
    before: act.before ?? null,
    after: act.after ?? null,
    previousHash: last?.hash ?? '',
  }
  await insertRow(tx, auditEntry, { ...entry, hash: hashOf(entry) })
}

/** SHA-256 over the entry's canonical JSON; the sequence number is left out, the order is in the chain. */
export function hashOf(entry: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(canonicalJson(entry)).digest('hex')
}
