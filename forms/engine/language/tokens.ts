/** Rule text cut into words, numbers, strings and signs, each with its place. */
import { MOST_TOKENS_PER_EXPRESSION } from './limits.ts'
import { LanguageFault, type Span } from './source.ts'

type TokenKind = 'name' | 'number' | 'date' | 'month' | 'string' | 'code' | 'sign' | 'end'

export interface Token extends Span {
  readonly kind: TokenKind
  /** Decoded text: of a string without quotes, of a code without brackets. */
  readonly text: string
  /** Offset in the source of each character of a string's decoded text. */
  readonly offsets?: readonly number[]
}

export const KEYWORDS: ReadonlySet<string> = new Set(
  'and or not if then else between in is empty filled within rounding where true false'.split(' '),
)

const SPACE = /[\s\u3000]*(?:#[^\n]*[\s\u3000]*)*/y
const MOMENT = /\d{4}-\d{2}(-\d{2})?(?![\d-])/y
const NUMBER = /\d[\d_]*(?:\.\d+)?/y
const NAME = /[\p{L}_][\p{L}\p{N}_²³℃]*/uy
const SIGN = /<>|<=|>=|\?\?|[=<>+\-*/()[\],.:%{}]/y

/** Tokens of source[start, end), closed by an `end` token. */
export function tokenise(source: string, start: number, end: number): Token[] {
  const tokens: Token[] = []
  let at = start
  for (;;) {
    at = Math.min(skip(SPACE, source, at), end)
    if (at >= end) break
    const token = readToken(source, at)
    tokens.push(token)
    if (tokens.length > MOST_TOKENS_PER_EXPRESSION) {
      throw new LanguageFault(`表达式过长，至多 ${MOST_TOKENS_PER_EXPRESSION} 个词`, token)
    }
    at = token.end
  }
  tokens.push({ kind: 'end', text: '', start: end, end })
  return tokens
}

function readToken(source: string, at: number): Token {
  const character = source[at]!
  if (character === '"') return readString(source, at)
  if (character === '[') return readCode(source, at)
  const moment = take(MOMENT, source, at)
  if (moment !== null) return token(moment.length > 7 ? 'date' : 'month', moment, at)
  const number = take(NUMBER, source, at)
  if (number !== null) return token('number', number, at)
  const name = take(NAME, source, at)
  if (name !== null) return token('name', name, at)
  const sign = take(SIGN, source, at)
  if (sign !== null) return token('sign', sign, at)
  throw new LanguageFault(
    strange(character),
    { start: at, end: at + 1 },
    HALF_WIDTH[character] ?? null,
  )
}

function token(kind: TokenKind, text: string, start: number): Token {
  return { kind, text, start, end: start + text.length }
}

function skip(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at
  pattern.test(source)
  return Math.max(pattern.lastIndex, at)
}

function take(pattern: RegExp, source: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(source)?.[0] ?? null
}

const HALF_WIDTH: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '“': '"',
  '”': '"',
  '＝': '=',
  '＞': '>',
  '＜': '<',
  '≥': '>=',
  '≤': '<=',
  '≠': '<>',
  '＋': '+',
  '－': '-',
  '×': '*',
  '÷': '/',
  '：': ':',
  '％': '%',
  '【': '[',
  '】': ']',
}

function strange(character: string): string {
  return `不认识的字符“${character}”`
}

function readCode(source: string, at: number): Token {
  const match = /\[([^\][\n]{0,200})\]/y
  match.lastIndex = at
  const found = match.exec(source)
  if (found === null) throw new LanguageFault('“[”没有配对的“]”', { start: at, end: at + 1 })
  return { kind: 'code', text: found[1]!.trim(), start: at, end: at + found[0].length }
}

function readString(source: string, start: number): Token {
  const characters: string[] = []
  const offsets: number[] = []
  let at = start + 1
  for (;;) {
    let character = source[at]
    if (character === undefined || character === '\n') {
      throw new LanguageFault('字符串没有结束，缺少双引号', { start, end: at })
    }
    if (character === '"') break
    const from = at
    if (character === '\\') {
      at++
      const escaped = source[at] ?? ''
      character = escaped === 'n' ? '\n' : escaped
      // Any other escape stays as written: patterns use them.
      if (!'n"\\'.includes(escaped) || escaped === '') {
        characters.push('\\')
        offsets.push(from)
        continue
      }
    }
    characters.push(character)
    offsets.push(from)
    at++
  }
  offsets.push(at)
  return { kind: 'string', text: characters.join(''), start, end: at + 1, offsets }
}
