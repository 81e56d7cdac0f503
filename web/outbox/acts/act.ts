/**
 * What an enumerator or supervisor does besides filling in forms — an outcome, a building, a visit, a
 * re-check — waiting to be sent. Like a revision: its id is made here, its bytes are made once, and it
 * leaves only with a receipt whose hash matches.
 */
import type { FieldAct } from '../../../server/contract/fieldwork.ts'
import type { Failure } from '../../api/call.ts'
import type { DeviceDatabase } from '../database.ts'
import { sha256 } from '../hash.ts'

export interface Act {
  readonly id: string
  /** What it says; the same as in `content`. */
  readonly act: FieldAct
  /** For lists: 核查情况 鑫源建材经销部. */
  readonly title: string
  readonly content: Uint8Array<ArrayBuffer>
  /** SHA-256, hexadecimal. */
  readonly contentHash: string
  /** UTC by the device's clock. */
  readonly madeAt: string
  readonly attempts: number
  readonly nextAttemptMs: number
  readonly status: 'waiting' | 'stuck' | 'received'
  readonly failure: Failure | { readonly kind: 'hash-mismatch' } | null
  /** Why the server kept it without doing it; null while unknown, or done. */
  readonly refusal: string | null
}

/** Puts an act in line. `id`: made by the caller, so that a double tap is one act. */
export async function queueAct(
  database: DeviceDatabase,
  act: FieldAct,
  title: string,
  id: string,
  madeAt: string,
): Promise<Act> {
  const content = new TextEncoder().encode(JSON.stringify({ ...act, actId: id, madeAt }))
  const queued: Act = {
    id,
    act,
    title,
    content,
    contentHash: await sha256(content),
    madeAt,
    attempts: 0,
    nextAttemptMs: 0,
    status: 'waiting',
    failure: null,
    refusal: null,
  }
  const tx = database.transaction('acts', 'readwrite')
  const earlier = await tx.store.get(id)
  if (!earlier) await tx.store.put(queued)
  await tx.done
  return earlier ?? queued
}
