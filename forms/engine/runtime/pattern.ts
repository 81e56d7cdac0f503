/**
 * Text patterns without backtracking: characters, classes, `.`, `\d` and the repeats
 * `? * + {m} {m,n}`; no groups, no alternatives. A match walks the text once with the set of
 * places it may have reached, so its time is bounded by text length × pattern length. Short patterns
 * remember which set follows which: they are asked of every row of every form.
 */

interface Atom {
  /** Asked with a code point. */
  readonly accepts: (character: number) => boolean
  /** Code points from which on the answer may be another one. */
  readonly bounds: readonly number[]
}

interface Piece extends Atom {
  readonly repeats: boolean
  readonly optional: boolean
}

export interface Pattern {
  readonly pieces: readonly Piece[]
  /** Null where the places do not fit the bits of a number. */
  readonly walk: Walk | null
}

/** A set of places that may have been reached, as bits; what follows it is found out once. */
interface Step {
  readonly places: number
  readonly ends: boolean
  /** By the kind of the next character; null where nothing can follow. */
  readonly next: (Step | null | undefined)[]
}

interface Walk {
  readonly first: Step
  /** Characters below the first bound are of kind 0, then 1, and so on; a kind is one to every piece. */
  readonly bounds: readonly number[]
  readonly asciiKinds: Uint8Array
  readonly steps: Map<number, Step>
}

const MOST_WALKED = 30
/** Patterns that know more sets than these are walked without remembering more. */
const MOST_STEPS = 2_000

const MOST_PIECES = 400

/** Reads a pattern; throws a RangeError that says what is wrong with it. */
export function readPattern(text: string): Pattern {
  const characters = Array.from(text)
  const pieces: Piece[] = []
  let at = 0
  while (at < characters.length) {
    const [atom, next] = readAtom(characters, at)
    const [least, most, after] = readRepeat(characters, next)
    for (let i = 0; i < least; i++) pieces.push({ ...atom, repeats: false, optional: false })
    if (most === Number.POSITIVE_INFINITY) pieces.push({ ...atom, repeats: true, optional: true })
    else for (let i = least; i < most; i++) pieces.push({ ...atom, repeats: false, optional: true })
    if (pieces.length > MOST_PIECES)
      throw new RangeError(`模式过长，展开后至多 ${MOST_PIECES} 个字符`)
    at = after
  }
  return { pieces, walk: pieces.length > MOST_WALKED ? null : startWalk(pieces) }
}

export function matches(text: string | null, pattern: Pattern): boolean | null {
  if (text === null) return null
  const { pieces, walk } = pattern
  return walk === null ? matchesAnyWay(text, pieces) : matchesByWalk(text, pieces, walk)
}

function matchesByWalk(text: string, pieces: readonly Piece[], walk: Walk): boolean {
  let step = walk.first
  for (let at = 0; at < text.length; at++) {
    const character = text.codePointAt(at)!
    if (character > 0xffff) at++
    const kind = character < 128 ? walk.asciiKinds[character]! : kindOf(character, walk.bounds)
    let next = step.next[kind]
    if (next === undefined) {
      next = follow(step, character, pieces, walk)
      if (walk.steps.size < MOST_STEPS) step.next[kind] = next
    }
    if (next === null) return false
    step = next
  }
  return step.ends
}

function startWalk(pieces: readonly Piece[]): Walk {
  const bounds = [...new Set(pieces.flatMap((piece) => piece.bounds))].sort((a, b) => a - b)
  const walk = {
    bounds,
    asciiKinds: Uint8Array.from({ length: 128 }, (_, character) => kindOf(character, bounds)),
    steps: new Map<number, Step>(),
  }
  return { ...walk, first: stepOf(withOptional(1, pieces), pieces, walk.steps) }
}

function kindOf(character: number, bounds: readonly number[]): number {
  let kind = 0
  while (kind < bounds.length && bounds[kind]! <= character) kind++
  return kind
}

function follow(
  step: Step,
  character: number,
  pieces: readonly Piece[],
  { steps }: Walk,
): Step | null {
  let places = 0
  for (let place = 0; place < pieces.length; place++) {
    const piece = pieces[place]!
    if ((step.places & (1 << place)) === 0 || !piece.accepts(character)) continue
    places |= 2 << place
    if (piece.repeats) places |= 1 << place
  }
  return places === 0 ? null : stepOf(withOptional(places, pieces), pieces, steps)
}

/** From the first place to the last, so that runs of optional pieces are followed. */
function withOptional(places: number, pieces: readonly Piece[]): number {
  let all = places
  for (let place = 0; place < pieces.length; place++)
    if ((all & (1 << place)) !== 0 && pieces[place]!.optional) all |= 2 << place
  return all
}

function stepOf(places: number, pieces: readonly Piece[], steps: Map<number, Step>): Step {
  const known = steps.get(places)
  if (known !== undefined) return known
  const made = { places, ends: (places & (1 << pieces.length)) !== 0, next: [] }
  if (steps.size < MOST_STEPS) steps.set(places, made)
  return made
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

function skipOptional(pieces: readonly Piece[], places: Uint8Array): void {
  for (let place = 0; place < pieces.length; place++)
    if (places[place] === 1 && pieces[place]!.optional) places[place + 1] = 1
}

function readAtom(text: readonly string[], at: number): [Atom, number] {
  const character = text[at]!
  if (character === '[') return readClass(text, at)
  if (character === '.') return [{ accepts: () => true, bounds: [] }, at + 1]
  if (character === '\\') return readEscape(text, at)
  if ('(){}|*+?^$]'.includes(character)) {
    throw new RangeError(`模式中不能用“${character}”，如指这个字符本身请写“\\${character}”`)
  }
  return [only(character), at + 1]
}

function only(character: string): Atom {
  const wanted = character.codePointAt(0)!
  return { accepts: (c) => c === wanted, bounds: [wanted, wanted + 1] }
}

function readEscape(text: readonly string[], at: number): [Atom, number] {
  const character = text[at + 1]
  if (character === undefined) throw new RangeError('模式末尾的“\\”后缺字符')
  if (character === 'd') return [digit, at + 2]
  if (/[A-Za-z0-9]/.test(character)) throw new RangeError(`模式中没有“\\${character}”`)
  return [only(character), at + 2]
}

const digit: Atom = { accepts: (c) => c >= 48 && c <= 57, bounds: [48, 58] }

function readClass(text: readonly string[], start: number): [Atom, number] {
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

function classOf(ranges: readonly (readonly [number, number])[], negated: boolean): Atom {
  return {
    accepts: (c) => ranges.some(([low, high]) => c >= low && c <= high) !== negated,
    bounds: ranges.flatMap(([low, high]) => [low, high + 1]),
  }
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
