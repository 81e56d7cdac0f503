/**
 * Vocabulary → what a suggestion looks up: every word with the classes it stands for, and for every pair of
 * neighbouring characters how much each class is about it. Built once, in memory; the same data give the same index.
 */
import { plainWord } from './normalise-phrase.ts'
import type { IndustryClass, IndustryVocabulary } from './vocabulary.ts'

/** Where a word comes from: how sure it names the class. */
export type TermSource = 'everyday' | 'name' | 'note' | 'goods'

export const sourceWeight: Readonly<Record<TermSource, number>> = {
  everyday: 1,
  name: 1,
  note: 0.68,
  goods: 0.86,
}

export interface Term {
  readonly text: string
  readonly source: TermSource
}

export interface TermUse {
  readonly classAt: number
  readonly source: TermSource
}

/** Classes that use a pair or character and how much, flattened: class, weight, class, weight… */
export type Postings = readonly number[]

export interface IndustryIndex {
  readonly classes: readonly IndustryClass[]
  /** How often units of the class are met in a small city, 0 … 1. */
  readonly commonness: readonly number[]
  readonly terms: ReadonlyMap<string, readonly TermUse[]>
  readonly termsOfClass: readonly (readonly Term[])[]
  readonly postings: ReadonlyMap<number, Postings>
  readonly readings: Readonly<Record<string, string>>
}

/** A character in 15 bits: Han characters by their low bits, Latin letters and digits in the gap between. */
function characterKey(code: number): number {
  return code < 0x2000 ? 0x2000 + code : code & 0x7fff
}

/** A character, or two neighbouring ones, as one small number. */
export function gramKey(first: number, second = 0): number {
  return characterKey(first) * 32768 + (second === 0 ? 0x4dff : characterKey(second))
}

/** What a class of N classes tells: rare pairs tell more. */
export function rarity(index: IndustryIndex, key: number): number {
  const found = index.postings.get(key)
  return found ? Math.log(1 + index.classes.length / (found.length / 2)) : 0
}

/** Divisions most units of a small city belong to; the others count 0.3. */
const commonDivisions: Readonly<Record<string, number>> = {
  '01': 0.5,
  '03': 0.6,
  '06': 0.5,
  '30': 0.5,
  '33': 0.4,
  '47': 0.5,
  '50': 0.5,
  '51': 0.7,
  '52': 1,
  '54': 0.7,
  '60': 0.6,
  '61': 0.7,
  '62': 1,
  '70': 0.5,
  '72': 0.6,
  '80': 0.9,
  '81': 0.8,
  '82': 0.5,
  '83': 0.6,
  '84': 0.6,
  '90': 0.6,
  '92': 0.5,
  '96': 0.6,
}

export function buildIndustryIndex(vocabulary: IndustryVocabulary): IndustryIndex {
  const classes = vocabulary.industry.items
    .filter((item) => item.level === 'class')
    .map(({ code, name, section }) => ({ code, name, section: String(section) }))
  const classAt = new Map(classes.map(({ code }, at) => [code, at]))
  const termsOfClass: Term[][] = classes.map(() => [])
  const terms = new Map<string, readonly TermUse[]>()
  const commonness = classes.map(() => 0)

  const add = (code: string, words: readonly string[], source: TermSource) => {
    const at = classAt.get(code)
    if (at === undefined) return
    const use: TermUse = { classAt: at, source }
    // Most words name one class: they share this list rather than have one each.
    const alone: readonly TermUse[] = [use]
    for (const word of words) {
      const text = plainWord(word)
      if (text.length === 0) continue
      const uses = terms.get(text)
      if (uses?.some((other) => other.classAt === at)) continue
      terms.set(text, uses ? [...uses, use] : alone)
      termsOfClass[at]!.push({ text, source })
    }
  }

  for (const [code, words] of Object.entries(vocabulary.everydayWords)) {
    const list = words.split(' ')
    add(code, list, 'everyday')
    const at = classAt.get(code)
    // A class that has many street words is one people meet often.
    if (at !== undefined) {
      const words = Math.min(1, Math.log1p(list.length) / Math.log(100))
      commonness[at] = 0.6 * words + 0.4 * (commonDivisions[code.slice(0, 2)] ?? 0.3)
    }
  }
  for (const { code, name } of classes) add(code, [name, ...name.split(/[、,，]/u)], 'name')
  for (const { words, made, wholesale, retail, repaired } of vocabulary.goods) {
    const list = words.split(' ')
    for (const code of [made, wholesale, retail, repaired]) if (code) add(code, list, 'goods')
  }
  for (const [code, words] of Object.entries(vocabulary.noteTerms))
    add(code, words.split(' '), 'note')

  return {
    classes,
    commonness,
    terms,
    termsOfClass,
    postings: buildPostings(termsOfClass),
    readings: vocabulary.readings,
  }
}

/** A second mention counts less than the first: long lists of one product do not drown short ones. */
const SATURATION = 1.2

function buildPostings(termsOfClass: readonly (readonly Term[])[]): Map<number, number[]> {
  const postings = new Map<number, number[]>()
  const count = (key: number, at: number, weight: number) => {
    const list = postings.get(key)
    if (!list) postings.set(key, [at, weight])
    else if (list[list.length - 2] === at) list[list.length - 1]! += weight
    else list.push(at, weight)
  }
  for (const [at, terms] of termsOfClass.entries()) {
    for (const { text, source } of terms) {
      const weight = sourceWeight[source]
      for (let i = 0; i < text.length; i++) {
        count(gramKey(text.charCodeAt(i)), at, weight)
        if (i > 0) count(gramKey(text.charCodeAt(i - 1), text.charCodeAt(i)), at, weight)
      }
    }
  }
  for (const list of postings.values()) {
    for (let i = 1; i < list.length; i += 2) list[i] = list[i]! / (list[i]! + SATURATION)
  }
  return postings
}
