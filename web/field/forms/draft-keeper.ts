/**
 * Saves a form's answers to the device one after another, in the order they were typed. Each save
 * is its own IndexedDB transaction; a crash costs the one under way.
 */
import type { SessionState } from '../../form/session/form-session.ts'
import type { DeviceDatabase } from '../../outbox/database.ts'
import { type DraftStart, saveDraft } from '../../outbox/drafts.ts'

export interface DraftKeeper {
  keep(state: SessionState): void
  /** Resolves when everything kept so far is on the device. */
  settled(): Promise<void>
}

export function createDraftKeeper(
  database: DeviceDatabase,
  start: DraftStart,
  saved: (at: string) => void,
): DraftKeeper {
  let newest: SessionState | null = null
  let running: Promise<void> | null = null

  const drain = async (): Promise<void> => {
    while (newest) {
      const state = newest
      newest = null
      const at = new Date().toISOString()
      const named = { ...start, title: nameIn(state.answers) ?? start.title }
      await saveDraft(
        database,
        named,
        { answers: state.answers, explanations: state.explanations },
        at,
      )
      saved(at)
    }
    running = null
  }

  return {
    keep(state) {
      newest = state
      running ??= drain()
    },
    settled: async () => {
      await running
    },
  }
}

/** The unit's name as it stands in the form. */
function nameIn(answers: SessionState['answers']): string | undefined {
  const name = answers.unitName ?? answers.selfEmployedName
  return typeof name === 'string' && name !== '' ? name : undefined
}
