/**
 * Latin letters taken as pinyin: whole syllables (`fuzhuangdian`) are turned into the likeliest characters,
 * short runs of initials (`fzd`) into words of the vocabulary that begin so.
 */
import type { IndustryIndex } from './build-industry-index.ts'
import { likeliestCharacters } from './likeliest-characters.ts'
import { soundsOf } from './sounds.ts'

export interface PinyinReading {
  readonly text: string
  readonly trust: number
}

interface SpelledWords {
  readonly whole: ReadonlyMap<string, readonly string[]>
  readonly initials: ReadonlyMap<string, readonly string[]>
}

const MOST_READINGS = 12

/** What each place further down its class costs a word. */
const PLACE_COSTS = 0.006

export function readPinyin(index: IndustryIndex, clause: string): PinyinReading[] {
  if (!/^[a-z]{2,40}$/.test(clause) || index.terms.has(clause)) return []
  const { whole, initials } = spelledWords(index)
  const spelled = whole.get(clause)
  if (spelled) return readings(spelled, 1)
  const syllables = splitSyllables(index, clause)
  if (syllables && syllables.length > 1) {
    const { syllables: characters } = soundsOf(index)
    const places = syllables.map((syllable) =>
      [...(characters.get(syllable) ?? '')].map((character, rank) => ({
        character,
        cost: rank * 0.01,
      })),
    )
    return [{ text: likeliestCharacters(index, places), trust: 0.95 }]
  }
  if (clause.length > 8) return []
  const begun = initials.get(clause)
  return begun ? readings(begun, 0.9) : []
}

function readings(words: readonly string[], trust: number): PinyinReading[] {
  return words.slice(0, MOST_READINGS).map((text, at) => ({ text, trust: trust * 0.985 ** at }))
}

/** Fewest syllables that spell all of it, or undefined. */
function splitSyllables(index: IndustryIndex, letters: string): string[] | undefined {
  const { syllables, longest } = soundsOf(index)
  const best: (string[] | undefined)[] = [[]]
  for (let end = 1; end <= letters.length; end++) {
    for (let start = Math.max(0, end - longest); start < end; start++) {
      const before = best[start]
      const syllable = letters.slice(start, end)
      if (!before || !syllables.has(syllable)) continue
      if (!best[end] || before.length + 1 < best[end]!.length) best[end] = [...before, syllable]
    }
  }
  return best[letters.length]
}

const made = new WeakMap<IndustryIndex, SpelledWords>()

/** Street words, goods and names of classes by their spelling, the likeliest first, one for each class. */
function spelledWords(index: IndustryIndex): SpelledWords {
  const known = made.get(index)
  if (known) return known
  const { of } = soundsOf(index)
  const words: { text: string; classAt: number; likely: number }[] = []
  for (const [classAt, terms] of index.termsOfClass.entries()) {
    for (const [place, { text, source }] of terms.entries()) {
      if (source === 'note' || text.length > 10) continue
      // The usual words of a class are written first.
      words.push({ text, classAt, likely: index.commonness[classAt]! - place * PLACE_COSTS })
    }
  }
  words.sort((a, b) => b.likely - a.likely || a.classAt - b.classAt)
  const whole = new Map<string, Map<number, string>>()
  const initials = new Map<string, Map<number, string>>()
  for (const { text, classAt } of words) {
    const sounds = [...text].map((character) => of.get(character)?.[0] ?? character)
    offer(whole, sounds.join(''), classAt, text)
    offer(initials, sounds.map((sound) => sound[0]).join(''), classAt, text)
  }
  const spelled = { whole: distinctWords(whole), initials: distinctWords(initials) }
  made.set(index, spelled)
  return spelled
}

function offer(map: Map<string, Map<number, string>>, key: string, classAt: number, text: string) {
  const words = map.get(key)
  if (!words) map.set(key, new Map([[classAt, text]]))
  else if (!words.has(classAt)) words.set(classAt, text)
}

function distinctWords(map: Map<string, Map<number, string>>): Map<string, readonly string[]> {
  return new Map([...map].map(([key, words]) => [key, [...new Set(words.values())]]))
}
