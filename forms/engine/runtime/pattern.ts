/**
 * Text patterns without backtracking: characters, classes, `.`, `\d` and the repeats
 * `? * + {m} {m,n}`; no groups, no alternatives. A match walks the text once with the set of
 * places it may have reached, so its time is bounded by text length × pattern length.
 */

interface Piece {
  readonly accepts: (character: string) => boolean
  readonly repeats: boolean
  readonly optional: boolean
}

export type Pattern = readonly Piece[]

const MOST_PIECES = 400

/** Reads a pattern; throws a RangeError that says what is wrong with it. */
export function readPattern(text: string): Pattern {
  const characters = Array.from(text)
  const pieces: Piece[] = []
  let at = 0
  while (at < characters.length) {
    const [accepts, next] = readAtom(characters, at)
    const [least, most, after] = readRepeat(characters, next)
    for (let i = 0; i < least; i++) pieces.push({ accepts, repeats: false, optional: false })
    if (most === Number.POSITIVE_INFINITY) pieces.push({ accepts, repeats: true, optional: true })
    else for (let i = least; i < most; i++) pieces.push({ accepts, repeats: false, optional: true })
    if (pieces.length > MOST_PIECES)
      throw new RangeError(`模式过长，展开后至多 ${MOST_PIECES} 个字符`)
    at = after
  }
  return pieces
}

export function matches(text: string | null, pattern: Pattern): boolean | null {
  if (text === null) return null
  let places = skipOptional(pattern, new Set([0]))
  for (const character of text) {
    const next = new Set<number>()
    for (const place of places) {
      const piece = pattern[place]
      if (piece === undefined || !piece.accepts(character)) continue
      next.add(place + 1)
      if (piece.repeats) next.add(place)
    }
    if (next.size === 0) return false
    places = skipOptional(pattern, next)
  }
  return places.has(pattern.length)
}

function skipOptional(pattern: Pattern, places: Set<number>): Set<number> {
  // A set visits what is added during the visit, so runs of optional pieces are followed.
  for (const place of places) if (pattern[place]?.optional === true) places.add(place + 1)
  return places
}

function readAtom(text: readonly string[], at: number): [Piece['accepts'], number] {
  const character = text[at]!
  if (character === '[') return readClass(text, at)
  if (character === '.') return [() => true, at + 1]
  if (character === '\\') return readEscape(text, at)
  if ('(){}|*+?^$]'.includes(character)) {
    throw new RangeError(`模式中不能用“${character}”，如指这个字符本身请写“\\${character}”`)
  }
  return [(c) => c === character, at + 1]
}

function readEscape(text: readonly string[], at: number): [Piece['accepts'], number] {
  const character = text[at + 1]
  if (character === undefined) throw new RangeError('模式末尾的“\\”后缺字符')
  if (character === 'd') return [isDigit, at + 2]
  if (/[A-Za-z0-9]/.test(character)) throw new RangeError(`模式中没有“\\${character}”`)
  return [(c) => c === character, at + 2]
}

const isDigit = (c: string): boolean => c >= '0' && c <= '9'

function readClass(text: readonly string[], start: number): [Piece['accepts'], number] {
  let at = start + 1
  const negated = text[at] === '^'
  if (negated) at++
  const ranges: (readonly [string, string])[] = []
  while (text[at] !== ']') {
    let low = text[at]
    if (low === undefined) throw new RangeError('模式中的“[”没有配对的“]”')
    if (low === '\\') {
      low = text[++at]
      if (low === undefined) throw new RangeError('模式末尾的“\\”后缺字符')
      if (low === 'd') {
        ranges.push(['0', '9'])
        at++
        continue
      }
    }
    const isRange = text[at + 1] === '-' && text[at + 2] !== undefined && text[at + 2] !== ']'
    const high = isRange ? text[at + 2]! : low
    if (high < low) throw new RangeError(`模式中的范围“${low}-${high}”前后颠倒`)
    ranges.push([low, high])
    at += isRange ? 3 : 1
  }
  if (ranges.length === 0) throw new RangeError('模式中的“[]”是空的')
  return [(c) => ranges.some(([low, high]) => c >= low && c <= high) !== negated, at + 1]
}

function readRepeat(text: readonly string[], at: number): [number, number, number] {
  const sign = text[at]
  if (sign === '?') return [0, 1, at + 1]
  if (sign === '*') return [0, Number.POSITIVE_INFINITY, at + 1]
  if (sign === '+') return [1, Number.POSITIVE_INFINITY, at + 1]
  if (sign !== '{') return [1, 1, at]
  const close = text.indexOf('}', at)
  const match = /^(\d{1,3})(?:,(\d{1,3}))?$/.exec(text.slice(at + 1, close).join(''))
  if (close < 0 || match === null) throw new RangeError('模式中的“{”应写成 {m} 或 {m,n}')
  const least = Number(match[1])
  const most = match[2] === undefined ? least : Number(match[2])
  if (most < least) throw new RangeError(`模式中的“{${least},${most}}”前后颠倒`)
  return [least, most, close + 1]
}
