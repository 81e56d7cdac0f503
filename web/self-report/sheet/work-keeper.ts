/**
 * Keeps the work in this browser at every change, in the turn it was typed in, before anything is sent.
 * Work that says nothing new makes no new edition, so that sealing twice finds the first seal.
 */
import type { DeviceDatabase, Draft } from '../../outbox/database.ts'
import { type DraftStart, findDraft } from '../../outbox/drafts.ts'
import { createTypingKeeper } from '../../outbox/typing-keeper.ts'
import { sameWork, type Work } from './work.ts'

export interface WorkKeeper {
  keep(work: Work): void
  /** Resolves when everything kept so far is in the database, or `failed` was told that it is not. */
  settled(): Promise<void>
  /** The newest work kept here or given before. */
  newest(): Work
}

export function createWorkKeeper(
  database: DeviceDatabase,
  start: DraftStart,
  first: Work,
  events: { readonly kept: (work: Work) => void; readonly failed: (error: unknown) => void },
): WorkKeeper {
  let newest = first
  const typing = createTypingKeeper(database, {
    // Answers are the form's own: they were handed in by `keep`.
    saved: ({ answers, explanations }) =>
      events.kept({ answers: answers as Work['answers'], explanations }),
    failed: events.failed,
  })
  return {
    keep(work) {
      if (sameWork(work, newest)) return
      newest = work
      typing.keep({ start, ...work })
    },
    settled: () => typing.settled().catch(() => undefined), // told by `failed`
    newest: () => newest,
  }
}

/**
 * Makes this browser's draft equal to the work to go on with, on top of the server's newest revision.
 * Called once, before typing begins.
 */
export async function placeDraft(
  database: DeviceDatabase,
  start: DraftStart,
  work: Work,
  savedAt: string,
): Promise<void> {
  const before = await findDraft(database, start.responseId)
  const same = before?.baseRevisionId === start.baseRevisionId
  if (same && before?.formVersion === start.formVersion && holds(before, work)) return
  await putDraft(database, start, work, savedAt, before)
}

/** A draft to seal, also where nothing was changed; what is there already stays as it is. */
export async function ensureDraft(
  database: DeviceDatabase,
  start: DraftStart,
  work: Work,
  savedAt: string,
): Promise<void> {
  const before = await findDraft(database, start.responseId)
  const same = before?.formVersion === start.formVersion
  if (!same || !holds(before, work)) await putDraft(database, start, work, savedAt, before)
}

function holds(draft: Draft | undefined, work: Work): boolean {
  if (!draft) return false
  const { answers, explanations } = draft
  return sameWork({ answers: answers as Work['answers'], explanations }, work)
}

async function putDraft(
  database: DeviceDatabase,
  start: DraftStart,
  work: Work,
  savedAt: string,
  before: Draft | undefined,
): Promise<void> {
  await database.put('drafts', {
    ...start,
    ...work,
    edition: (before?.edition ?? 0) + 1,
    sealedEdition: before?.sealedEdition ?? null,
    savedAt,
  })
}
