/** Appends one entry to the trail, inside the transaction of the act it records. */
import type { Context } from '../../platform/context.ts'
import { lockForAppend } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { algorithmInUse, hashEntry } from './hash-entry.ts'
import { findHead, insertEntry } from './store.ts'

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

/**
 * Takes time, person, address and device from `ctx`. Throws when the entry cannot be written: the act
 * then does not happen either.
 */
export async function recordAudit(tx: Executor, ctx: Context, act: Act): Promise<void> {
  await lockForAppend(tx, AUDIT_CHAIN)
  const last = await findHead(tx)
  // Without an account: somebody over the network, or the server itself.
  const nobody = ctx.source ? 'stranger' : 'system'
  const entry = {
    recordedAt: ctx.clock.now(),
    requestId: ctx.requestId,
    actorId: ctx.actor?.id ?? nobody,
    actorRole: ctx.actor?.role ?? nobody,
    action: act.action,
    subjectKind: act.subjectKind,
    subjectId: act.subjectId,
    reason: act.reason ?? null,
    before: act.before ?? null,
    after: act.after ?? null,
    address: ctx.source?.address ?? null,
    device: ctx.source?.device ?? null,
    algorithm: algorithmInUse,
    previousHash: last?.hash ?? '',
  }
  await insertEntry(tx, { ...entry, hash: hashEntry(entry) })
}
