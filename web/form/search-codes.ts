/**
 * Searching a code list: by code from its beginning, by name from its beginning or within, by the
 * first letters of its pinyin or the pinyin itself, by a name with that of a place above it. Pure.
 */
import type { CodeItem } from '../../forms/engine/types.ts'
import {
  branchesOf,
  type CodeIndex,
  isChoosable,
  isWithin,
  spelledTextsOf,
  textsOf,
} from './code-index.ts'
import { eachLine, type Place, type SearchText } from './search-text.ts'

export interface CodeHit {
  readonly item: CodeItem
  /** The code or the whole name is what was typed, not something like it. */
  readonly sure: boolean
}

/** Shorter runs of letters are within too many names to be an answer. */
const LETTERS_WITHIN = 3

/** In longer lists syllables are found where a name begins, initials anywhere. */
const LONG_LIST = 100_000

interface Way {
  readonly lines: SearchText
  readonly place: Place
  readonly words: string
  readonly sure: boolean
}

/** What is typed, in the half-width capitals codes and names are kept in. */
function plainQuery(query: string): string {
  return query
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (sign) => sign.normalize('NFKC'))
    .trim()
    .toUpperCase()
}

/** Items that answer the query, best first, at most `limit`; branches among them can be opened. */
export function findCodes(index: CodeIndex, query: string, limit = 50): CodeHit[] {
  const wanted = plainQuery(query)
  if (wanted === '') return []
  const words = wanted.split(/\s+/)
  const found = take(index, waysTo(index, words.length > 1 ? wanted : words[0]!), limit)
  if (found.length > 0) return found
  if (words.length > 1) return below(index, words.slice(0, -1), words.at(-1)!, limit)
  return splitInTwo(index, wanted, limit)
}

export function searchCodes(index: CodeIndex, query: string, limit = 50): CodeItem[] {
  return findCodes(index, query, limit).map(({ item }) => item)
}

/** The ways a word may name an item, the surest first. */
function waysTo(index: CodeIndex, words: string): Way[] {
  const { codes, names } = textsOf(index)
  const ways: Way[] = []
  const way = (lines: SearchText, place: Place, text = words): void => {
    ways.push({ lines, place, words: text, sure: lines === codes || place === 'whole' })
  }
  if (/^[\dA-Z.-]+$/.test(words)) {
    way(codes, 'whole')
    way(codes, 'begin')
  }
  if (!/^\d+$/.test(words)) {
    way(names, 'whole')
    way(names, 'begin')
  }
  const spelled = /^[\dA-Z]*[A-Z][\dA-Z]*$/.test(words) ? spelledTextsOf(index) : undefined
  if (spelled !== undefined) {
    const letters = words.toLowerCase()
    way(spelled.initials, 'begin', letters)
    way(spelled.whole, 'begin', letters)
  }
  way(names, 'within')
  if (spelled !== undefined && words.length >= LETTERS_WITHIN) {
    const letters = words.toLowerCase()
    way(spelled.initials, 'within', letters)
    if (index.items.length <= LONG_LIST) way(spelled.whole, 'within', letters)
  }
  return ways
}

function take(
  index: CodeIndex,
  ways: readonly Way[],
  limit: number,
  accepts: (item: CodeItem) => boolean = () => true,
): CodeHit[] {
  const hits: CodeHit[] = []
  const seen = new Set<number>()
  for (const { lines, place, words, sure } of ways) {
    if (hits.length >= limit) break
    eachLine(lines, words, place, (line) => {
      if (seen.has(line)) return true
      // Looked at once, taken or not: within finds again what begins with the words.
      seen.add(line)
      const item = index.items[line]
      if (item !== undefined && isWorthShowing(index, item) && accepts(item)) {
        hits.push({ item, sure })
      }
      return hits.length < limit
    })
  }
  return hits
}

/** Something to choose, or a branch to look into. */
function isWorthShowing(index: CodeIndex, item: CodeItem): boolean {
  return isChoosable(index, item) || index.children.has(item.code)
}

/** Items named by the last word below places named by the others: 朔城区 马邑路. */
function below(index: CodeIndex, above: readonly string[], last: string, limit: number): CodeHit[] {
  const places = above.map((word) => branchesNamed(index, word))
  if (places.some(({ size }) => size === 0)) return []
  return take(index, waysTo(index, last), limit, (item) =>
    places.every((codes) => isWithin(index, item, codes)),
  )
}

const MOST_BRANCHES = 500

function branchesNamed(index: CodeIndex, word: string): Set<string> {
  const places = branchesOf(index)
  const branches = take(places, waysTo(places, word), MOST_BRANCHES)
  return new Set(branches.map(({ item }) => item.code))
}

const SHORTEST_PART = 2

/** 山阴县北周庄 without a space between. */
function splitInTwo(index: CodeIndex, wanted: string, limit: number): CodeHit[] {
  if (!index.hierarchical || /^[\x20-\x7e]*$/.test(wanted)) return []
  for (let at = wanted.length - SHORTEST_PART; at >= SHORTEST_PART; at -= 1) {
    const hits = below(index, [wanted.slice(0, at)], wanted.slice(at), limit)
    if (hits.length > 0) return hits
  }
  return []
}

/** The one item typed text names: a whole code, `code name`, or a name only one item has. */
export function codeNamed(index: CodeIndex, text: string): CodeItem | undefined {
  const wanted = text.trim()
  const code = plainQuery(wanted).split(/\s/)[0]!
  const byCode = index.byCode.get(code)
  if (byCode !== undefined && isChoosable(index, byCode)) return byCode
  const named: CodeItem[] = []
  eachLine(textsOf(index).names, wanted.toUpperCase(), 'whole', (line) => {
    const item = index.items[line]
    if (item !== undefined && isChoosable(index, item)) named.push(item)
    return named.length < 2
  })
  return named.length === 1 ? named[0] : undefined
}
