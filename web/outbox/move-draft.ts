/**
 * A draft on an earlier version of its form goes on in a newer one, with a report of what moved and what
 * was kept aside. One without a way there stays as it is.
 */

import type { FormDefinition } from '../../forms/engine/types.ts'
import { moveWork } from '../../forms/engine/versions/move-work.ts'
import { stepsBetween } from '../../forms/engine/versions/steps-between.ts'
import type { DeviceDatabase, Draft } from './database.ts'

/** The draft as it is on the device afterwards; the revision it builds on stays the same. */
export async function moveDraft(
  database: DeviceDatabase,
  responseId: string,
  /** Of its form, newest first. */
  versions: readonly FormDefinition[],
  to: string,
  savedAt: string,
): Promise<Draft | undefined> {
  const before = await database.get('drafts', responseId)
  if (!before) return undefined
  const steps = stepsBetween(versions, before.formVersion, to) ?? []
  if (steps.length === 0) return before
  const tx = database.transaction('drafts', 'readwrite')
  const draft = await tx.store.get(responseId)
  if (draft?.edition !== before.edition) {
    await tx.done
    return draft // typed meanwhile in another window: that one decides
  }
  const work = moveWork({ ...draft, keptAside: draft.keptAside ?? [] }, steps)
  const moved: Draft = {
    ...draft,
    ...work,
    moved: [...(draft.moved ?? []), ...work.moved],
    formVersion: to,
    edition: draft.edition + 1,
    savedAt,
  }
  await tx.store.put(moved)
  await tx.done
  return moved
}
