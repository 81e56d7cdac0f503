/** A find not yet written down: kept on the device at every change, so that a closed tab loses nothing. */
import type { Answers } from '../../../forms/engine/types.ts'
import type { DeviceDatabase } from '../../outbox/database.ts'

export interface FindDraft {
  readonly unit: Answers
  readonly figures: Answers
}

/** Beside the replies kept for reading; no operation has such a key. */
const keyOf = (foundId: string) => `pes-find-draft ${foundId}`

export async function readFindDraft(
  database: DeviceDatabase,
  foundId: string,
): Promise<FindDraft | undefined> {
  const kept = await database.get('replies', keyOf(foundId))
  // Kept under this key by `keepFindDraft` alone.
  return kept?.reply as FindDraft | undefined
}

export async function keepFindDraft(
  database: DeviceDatabase,
  foundId: string,
  draft: FindDraft,
  savedAt: string,
): Promise<void> {
  await database.put('replies', { key: keyOf(foundId), reply: draft, savedAt })
}

export async function dropFindDraft(database: DeviceDatabase, foundId: string): Promise<void> {
  const tx = database.transaction('replies', 'readwrite')
  await tx.store.delete(keyOf(foundId))
  await tx.done
}
