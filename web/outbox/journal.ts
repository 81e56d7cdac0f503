/**
 * 同步记录: what sending and fetching did, in words people read. Numbers and kinds only; no names, no
 * answers. The oldest entries go when there are too many.
 */
import type { DeviceDatabase } from './database.ts'

export interface JournalEntry {
  readonly id: string
  /** UTC. */
  readonly at: string
  readonly about: 'network' | 'sign-in' | 'data' | 'sent' | 'fetched' | 'device'
  readonly words: string
  /** How often in a row the same was noted. */
  readonly times: number
}

const MOST_ENTRIES = 300

/** The same words again raise the count of the last entry: a night without a network is one line. */
export async function noteInJournal(
  database: DeviceDatabase,
  about: JournalEntry['about'],
  words: string,
  at: string,
): Promise<void> {
  const entries = await database.getAllFromIndex('journal', 'at')
  const last = entries.at(-1)
  if (last?.about === about && last.words === words) {
    await database.put('journal', { ...last, at, times: last.times + 1 })
    return
  }
  await database.put('journal', { id: crypto.randomUUID(), at, about, words, times: 1 })
  for (const old of entries.slice(0, Math.max(0, entries.length + 1 - MOST_ENTRIES))) {
    await database.delete('journal', old.id)
  }
}
