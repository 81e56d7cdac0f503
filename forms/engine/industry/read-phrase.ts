/**
 * The ways a phrase may be read: as written, with characters that sound alike put right, or typed as pinyin.
 * A reading further from what was written is trusted less.
 */
import type { IndustryIndex } from './build-industry-index.ts'
import { readGeneralStore } from './general-store.ts'
import { mendCharacters } from './mend-characters.ts'
import { clausesOf } from './normalise-phrase.ts'
import { readPinyin } from './read-pinyin.ts'

export interface Reading {
  readonly clauses: readonly string[]
  /** 0 … 1. */
  readonly trust: number
  /** What it was taken for, where that is not what was written. */
  readonly reading: string | undefined
}

export function readPhrase(index: IndustryIndex, phrase: string): Reading[] {
  const clauses = clausesOf(phrase)
  if (clauses.length === 0) return []
  const written = { clauses, trust: 1, reading: undefined }
  const pinyin = clauses.length === 1 ? readPinyin(index, clauses[0]!) : []
  if (pinyin.length > 0)
    return pinyin.map(({ text, trust }) => ({ clauses: [text], trust, reading: text }))
  const store = readGeneralStore(phrase)
  if (store !== undefined) return [written, { clauses: store, trust: 1, reading: store[0] }]
  const mended = clauses.map((clause) => mendCharacters(index, clause))
  const changed = mended.filter((clause, at) => clause !== clauses[at])
  if (changed.length === 0) return [written]
  return [written, { clauses: mended, trust: 0.92, reading: changed[0] }]
}
