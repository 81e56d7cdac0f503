/** Sounds of characters for one index: which characters are read alike, made when first needed. */
import type { IndustryIndex } from './build-industry-index.ts'

export interface Sounds {
  readonly syllables: ReadonlyMap<string, string>
  /** Character → its readings, most usual first. */
  readonly of: ReadonlyMap<string, readonly string[]>
  readonly longest: number
}

const made = new WeakMap<IndustryIndex, Sounds>()

export function soundsOf(index: IndustryIndex): Sounds {
  const known = made.get(index)
  if (known) return known
  const syllables = new Map(Object.entries(index.readings))
  const ranked = new Map<string, { syllable: string; rank: number }[]>()
  for (const [syllable, characters] of syllables) {
    let rank = 0
    for (const character of characters) {
      const list = ranked.get(character)
      const reading = { syllable, rank: rank++ }
      if (list) list.push(reading)
      else ranked.set(character, [reading])
    }
  }
  const of = new Map(
    [...ranked].map(([character, list]) => [
      character,
      list.sort((a, b) => a.rank - b.rank).map(({ syllable }) => syllable),
    ]),
  )
  const longest = Math.max(...[...syllables.keys()].map(({ length }) => length))
  const sounds = { syllables, of, longest }
  made.set(index, sounds)
  return sounds
}
