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
  /**
   * UTC by the device's clock, but never before the act made before it: acts go in the order they were made, also
   * where the clock was set back. What is sent tells the time as the clock said it.
   */
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
  const acts = await tx.store.getAll()
  const earlier = acts.find((each) => each.id === id)
  const kept = earlier ?? { ...queued, madeAt: notBefore(acts, madeAt) }
  if (!earlier) await tx.store.put(kept)
  await tx.done
  return kept
}

/** `madeAt`, or a millisecond after the newest act where that is later. */
function notBefore(acts: readonly Act[], madeAt: string): string {
  let newest = ''
  for (const act of acts) if (act.madeAt > newest) newest = act.madeAt
  return newest < madeAt ? madeAt : new Date(Date.parse(newest) + 1).toISOString()
}

/** What an act is about: of two about the same, the later counts, and so must come later. Pure. */
export function subjectOf(act: FieldAct): string {
  switch (act.kind) {
    case 'outcome':
    case 'accept-handover':
      return `unit/${act.unitId}`
    case 'building':
    case 'building-visit':
      return `building/${act.buildingCode}`
    case 'assign-block':
    case 'take-back-block':
      return `block/${act.blockCode}`
    case 're-check':
    case 'return':
      return `response/${act.responseId}`
    case 'omission-task':
      return `signal/${act.signalId}`
    // A block is done only after all that was found in it.
    case 'pes-find':
    case 'pes-block-done':
      return `survey/${act.surveyId}/${act.blockCode}`
  }
}
