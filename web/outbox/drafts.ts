/**
 * Work in hand: saved at every change, so that a crash costs one field at most. Saving reads the draft
 * first and so takes a few turns; what was typed is therefore noted whole beforehand, in the turn it was
 * typed in, and a note that outlived its tab is taken into the draft when the device is next opened.
 */
import type { Registration } from '../../server/contract/registration.ts'
import type { DeviceDatabase, Draft, Typing } from './database.ts'

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

/** Notes what was typed before it is saved; `saveDraft` with the same `mark` takes the note away. */
export function noteTyping(database: DeviceDatabase, typing: Typing): Promise<void> {
  return database.putAtOnce('typing', typing)
}

/** Takes notes that outlived their tab into the drafts: of one response, or of all. */
export async function adoptTyping(database: DeviceDatabase, responseId?: string): Promise<void> {
  const noted = await database.getAll('typing')
  for (const { start, answers, explanations, typedAt, mark } of noted) {
    if (responseId !== undefined && start.responseId !== responseId) continue
    await saveDraft(database, start, { answers, explanations }, typedAt, mark)
  }
}

/**
 * Saves the answers as they are now. The first save starts the draft. `mark`: of the note made of the same
 * answers, which goes with this save.
 */
export async function saveDraft(
  database: DeviceDatabase,
  start: DraftStart,
  work: Pick<Draft, 'answers' | 'explanations'>,
  savedAt: string,
  mark?: string,
): Promise<Draft> {
  const tx = database.transaction(['drafts', 'typing'], 'readwrite')
  const drafts = tx.objectStore('drafts')
  const typing = tx.objectStore('typing')
  const [before, noted] = await Promise.all([
    drafts.get(start.responseId),
    mark === undefined ? undefined : typing.get(start.responseId),
  ])
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
  await drafts.put(draft)
  if (noted && noted.mark === mark) await typing.delete(start.responseId)
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
