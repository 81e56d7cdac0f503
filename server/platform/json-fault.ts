/**
 * Where a text stops being JSON, and whether a value is nested deeper than any document is. Node's
 * own messages give a place for some faults and none for others.
 */

export interface JsonFault {
  /** Characters before the fault. */
  readonly offset: number
  /** The text ends before the value does. */
  readonly endsEarly: boolean
}

/** The first fault, or undefined when the text is one JSON value. */
export function findJsonFault(text: string): JsonFault | undefined {
  const closers: string[] = []
  let at = skipBlanks(text, 0)
  /** What may come next: a value, or what follows one. */
  let wants: 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'after' = 'value'
  const fault = (): JsonFault => ({ offset: at, endsEarly: at >= text.length })
  for (;;) {
    const character = text[at]
    if (wants === 'after') {
      if (closers.length === 0) return at < text.length ? fault() : undefined
      if (character === ',') wants = closers.at(-1) === '}' ? 'key' : 'value'
      else if (character === closers.at(-1)) closers.pop()
      else return fault()
      at++
    } else if (
      (wants === 'value-or-close' || wants === 'key-or-close') &&
      character === closers.at(-1)
    ) {
      closers.pop()
      wants = 'after'
      at++
    } else if (wants === 'key' || wants === 'key-or-close') {
      const end = match(STRING, text, at)
      if (end === undefined) return stringFault(text, at)
      at = skipBlanks(text, end)
      if (text[at] !== ':') return fault()
      at++
      wants = 'value'
    } else if (character === '{' || character === '[') {
      closers.push(character === '{' ? '}' : ']')
      wants = character === '{' ? 'key-or-close' : 'value-or-close'
      at++
    } else {
      const end = match(character === '"' ? STRING : SCALAR, text, at)
      if (end === undefined) return character === '"' ? stringFault(text, at) : fault()
      at = end
      wants = 'after'
    }
    at = skipBlanks(text, at)
  }
}

/** Line and character, both from 1, of an offset. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - before.lastIndexOf('\n') }
}

/** Without recursion, so that no depth from outside exhausts the stack. */
export function isDeeperThan(value: unknown, limit: number): boolean {
  if (limit < 0) return true
  if (typeof value !== 'object' || value === null) return false
  for (const member of Object.values(value)) if (isDeeperThan(member, limit - 1)) return true
  return false
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these in strings.
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|true\b|false\b|null\b/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
const STRING_START = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y

function match(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

function stringFault(text: string, at: number): JsonFault {
  const end = match(STRING_START, text, at) ?? at
  return { offset: end, endsEarly: end >= text.length }
}

function skipBlanks(text: string, at: number): number {
  let next = at
  while (next < text.length && ' \t\n\r'.includes(text[next]!)) next++
  return next
}
