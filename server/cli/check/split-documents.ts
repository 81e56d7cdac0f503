/**
 * Cuts a stream of text into the JSON documents it holds, each with its place: one a line (NDJSON),
 * one array of them, or documents written over several lines. Holds one document at a time, so a
 * file may be larger than memory; a damaged document costs only itself where its end can be told.
 */

export interface Slice {
  readonly text: string
  /** Where the document begins, from 1. */
  readonly line: number
  readonly column: number
  /** Why the text is given up before it is parsed. */
  readonly fault?: 'too-long' | 'after-array' | 'array-not-closed'
}

/** Longest single document, in characters. */
const LONGEST_DOCUMENT = 64_000_000

export async function* splitDocuments(
  chunks: AsyncIterable<Uint8Array>,
  longest = LONGEST_DOCUMENT,
): AsyncGenerator<Slice> {
  // What is no UTF-8 becomes U+FFFD and is reported with the document it stands in.
  const decoder = new TextDecoder('utf-8')
  let head = ''
  let splitter: Splitter | undefined
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true })
    if (splitter) {
      yield* splitter.push(text)
      continue
    }
    head += text
    const layout = layoutOf(head, head.length > longest)
    if (!layout) continue
    splitter = splitterFor(layout, longest)
    yield* splitter.push(head)
  }
  const rest = decoder.decode()
  if (splitter) {
    yield* splitter.push(rest)
  } else {
    head += rest
    splitter = splitterFor(layoutOf(head, true) ?? 'lines', longest)
    yield* splitter.push(head)
  }
  yield* splitter.end()
}

type Layout = 'lines' | 'array' | 'values'

/** Decided by the beginning; undefined while too little of it is here. */
function layoutOf(head: string, isAll: boolean): Layout | undefined {
  const start = head.search(/\S/)
  if (start < 0) return undefined
  if (head[start] === '[') return 'array'
  const lineEnd = head.indexOf('\n', start)
  if (lineEnd < 0) return isAll ? 'lines' : undefined
  const next = /\S/.exec(head.slice(lineEnd))?.[0]
  if (next === undefined && !isAll) return undefined
  if (isJson(head.slice(start, lineEnd))) return 'lines'
  // A broken first line among others, or a document written over several.
  return next === undefined || next === '{' ? 'lines' : 'values'
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

interface Splitter {
  push(text: string): Generator<Slice>
  end(): Generator<Slice>
}

function splitterFor(layout: Layout, longest: number): Splitter {
  return layout === 'lines'
    ? new LineSplitter(longest)
    : new ValueSplitter(layout === 'array', longest)
}

class LineSplitter implements Splitter {
  readonly #longest: number
  #line = 1
  #held = ''
  #skipping = false

  constructor(longest: number) {
    this.#longest = longest
  }

  *push(text: string): Generator<Slice> {
    let from = 0
    for (;;) {
      const end = text.indexOf('\n', from)
      if (end < 0) break
      yield* this.#finish(text.slice(from, end))
      from = end + 1
    }
    if (this.#skipping) return
    this.#held += text.slice(from)
    if (this.#held.length > this.#longest) {
      yield { text: '', line: this.#line, column: 1, fault: 'too-long' }
      this.#held = ''
      this.#skipping = true
    }
  }

  *end(): Generator<Slice> {
    yield* this.#finish('')
  }

  *#finish(rest: string): Generator<Slice> {
    const text = this.#held + rest
    const column = text.search(/\S/) + 1
    if (!this.#skipping && column > 0) {
      yield { text: text.trim(), line: this.#line, column }
    }
    this.#held = ''
    this.#skipping = false
    this.#line++
  }
}

/** Follows brackets and strings; inside an array, commas between its elements are passed over. */
class ValueSplitter implements Splitter {
  readonly #inArray: boolean
  readonly #longest: number
  #line = 1
  #column = 1
  #parts: string[] = []
  #length = 0
  #start = { line: 1, column: 1 }
  #depth = 0
  #inString = false
  #escaped = false
  #inValue = false
  #array: 'before' | 'inside' | 'after'
  #gaveUp = false

  constructor(inArray: boolean, longest: number) {
    this.#inArray = inArray
    this.#longest = longest
    this.#array = inArray ? 'before' : 'inside'
  }

  *push(text: string): Generator<Slice> {
    if (this.#gaveUp) return
    let from = 0
    for (let at = 0; at < text.length; at++) {
      const character = text[at]!
      const wasAfter = this.#array === 'after'
      const begins = !this.#inValue && this.#begins(character)
      if (begins) {
        this.#inValue = true
        this.#start = { line: this.#line, column: this.#column }
        from = at
      } else if (wasAfter && !isBlank(character)) {
        this.#gaveUp = true
        yield { text: '', line: this.#line, column: this.#column, fault: 'after-array' }
        return
      }
      if (this.#inValue && this.#ends(character)) {
        // A bare value ends before what follows it; a bracketed one with its bracket.
        const bare = this.#depth < 0 || isBlank(character) || character === ','
        if (this.#inArray && this.#depth < 0 && character === ']') this.#array = 'after'
        this.#parts.push(text.slice(from, bare && !begins ? at : at + 1))
        yield this.#take()
      }
      this.#advance(character)
    }
    if (!this.#inValue) return
    const part = text.slice(from)
    this.#parts.push(part)
    this.#length += part.length
    if (this.#length > this.#longest) {
      this.#gaveUp = true
      yield { text: '', ...this.#start, fault: 'too-long' }
    }
  }

  *end(): Generator<Slice> {
    if (this.#gaveUp) return
    if (this.#inValue) yield this.#take()
    if (this.#inArray && this.#array !== 'after') {
      yield { text: '', line: this.#line, column: this.#column, fault: 'array-not-closed' }
    }
  }

  /** Whether a document begins at this character; opens and closes the array around them. */
  #begins(character: string): boolean {
    if (isBlank(character) || this.#array === 'after') return false
    if (this.#array === 'before') {
      // The layout was decided by this very bracket.
      this.#array = 'inside'
      return false
    }
    if (!this.#inArray) return true
    if (character === ']') this.#array = 'after'
    return character !== ']' && character !== ','
  }

  /** Whether the document ends with this character, which closes its outermost bracket. */
  #ends(character: string): boolean {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false
      else if (character === '\\') this.#escaped = true
      else if (character === '"') this.#inString = false
      return this.#depth === 0 && !this.#inString
    }
    if (character === '"') this.#inString = true
    else if (character === '{' || character === '[') this.#depth++
    else if (character === '}' || character === ']') {
      this.#depth--
      return this.#depth <= 0
    } else if (this.#depth === 0) return isBlank(character) || character === ','
    return false
  }

  #take(): Slice {
    const slice = { text: this.#parts.join(''), ...this.#start }
    this.#parts = []
    this.#length = 0
    this.#depth = 0
    this.#inString = false
    this.#escaped = false
    this.#inValue = false
    return slice
  }

  #advance(character: string): void {
    if (character === '\n') {
      this.#line++
      this.#column = 1
    } else {
      this.#column++
    }
  }
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t'
}
