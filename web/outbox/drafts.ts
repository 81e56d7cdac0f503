/** Work in hand: saved at every change, so that a crash costs one field at most. */
import type { Registration } from '../../server/contract/registration.ts'
import type { DeviceDatabase, Draft } from './database.ts'

export type DraftStart = Pick<
  Draft,
  | 'responseId'
  | 'unitId'
  | 'formId'
  | 'formVersion'
  | 'newUnit'
  | 'baseRevisionId'
  | 'title'
  | 'blockCode'
  | 'keptAside'
  | 'moved'
>

export function findDraft(
  database: DeviceDatabase,
  responseId: string,
): Promise<Draft | undefined> {
  return database.get('drafts', responseId)
}

/** Saves the answers as they are now. The first save starts the draft. */
export async function saveDraft(
  database: DeviceDatabase,
  start: DraftStart,
  work: Pick<Draft, 'answers' | 'explanations'>,
  savedAt: string,
): Promise<Draft> {
  const tx = database.transaction('drafts', 'readwrite')
  const before = await tx.store.get(start.responseId)
  const draft: Draft = {
    ...start,
    // Sealed meanwhile: the draft's own base is then newer than the one the screen started from.
    baseRevisionId: before ? before.baseRevisionId : start.baseRevisionId,
    ...work,
    ...(before?.registration ? { registration: before.registration } : {}),
    edition: (before?.edition ?? 0) + 1,
    sealedEdition: before?.sealedEdition ?? null,
    savedAt,
  }
  await tx.store.put(draft)
  await tx.done
  return draft
}

/** Notes how the response is collected, and who signed. Answers stay as they are. */
export async function saveRegistration(
  database: DeviceDatabase,
  responseId: string,
  registration: Registration,
  savedAt: string,
): Promise<void> {
  const tx = database.transaction('drafts', 'readwrite')
  const draft = await tx.store.get(responseId)
  if (draft) await tx.store.put({ ...draft, registration, edition: draft.edition + 1, savedAt })
  await tx.done
}

/** True while the draft holds something that has not been sealed. */
export function hasUnsealedWork(draft: Draft): boolean {
  return draft.sealedEdition !== draft.edition
}
