/**
 * Text patterns without backtracking: characters, classes, `.`, `\d` and the repeats
 * `? * + {m} {m,n}`; no groups, no alternatives. A match walks the text once with the set of
 * places it may have reached, so its time is bounded by text length × pattern length.
 */

interface Piece {
  /** Asked with a code point. */
  readonly accepts: (character: number) => boolean
  readonly repeats: boolean
  readonly optional: boolean
}

export interface Pattern {
  readonly pieces: readonly Piece[]
  /** Every piece stands for exactly one character, so there is one way only to go on. */
  readonly fixed: boolean
}

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
  return { pieces, fixed: pieces.every(({ repeats, optional }) => !repeats && !optional) }
}

export function matches(text: string | null, pattern: Pattern): boolean | null {
  if (text === null) return null
  return pattern.fixed ? matchesOneByOne(text, pattern.pieces) : matchesAnyWay(text, pattern.pieces)
}

function matchesOneByOne(text: string, pieces: readonly Piece[]): boolean {
  let place = 0
  for (let at = 0; at < text.length; at++) {
    const character = text.codePointAt(at)!
    if (character > 0xffff) at++
    const piece = pieces[place++]
    if (piece === undefined || !piece.accepts(character)) return false
  }
  return place === pieces.length
}

function matchesAnyWay(text: string, pieces: readonly Piece[]): boolean {
  let places = new Uint8Array(pieces.length + 1)
  let next = new Uint8Array(pieces.length + 1)
  places[0] = 1
  skipOptional(pieces, places)
  for (let at = 0; at < text.length; at++) {
    const character = text.codePointAt(at)!
    if (character > 0xffff) at++
    let any = false
    next.fill(0)
    for (let place = 0; place < pieces.length; place++) {
      if (places[place] === 0) continue
      const piece = pieces[place]!
      if (!piece.accepts(character)) continue
      any = true
      next[place + 1] = 1
      if (piece.repeats) next[place] = 1
    }
    if (!any) return false
    skipOptional(pieces, next)
    const walked = places
    places = next
    next = walked
  }
  return places[pieces.length] === 1
}

/** From the first place to the last, so that runs of optional pieces are followed. */
function skipOptional(pieces: readonly Piece[], places: Uint8Array): void {
  for (let place = 0; place < pieces.length; place++)
    if (places[place] === 1 && pieces[place]!.optional) places[place + 1] = 1
}

function readAtom(text: readonly string[], at: number): [Piece['accepts'], number] {
  const character = text[at]!
  if (character === '[') return readClass(text, at)
  if (character === '.') return [() => true, at + 1]
  if (character === '\\') return readEscape(text, at)
  if ('(){}|*+?^$]'.includes(character)) {
    throw new RangeError(`模式中不能用“${character}”，如指这个字符本身请写“\\${character}”`)
  }
  return [only(character), at + 1]
}

function only(character: string): Piece['accepts'] {
  const wanted = character.codePointAt(0)
  return (c) => c === wanted
}

function readEscape(text: readonly string[], at: number): [Piece['accepts'], number] {
  const character = text[at + 1]
  if (character === undefined) throw new RangeError('模式末尾的“\\”后缺字符')
  if (character === 'd') return [isDigit, at + 2]
  if (/[A-Za-z0-9]/.test(character)) throw new RangeError(`模式中没有“\\${character}”`)
  return [only(character), at + 2]
}

const isDigit = (c: number): boolean => c >= 48 && c <= 57

function readClass(text: readonly string[], start: number): [Piece['accepts'], number] {
  let at = start + 1
  const negated = text[at] === '^'
  if (negated) at++
  const ranges: (readonly [number, number])[] = []
  while (text[at] !== ']') {
    let low = text[at]
    if (low === undefined) throw new RangeError('模式中的“[”没有配对的“]”')
    if (low === '\\') {
      low = text[++at]
      if (low === undefined) throw new RangeError('模式末尾的“\\”后缺字符')
      if (low === 'd') {
        ranges.push([48, 57])
        at++
        continue
      }
    }
    const isRange = text[at + 1] === '-' && text[at + 2] !== undefined && text[at + 2] !== ']'
    const high = isRange ? text[at + 2]! : low
    const range = [low.codePointAt(0)!, high.codePointAt(0)!] as const
    if (range[1] < range[0]) throw new RangeError(`模式中的范围“${low}-${high}”前后颠倒`)
    ranges.push(range)
    at += isRange ? 3 : 1
  }
  if (ranges.length === 0) throw new RangeError('模式中的“[]”是空的')
  return [classOf(ranges, negated), at + 1]
}

function classOf(
  ranges: readonly (readonly [number, number])[],
  negated: boolean,
): Piece['accepts'] {
  const holds = (c: number): boolean =>
    ranges.some(([low, high]) => c >= low && c <= high) !== negated
  // Codes and numbers are ASCII, and they are most of what patterns are asked about.
  const ascii = Array.from({ length: 128 }, (_, c) => holds(c))
  return (c) => ascii[c] ?? holds(c)
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
