/** Message text with `{expression}` places. The text around them is data and stays data. */
import { Cursor, readExpression, readUnit, unexpected } from './parse-expression.ts'
import { LanguageFault } from './source.ts'
import type { TemplatePart } from './syntax.ts'
import { type Token, tokenise } from './tokens.ts'

/** Reads the decoded text of a string token; places point into the source. */
export function parseTemplate(source: string, string: Token): TemplatePart[] {
  const parts: TemplatePart[] = []
  let literal = ''
  let at = 0
  while (at < string.text.length) {
    const character = string.text[at]!
    if ((character === '{' || character === '}') && string.text[at + 1] === character) {
      literal += character
      at += 2
    } else if (character === '{') {
      if (literal !== '') parts.push(literal)
      literal = ''
      const close = closingBrace(string, at)
      parts.push(readPlace(source, string, at + 1, close))
      at = close + 1
    } else if (character === '}') {
      throw new LanguageFault('多了一个“}”；花括号本身请写“}}”', spot(string, at))
    } else {
      literal += character
      at++
    }
  }
  if (literal !== '') parts.push(literal)
  return parts
}

function spot(string: Token, at: number): { start: number; end: number } {
  const start = string.offsets?.[at] ?? string.start
  return { start, end: start + 1 }
}

/** The brace closing the place opened at `open`; braces inside strings do not count. */
function closingBrace(string: Token, open: number): number {
  let quoted = false
  for (let at = open + 1; at < string.text.length; at++) {
    const character = string.text[at]
    if (character === '"') quoted = !quoted
    else if (character === '}' && !quoted) return at
  }
  throw new LanguageFault('“{”没有配对的“}”；花括号本身请写“{{”', spot(string, open))
}

function readPlace(source: string, string: Token, from: number, to: number): TemplatePart {
  const text = string.text.slice(from, to)
  const begin = spot(string, from).start
  const end = string.offsets?.[to] ?? string.end
  // Without escapes the place is read where it stands, so errors point into the file.
  const inPlace = source.slice(begin, end) === text
  const tokens = inPlace
    ? tokenise(source, begin, end)
    : relocate(tokenise(text, 0, text.length), begin, end)
  const cursor = new Cursor(tokens)
  const expression = readExpression(cursor)
  let unit: string | null = null
  if (cursor.accept(':')) {
    unit = cursor.accept('%') ? '%' : readUnit(cursor)
    if (unit === null) throw unexpected(cursor.peek(), '冒号之后应为计量单位')
  }
  if (cursor.peek().kind !== 'end') throw unexpected(cursor.peek(), '“}”之前应当结束')
  return { expression, unit, start: begin, end }
}

function relocate(tokens: readonly Token[], start: number, end: number): Token[] {
  return tokens.map((token) => ({ ...token, start, end }))
}
