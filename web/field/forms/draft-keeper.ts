/**
 * Saves a form's answers to the device one after another, in the order they were typed. Each change is
 * noted in the turn it was typed in, and saved in an IndexedDB transaction of its own after: a crash costs
 * the keystroke under way. A save that fails, as when the device is full, is told and tried again until it
 * succeeds: what was typed stays on the screen.
 */
import type { SessionState } from '../../form/session/form-session.ts'
import type { DeviceDatabase, Typing } from '../../outbox/database.ts'
import { type DraftStart, noteTyping, saveDraft } from '../../outbox/drafts.ts'

export interface DraftKeeper {
  keep(state: SessionState): void
  /** Resolves when everything kept so far is on the device; throws where it cannot be put there. */
  settled(): Promise<void>
}

export interface KeeperEvents {
  saved(at: string): void
  /** Nothing was lost yet, and nothing newer was saved either. */
  failed(error: unknown): void
}

const TRY_AGAIN_MS = 3_000

export function createDraftKeeper(
  database: DeviceDatabase,
  start: DraftStart,
  events: KeeperEvents,
): DraftKeeper {
  let newest: Typing | null = null
  let running: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const drain = async (): Promise<void> => {
    clearTimeout(timer)
    while (newest) {
      const typed: Typing = newest
      newest = null
      const { answers, explanations, typedAt, mark } = typed
      try {
        await saveDraft(database, typed.start, { answers, explanations }, typedAt, mark)
      } catch (error) {
        newest ??= typed // unless something newer was typed meanwhile
        running = null
        events.failed(error)
        timer = setTimeout(() => {
          running ??= drain().catch(() => undefined)
        }, TRY_AGAIN_MS)
        throw error
      }
      events.saved(typedAt)
    }
    running = null
  }

  return {
    keep({ answers, explanations }) {
      newest = {
        responseId: start.responseId,
        mark: crypto.randomUUID(),
        start: { ...start, title: nameIn(answers) ?? start.title },
        ...{ answers, explanations },
        typedAt: new Date().toISOString(),
      }
      noteTyping(database, newest).catch(() => undefined) // the save after it meets the same and tells
      running ??= drain()
      running.catch(() => undefined) // told by `failed`, and to whoever waits for `settled`
    },
    settled: async () => {
      await running
      if (newest) await drain()
    },
  }
}

/** The unit's name as it stands in the form. */
function nameIn(answers: SessionState['answers']): string | undefined {
  const name = answers.unitName ?? answers.selfEmployedName
  return typeof name === 'string' && name !== '' ? name : undefined
}
