/** How often the right class comes first, and among the first five. */
import type { LabelledPhrase } from './read-phrases.ts'

export interface Tally {
  readonly phrases: number
  /** Shares, 0 … 1. */
  readonly first: number
  readonly amongFive: number
}

/** Codes suggested for a phrase, best first. */
export type Suggest = (phrase: string) => readonly string[]

export function tallyHits(phrases: readonly LabelledPhrase[], suggest: Suggest): Tally {
  let first = 0
  let amongFive = 0
  for (const { code, phrase } of phrases) {
    const at = suggest(phrase).indexOf(code)
    if (at === 0) first++
    if (at >= 0 && at < 5) amongFive++
  }
  const count = phrases.length
  return { phrases: count, first: first / count, amongFive: amongFive / count }
}
