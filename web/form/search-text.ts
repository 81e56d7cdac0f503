/**
 * Many short lines as one text: finding words within six hundred thousand names is then the engine's
 * own search over one string, finding how names begin a look at those with the same first sign, and
 * the first fifty answers end either. Pure.
 */
import type { Pieces } from './piecewise.ts'

export interface SearchText {
  /** Every line stands between two breaks. */
  readonly text: string
  /** Where each line starts. */
  readonly starts: Uint32Array
  /** Lines by their first sign, in order. */
  readonly byFirst: ReadonlyMap<number, Uint32Array>
}

export type Place = 'whole' | 'begin' | 'within'

const BREAK = 10

/** Lines looked at in one piece of the work: about a millisecond at full speed. */
export const PIECE_LINES = 5_000

/** `lines` parted by line breaks. */
export function* searchText(lines: string): Pieces<SearchText> {
  const text = `\n${lines}\n`
  const found: number[] = []
  const counts = new Map<number, number>()
  for (let at = 0; at < text.length - 1; at = text.indexOf('\n', at + 1)) {
    found.push(at + 1)
    const first = text.charCodeAt(at + 1)
    counts.set(first, (counts.get(first) ?? 0) + 1)
    if (found.length % PIECE_LINES === 0) yield
  }
  const starts = new Uint32Array(found)
  const byFirst = new Map<number, Uint32Array>()
  for (const [first, count] of counts) byFirst.set(first, new Uint32Array(count))
  for (let line = starts.length - 1; line >= 0; line -= 1) {
    const first = text.charCodeAt(starts[line]!)
    const left = counts.get(first)! - 1
    byFirst.get(first)![left] = line
    counts.set(first, left)
    if (line % PIECE_LINES === 0) yield
  }
  return { text, starts, byFirst }
}

/**
 * Calls `found` with the number of each line that is, begins with or contains the words, in order,
 * until it says false. `within` also finds lines that begin with them.
 */
export function eachLine(
  lines: SearchText,
  words: string,
  place: Place,
  found: (line: number) => boolean,
): void {
  if (place === 'within') eachWithin(lines, words, found)
  else eachBeginning(lines, words, place === 'whole', found)
}

function eachBeginning(
  { text, starts, byFirst }: SearchText,
  words: string,
  whole: boolean,
  found: (line: number) => boolean,
): void {
  for (const line of byFirst.get(words.charCodeAt(0)) ?? []) {
    const start = starts[line]!
    if (!text.startsWith(words, start)) continue
    if (whole && text.charCodeAt(start + words.length) !== BREAK) continue
    if (!found(line)) return
  }
}

function eachWithin(
  { text, starts }: SearchText,
  words: string,
  found: (line: number) => boolean,
): void {
  let at = text.indexOf(words)
  while (at >= 0) {
    const line = lineAt(starts, at)
    if (!found(line)) return
    const next = starts[line + 1]
    if (next === undefined) return
    at = text.indexOf(words, next)
  }
}

function lineAt(starts: Uint32Array, at: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= at) low = middle
    else high = middle - 1
  }
  return low
}

const SPACE = 32

/** First letters of the words of every line: `ma yi lu` → `myl`. Latin letters and digits only. */
export function initialsOf(lines: string): Pieces<string> {
  return keepSigns(lines, (before) => before === BREAK || before === SPACE)
}

/** The words of every line without the spaces between. Latin letters and digits only. */
export function togetherOf(lines: string): Pieces<string> {
  return keepSigns(lines, () => true)
}

/** Line breaks stay, spaces go, of the rest what is kept. By bytes: joining parts would cost a third of a second. */
function* keepSigns(lines: string, keeps: (before: number) => boolean): Pieces<string> {
  const kept = new Uint8Array(lines.length)
  let length = 0
  let breaks = 0
  let before = BREAK
  for (let at = 0; at < lines.length; at += 1) {
    const sign = lines.charCodeAt(at)
    if (sign === BREAK || (sign !== SPACE && keeps(before))) {
      kept[length] = sign
      length += 1
    }
    before = sign
    if (sign !== BREAK) continue
    breaks += 1
    if (breaks % PIECE_LINES === 0) yield
  }
  return new TextDecoder('latin1').decode(kept.subarray(0, length))
}
