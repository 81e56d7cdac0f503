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

/** Notes what was typed before it is saved; `saveDraft` with the same or a later `mark` takes the note away. */
export function noteTyping(database: DeviceDatabase, typing: Typing): Promise<void> {
  return database.putAtOnce('typing', typing)
}

/**
 * Takes notes that outlived their tab into the drafts: of one response, or of all. A note that goes
 * meanwhile, because its tab lives and saves it, changes nothing.
 */
export async function adoptTyping(database: DeviceDatabase, responseId?: string): Promise<void> {
  const noted = await database.getAll('typing')
  for (const { start } of noted) {
    if (responseId !== undefined && start.responseId !== responseId) continue
    const tx = database.transaction(['drafts', 'typing'], 'readwrite')
    const [before, note] = await Promise.all([
      tx.objectStore('drafts').get(start.responseId),
      tx.objectStore('typing').get(start.responseId),
    ])
    if (note) {
      await tx.objectStore('drafts').put(nextDraft(before, note.start, note, note.typedAt))
      await tx.objectStore('typing').delete(start.responseId)
    }
    await tx.done
  }
}

/**
 * Saves the answers as they are now. The first save starts the draft. `mark`: of the note made of the same
 * answers, which goes with this save; so does an earlier one of the same keeper, where the disk was too full
 * for a later one.
 */
export async function saveDraft(
  database: DeviceDatabase,
  start: DraftStart,
  work: Pick<Draft, 'answers' | 'explanations'>,
  savedAt: string,
  mark?: Typing['mark'],
): Promise<Draft> {
  const tx = database.transaction(['drafts', 'typing'], 'readwrite')
  const drafts = tx.objectStore('drafts')
  const typing = tx.objectStore('typing')
  const [before, noted] = await Promise.all([
    drafts.get(start.responseId),
    mark === undefined ? undefined : typing.get(start.responseId),
  ])
  const draft = nextDraft(before, start, work, savedAt)
  await drafts.put(draft)
  if (noted && mark && isIn(noted.mark, mark)) await typing.delete(start.responseId)
  await tx.done
  return draft
}

function isIn(noted: Typing['mark'], saved: Typing['mark']): boolean {
  return noted.keeper === saved.keeper && noted.turn <= saved.turn
}

function nextDraft(
  before: Draft | undefined,
  start: DraftStart,
  { answers, explanations }: Pick<Draft, 'answers' | 'explanations'>,
  savedAt: string,
): Draft {
  return {
    ...start,
    // Sealed meanwhile: the draft's own base is then newer than the one the screen started from.
    baseRevisionId: before ? before.baseRevisionId : start.baseRevisionId,
    ...{ answers, explanations },
    ...(before?.registration ? { registration: before.registration } : {}),
    edition: (before?.edition ?? 0) + 1,
    sealedEdition: before?.sealedEdition ?? null,
    savedAt,
  }
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
