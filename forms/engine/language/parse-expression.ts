/** Tokens → expression tree, by recursive descent; depth and length are bounded. */
import { DEEPEST_NESTING } from './limits.ts'
import { LanguageFault } from './source.ts'
import type { CompareSign, Expression, PathPart, Reference } from './syntax.ts'
import { KEYWORDS, type Token, tokenise } from './tokens.ts'

/** Walks one expression; the caller may go on reading after it. */
export class Cursor {
  readonly tokens: readonly Token[]
  at = 0
  depth = 0
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }
  peek(ahead = 0): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)]!
  }
  next(): Token {
    const token = this.peek()
    this.at++
    return token
  }
  is(text: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.text === text && (token.kind === 'sign' || token.kind === 'name')
  }
  accept(text: string): boolean {
    if (!this.is(text)) return false
    this.at++
    return true
  }
  expect(text: string, why: string): void {
    if (!this.accept(text)) throw unexpected(this.peek(), `${why}应为“${text}”`)
  }
}

export function unexpected(token: Token, message: string): LanguageFault {
  const found = token.kind === 'end' ? '，但到这里就结束了' : `，却是“${token.text}”`
  return new LanguageFault(`${message}${found}`, token)
}

/** Reads source[start, end) as one whole expression. */
export function parseExpression(source: string, start = 0, end = source.length): Expression {
  const cursor = new Cursor(tokenise(source, start, end))
  const expression = readExpression(cursor)
  if (cursor.peek().kind !== 'end') throw unexpected(cursor.peek(), '这里应当结束或接运算符')
  return expression
}

export function readExpression(cursor: Cursor): Expression {
  if (++cursor.depth > DEEPEST_NESTING) {
    throw new LanguageFault(`嵌套过深，至多 ${DEEPEST_NESTING} 层`, cursor.peek())
  }
  const expression = cursor.is('if') ? readChoice(cursor) : readOr(cursor)
  cursor.depth--
  return expression
}

function readChoice(cursor: Cursor): Expression {
  const start = cursor.next().start
  const condition = readExpression(cursor)
  cursor.expect('then', 'if 条件之后')
  const yes = readExpression(cursor)
  const no = cursor.accept('else') ? readExpression(cursor) : null
  return { kind: 'choice', condition, yes, no, start, end: (no ?? yes).end }
}

function readOr(cursor: Cursor): Expression {
  let left = readAnd(cursor)
  while (cursor.accept('or')) {
    const right = readAnd(cursor)
    left = { kind: 'or', left, right, start: left.start, end: right.end }
  }
  return left
}

function readAnd(cursor: Cursor): Expression {
  let left = readNot(cursor)
  while (cursor.accept('and')) {
    const right = readNot(cursor)
    left = { kind: 'and', left, right, start: left.start, end: right.end }
  }
  return left
}

function readNot(cursor: Cursor): Expression {
  const starts: number[] = []
  while (cursor.is('not')) starts.push(cursor.next().start)
  let operand = readComparison(cursor)
  for (const start of starts.reverse()) operand = { kind: 'not', operand, start, end: operand.end }
  return operand
}

const COMPARE: readonly string[] = ['=', '<>', '<=', '>=', '<', '>']

function readComparison(cursor: Cursor): Expression {
  const left = readDefault(cursor)
  const sign = cursor.peek()
  if (sign.kind === 'sign' && COMPARE.includes(sign.text)) {
    cursor.next()
    const right = readDefault(cursor)
    const within = cursor.accept('within') ? readTolerance(cursor) : null
    const end = within === null || within === 'rounding' ? cursor.peek(-1).end : within.end
    if (COMPARE.includes(cursor.peek().text) && cursor.peek().kind === 'sign') {
      throw new LanguageFault(
        '比较不能连写，请写成“a < b and b < c”或“b between a and c”',
        cursor.peek(),
      )
    }
    return {
      kind: 'compare',
      sign: sign.text as CompareSign,
      left,
      right,
      within,
      start: left.start,
      end,
    }
  }
  if (cursor.accept('is')) return readPresence(cursor, left)
  const negated = cursor.is('not') && (cursor.is('in', 1) || cursor.is('between', 1))
  if (negated) cursor.next()
  if (cursor.accept('between')) return readBetween(cursor, left, negated)
  if (cursor.accept('in')) return readMembership(cursor, left, negated)
  return left
}

