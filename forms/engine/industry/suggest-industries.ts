/**
 * Suggests classes of GB/T 4754-2017 for what a business says it does (主要业务活动). Pure and offline: the
 * same index and phrase give the same answer. Who codes is the census office; this only proposes.
 *
 *   const index = await loadIndustryIndex()            // load-industry-index.ts, once, lazily
 *   suggestIndustries(index, '卖五金', { limit: 5 })     // [{ code, name, score, why }], best first
 *   adviseActivityPhrase('贸易')                        // { vague, advice }, advise-activity-phrase.ts
 */
import type { IndustryIndex } from './build-industry-index.ts'
import { readPhrase } from './read-phrase.ts'
import { type ClassScore, scoreClause } from './score-clause.ts'

export interface IndustrySuggestion {
  /** Four digits. */
  readonly code: string
  readonly name: string
  /** 0 … 1, comparable within one answer. */
  readonly score: number
  /** Why, in a few words of Chinese. */
  readonly why: string
}

export interface SuggestOptions {
  /** How many at most; 10 when not said. */
  readonly limit?: number
  /** Only classes of these sections, as letters. */
  readonly sections?: readonly string[]
}

interface Best extends ClassScore {
  readonly reading: string | undefined
}

export function suggestIndustries(
  index: IndustryIndex,
  phrase: string,
  { limit = 10, sections }: SuggestOptions = {},
): IndustrySuggestion[] {
  const best = new Map<number, Best>()
  for (const { clauses, trust, reading } of readPhrase(index, phrase)) {
    const sums = new Map<number, Best>()
    for (const [at, clause] of clauses.entries()) {
      const share = 1 / (1 + at) ** 1.2
      for (const found of scoreClause(index, clause)) {
        const score = found.score * share * trust
        const sum = sums.get(found.classAt)
        if (!sum) sums.set(found.classAt, { ...found, score, reading })
        else sums.set(found.classAt, { ...sum, score: sum.score + score * 0.5 })
      }
    }
    for (const found of sums.values()) {
      const other = best.get(found.classAt)
      if (!other || found.score > other.score) best.set(found.classAt, found)
    }
  }
  return [...best.values()]
    .filter(({ classAt }) => !sections || sections.includes(index.classes[classAt]!.section))
    .sort((a, b) => b.score - a.score || a.classAt - b.classAt)
    .slice(0, limit)
    .map((found) => {
      const { code, name } = index.classes[found.classAt]!
      return { code, name, score: shownScore(found.score), why: reasonFor(found) }
    })
}

/** Evidence without bounds → 0 … 1 with three decimals. */
function shownScore(score: number): number {
  return Math.round((1 - Math.exp(-Math.max(0, score))) * 1000) / 1000
}

function reasonFor({ term, exact, activity, reading }: Best): string {
  const reasons: string[] = []
  if (reading !== undefined) reasons.push(`按“${reading}”理解`)
  if (term !== undefined && term !== reading)
    reasons.push(exact ? `含“${term}”` : `与“${term}”相近`)
  if (activity) reasons.push(`“${activity.words}”属${activity.label}`)
  return reasons.join('；') || '字词相近'
}
