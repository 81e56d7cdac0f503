/**
 * Saves a form's answers to the device one after another, in the order they were typed. Each change is
 * noted in the turn it was typed in, and saved in an IndexedDB transaction of its own after: a crash costs
 * the keystroke under way. A save that fails, as when the device is full, is told and tried again until it
 * succeeds: what was typed stays on the screen.
 */
import type { DeviceDatabase, Typing } from './database.ts'
import { noteTyping, saveDraft } from './drafts.ts'

export type TypedWork = Pick<Typing, 'start' | 'answers' | 'explanations'>

export interface TypingKeeper {
  keep(work: TypedWork): void
  /** Resolves when everything kept so far is on the device; throws where it cannot be put there. */
  settled(): Promise<void>
}

export interface KeeperEvents {
  saved(typing: Typing): void
  /** Nothing was lost yet, and nothing newer was saved either. */
  failed(error: unknown): void
}

const TRY_AGAIN_MS = 3_000

export function createTypingKeeper(database: DeviceDatabase, events: KeeperEvents): TypingKeeper {
  const keeper = crypto.randomUUID()
  let turn = 0
  let newest: Typing | null = null
  let running: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const drain = async (): Promise<void> => {
    clearTimeout(timer)
    while (newest) {
      const typed: Typing = newest
      newest = null
      const { start, answers, explanations, typedAt, mark } = typed
      try {
        await saveDraft(database, start, { answers, explanations }, typedAt, mark)
      } catch (error) {
        newest ??= typed // unless something newer was typed meanwhile
        running = null
        events.failed(error)
        timer = setTimeout(() => {
          running ??= drain().catch(() => undefined)
        }, TRY_AGAIN_MS)
        throw error
      }
      events.saved(typed)
    }
    running = null
  }

  return {
    keep(work) {
      newest = {
        responseId: work.start.responseId,
        mark: { keeper, turn: ++turn },
        ...work,
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