function readTolerance(cursor: Cursor): Expression | 'rounding' {
  return cursor.accept('rounding') ? 'rounding' : readDefault(cursor)
}

function readPresence(cursor: Cursor, operand: Expression): Expression {
  const word = cursor.next()
  if (word.text !== 'empty' && word.text !== 'filled')
    throw unexpected(word, 'is 之后应为 empty 或 filled')
  return {
    kind: 'presence',
    operand,
    filled: word.text === 'filled',
    start: operand.start,
    end: word.end,
  }
}

function readBetween(cursor: Cursor, value: Expression, negated: boolean): Expression {
  const low = readDefault(cursor)
  cursor.expect('and', 'between 的下限之后')
  const high = readDefault(cursor)
  return { kind: 'between', value, low, high, negated, start: value.start, end: high.end }
}

function readMembership(cursor: Cursor, value: Expression, negated: boolean): Expression {
  cursor.expect('(', 'in 之后')
  const options = readList(cursor)
  return { kind: 'in', value, options, negated, start: value.start, end: cursor.peek(-1).end }
}

/** Expressions up to the closing bracket. */
function readList(cursor: Cursor): Expression[] {
  const items: Expression[] = []
  if (cursor.accept(')')) return items
  do items.push(readExpression(cursor))
  while (cursor.accept(','))
  cursor.expect(')', '列表末尾')
  return items
}

function readDefault(cursor: Cursor): Expression {
  let left = readSum(cursor)
  while (cursor.accept('??')) {
    const right = readSum(cursor)
    left = { kind: 'default', left, right, start: left.start, end: right.end }
  }
  return left
}

function readSum(cursor: Cursor): Expression {
  let left = readProduct(cursor)
  while (cursor.is('+') || cursor.is('-')) {
    const sign = cursor.next().text as '+' | '-'
    const right = readProduct(cursor)
    left = { kind: 'arithmetic', sign, left, right, start: left.start, end: right.end }
  }
  return left
}

function readProduct(cursor: Cursor): Expression {
  let left = readUnary(cursor)
  while (cursor.is('*') || cursor.is('/')) {
    const sign = cursor.next().text as '*' | '/'
    const right = readUnary(cursor)
    left = { kind: 'arithmetic', sign, left, right, start: left.start, end: right.end }
  }
  return left
}

function readUnary(cursor: Cursor): Expression {
  const starts: number[] = []
  while (cursor.is('-')) starts.push(cursor.next().start)
  let operand = readPrimary(cursor)
  for (const start of starts.reverse())
    operand = { kind: 'minus', operand, start, end: operand.end }
  return operand
}

function readPrimary(cursor: Cursor): Expression {
  const token = cursor.peek()
  switch (token.kind) {
    case 'number':
      return isFormPrefix(cursor) ? readReference(cursor) : readNumber(cursor)
    case 'date':
    case 'month':
      cursor.next()
      return {
        kind: 'moment',
        of: token.kind,
        value: Number(token.text.replaceAll('-', '')),
        ...place(token),
      }
    case 'string':
      cursor.next()
      return { kind: 'text', value: token.text, ...place(token) }
    case 'code':
      return readReference(cursor)
    case 'name':
      return readNamed(cursor, token)
    case 'sign':
      if (token.text === '(') return readParenthesised(cursor)
      break
    case 'end':
      break
  }
  throw unexpected(token, '这里应为数、文本、指标或函数')
}

function place(token: Token): { start: number; end: number } {
  return { start: token.start, end: token.end }
}

/** `602.averageStaff`: digits, a point and a name are a form, not a number. */
function isFormPrefix(cursor: Cursor): boolean {
  const after = cursor.peek(2)
  return (
    cursor.is('.', 1) &&
    cursor.peek(1).start === cursor.peek().end &&
    (after.kind === 'name' || after.kind === 'code')
  )
}

