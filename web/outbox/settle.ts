/**
 * What a receipt, or the lack of one, does to the outbox. Nothing leaves the device before a receipt
 * whose hash equals our own; edits made while sending stay.
 */
import type { Receipt } from '../../server/contract/responses.ts'
import type { Failure } from '../api/call.ts'
import { waitBeforeAttempt } from './backoff.ts'
import type { DeviceDatabase, OutboxItem } from './database.ts'

/** Takes the receipt of one revision. Returns false, and keeps everything, when the hash differs. */
export async function settleReceipt(
  database: DeviceDatabase,
  revisionId: string,
  receipt: Receipt,
  settledAt: string,
): Promise<boolean> {
  const tx = database.transaction(['drafts', 'outbox', 'sent'], 'readwrite')
  const item = await tx.objectStore('outbox').get(revisionId)
  if (!item) {
    await tx.done
    return true // settled by an earlier copy of the same receipt
  }
  if (receipt.contentHash !== item.contentHash || receipt.revisionId !== revisionId) {
    await tx
      .objectStore('outbox')
      .put({ ...item, status: 'stuck', failure: { kind: 'hash-mismatch' } })
    await tx.done
    return false
  }
  await tx.objectStore('outbox').delete(revisionId)
  await tx.objectStore('sent').put({
    revisionId,
    responseId: item.responseId,
    title: item.title,
    receipt,
    settledAt,
  })
  const draft = await tx.objectStore('drafts').get(item.responseId)
  if (draft) {
    const stored = receipt.outcome !== 'quarantined'
    const { newUnit: _opened, ...rest } = draft
    const goesOn = draft.edition !== draft.sealedEdition
    // Work sent as a draft is not finished: it stays at hand, also where the network is not.
    const finished = item.intent === 'submit' && receipt.blockers.length === 0
    if (stored && !goesOn && finished) {
      await tx.objectStore('drafts').delete(item.responseId)
    } else if (stored) {
      await tx.objectStore('drafts').put(rest)
    }
  }
  await tx.done
  return true
}

/** Notes a failed attempt: it waits and tries again, or is stuck until a person looks. */
export async function settleFailure(
  database: DeviceDatabase,
  revisionId: string,
  failure: Failure,
  nowMs: number,
  random: number,
): Promise<OutboxItem | undefined> {
  const tx = database.transaction('outbox', 'readwrite')
  const item = await tx.store.get(revisionId)
  if (!item) return undefined
  const attempts = item.attempts + 1
  const noted: OutboxItem = {
    ...item,
    attempts,
    failure,
    status: needsPerson(failure) ? 'stuck' : 'waiting',
    nextAttemptMs: nowMs + waitBeforeAttempt(attempts, random),
  }
  await tx.store.put(noted)
  await tx.done
  return noted
}

/** Sign-in and network faults pass by themselves; content the server cannot read does not. */
export function needsPerson(failure: Failure): boolean {
  if (failure.kind !== 'problem') return false
  return failure.problem.retry === 'after-fix' || failure.problem.retry === 'never'
}

/** Puts a stuck revision back in line, after a person looked at it. */
export async function retryStuck(database: DeviceDatabase, revisionId: string): Promise<void> {
  const tx = database.transaction('outbox', 'readwrite')
  const item = await tx.store.get(revisionId)
  if (item) await tx.store.put({ ...item, status: 'waiting', nextAttemptMs: 0 })
  await tx.done
}