function readNumber(cursor: Cursor): Expression {
  const token = cursor.next()
  const text = token.text.replaceAll('_', '')
  if (cursor.accept('%')) {
    return {
      kind: 'number',
      text,
      percent: true,
      unit: null,
      start: token.start,
      end: cursor.peek(-1).end,
    }
  }
  const unit = readUnit(cursor)
  return {
    kind: 'number',
    text,
    percent: false,
    unit,
    start: token.start,
    end: cursor.peek(-1).end,
  }
}

/** `千元`, `千元/人`; a unit after `/` is told from an indicator by its Chinese name. */
export function readUnit(cursor: Cursor): string | null {
  const token = cursor.peek()
  if (token.kind !== 'name' || KEYWORDS.has(token.text)) return null
  let unit = cursor.next().text
  while (
    cursor.is('/') &&
    cursor.peek(1).kind === 'name' &&
    /^[^\x20-\x7e]/.test(cursor.peek(1).text)
  ) {
    cursor.next()
    unit += `/${cursor.next().text}`
  }
  return unit
}

function readParenthesised(cursor: Cursor): Expression {
  const start = cursor.next().start
  const inner = readExpression(cursor)
  cursor.expect(')', '括号')
  return { ...inner, start, end: cursor.peek(-1).end }
}

function readNamed(cursor: Cursor, token: Token): Expression {
  if (token.text === 'true' || token.text === 'false') {
    cursor.next()
    return { kind: 'truth', value: token.text === 'true', ...place(token) }
  }
  if (token.text === 'if') return readExpression(cursor)
  if (KEYWORDS.has(token.text)) throw unexpected(token, '这里应为数、文本、指标或函数')
  return cursor.is('(', 1) ? readCall(cursor) : readReference(cursor)
}

export function readReference(cursor: Cursor): Reference {
  const path: PathPart[] = []
  do {
    const part = cursor.next()
    if (
      part.kind !== 'name' &&
      part.kind !== 'code' &&
      !(part.kind === 'number' && path.length === 0)
    ) {
      throw unexpected(part, '这里应为指标的代码或英文名')
    }
    path.push({ name: part.text, bracket: part.kind === 'code', ...place(part) })
  } while (cursor.accept('.'))
  return { kind: 'reference', path, start: path[0]!.start, end: path.at(-1)!.end }
}

function readCall(cursor: Cursor): Expression {
  const name = cursor.next()
  cursor.next()
  const table = readTablePrefix(cursor)
  if (table !== null) {
    const body = readExpression(cursor)
    return readAggregateEnd(cursor, name, table, body)
  }
  if (cursor.accept(')'))
    return { kind: 'call', name: name.text, args: [], start: name.start, end: cursor.peek(-1).end }
  const first = readExpression(cursor)
  if (cursor.is('where') && first.kind === 'reference')
    return readAggregateEnd(cursor, name, first, null)
  const args = cursor.accept(',') ? [first, ...readList(cursor)] : [first]
  if (args.length === 1) cursor.expect(')', '函数末尾')
  return { kind: 'call', name: name.text, args, start: name.start, end: cursor.peek(-1).end }
}

/** `activities:` at the start of a call makes it an aggregate. */
function readTablePrefix(cursor: Cursor): Reference | null {
  const from = cursor.at
  if (cursor.peek().kind === 'name' || cursor.peek().kind === 'code' || isFormPrefix(cursor)) {
    const table = readReference(cursor)
    if (cursor.accept(':')) return table
  }
  cursor.at = from
  return null
}

function readAggregateEnd(
  cursor: Cursor,
  name: Token,
  table: Reference,
  body: Expression | null,
): Expression {
  const where = cursor.accept('where') ? readExpression(cursor) : null
  cursor.expect(')', '函数末尾')
  return {
    kind: 'aggregate',
    name: name.text,
    table,
    body,
    where,
    start: name.start,
    end: cursor.peek(-1).end,
  }
}
