/** Rule text → checks as written. A fault in one check does not hide the faults of the next. */
import type { CheckSource, FindingKind, Severity } from '../types.ts'
import { MOST_CHECKS, MOST_ERRORS, MOST_SOURCE_CHARACTERS } from './limits.ts'
import { Cursor, parseExpression, readReference, unexpected } from './parse-expression.ts'
import { parseTemplate } from './parse-template.ts'
import { errorLocator, type LanguageError, LanguageFault, type Span } from './source.ts'
import { nearest } from './suggest.ts'
import type { CheckSyntax, Expression, LetClause, Reference, TemplatePart } from './syntax.ts'
import { KEYWORDS, type Token, tokenise } from './tokens.ts'

const SEVERITIES: readonly string[] = ['mandatory', 'verify', 'advisory']
const KINDS: readonly string[] = ['required', 'format', 'code', 'relation', 'plausibility']
const STATUSES: readonly string[] = ['official', 'fourth-census', 'recalled', 'project']
const CLAUSES = 'title kind source covers each let when expect at says note'.split(' ')

/** A line, or several when the following ones are indented deeper. */
interface Clause extends Span {
  readonly word: string
  /** Where the text after the clause's word begins. */
  readonly body: number
}

interface Block extends Span {
  readonly header: Span
  readonly clauses: Clause[]
}

export interface ParsedFile {
  readonly checks: readonly CheckSyntax[]
  readonly errors: readonly LanguageError[]
}

export function parseFile(source: string): ParsedFile {
  const errors: LanguageError[] = []
  const checks: CheckSyntax[] = []
  const seen = new Set<string>()
  const locate = errorLocator(source)
  const report = (fault: unknown, check: string | null): boolean => {
    if (!(fault instanceof LanguageFault)) throw fault
    if (errors.length < MOST_ERRORS) errors.push(locate(fault, check))
    return errors.length < MOST_ERRORS
  }
  if (source.length > MOST_SOURCE_CHARACTERS) {
    const limit = MOST_SOURCE_CHARACTERS.toLocaleString('en-US')
    report(
      new LanguageFault(`规则文件过大，至多 ${limit} 个字符，请分成几个文件`, { start: 0, end: 0 }),
      null,
    )
    return { checks, errors }
  }
  const blocks = cutBlocks(source, (fault) => report(fault, null))
  if (blocks.length > MOST_CHECKS) {
    report(new LanguageFault(`规则过多，至多 ${MOST_CHECKS} 条`, blocks[MOST_CHECKS]!), null)
    return { checks, errors }
  }
  for (const block of blocks) {
    let id: string | null = null
    try {
      const header = readHeader(source, block.header)
      id = header.id
      if (seen.has(id)) throw new LanguageFault(`编号“${id}”重复`, block.header)
      seen.add(id)
      checks.push(readCheck(source, block, header))
    } catch (fault) {
      report(fault, id)
    }
  }
  return { checks, errors }
}

/** Lines grouped into checks and clauses by their indentation; gives up when `report` has enough. */
function cutBlocks(source: string, report: (fault: LanguageFault) => boolean): Block[] {
  const blocks: Block[] = []
  let indent = 0
  let start = 0
  while (start < source.length) {
    const newline = source.indexOf('\n', start)
    const end = newline < 0 ? source.length : newline
    const line = source.slice(start, end)
    const text = line.trim()
    const depth = line.length - line.trimStart().length
    const block = blocks.at(-1)
    if (text !== '' && !text.startsWith('#')) {
      if (depth === 0 && /^check\b/.test(text)) {
        blocks.push({ header: { start, end }, clauses: [], start, end })
      } else if (depth === 0 || block === undefined) {
        const message =
          depth === 0 ? '顶格处应为“check 编号 严重程度”' : '这一行不在任何 check 之内'
        if (!report(new LanguageFault(message, { start, end }))) return blocks
      } else {
        if (block.clauses.length === 0) indent = depth
        if (depth <= indent) block.clauses.push(startClause(line, start, end, depth))
        else extend(block.clauses, end)
      }
    }
    start = end + 1
  }
  return blocks
}

function startClause(line: string, start: number, end: number, depth: number): Clause {
  const word = /^\S+/.exec(line.slice(depth))?.[0] ?? ''
  return { word, body: start + depth + word.length, start: start + depth, end }
}

function extend(clauses: Clause[], end: number): void {
  const last = clauses.at(-1)
  if (last !== undefined) clauses[clauses.length - 1] = { ...last, end }
}

function readHeader(source: string, span: Span): { id: string; severity: Severity } {
  const text = source.slice(span.start, span.end).replace(/\s#.*$/, '')
  const [, id, severity, ...rest] = text.trim().split(/\s+/)
  if (id === undefined || !/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u.test(id)) {
    throw new LanguageFault('check 之后应为编号，如 B603-002', span)
  }
  if (severity === undefined || !SEVERITIES.includes(severity) || rest.length > 0) {
    const hint = severity === undefined ? null : nearest(severity, SEVERITIES)
    throw new LanguageFault('编号之后应为 mandatory、verify 或 advisory', span, hint)
  }
  return { id, severity: severity as Severity }
}

function readCheck(
  source: string,
  block: Block,
  header: { id: string; severity: Severity },
): CheckSyntax {
  const found = new Map<string, Clause>()
  const lets: LetClause[] = []
  for (const clause of block.clauses) {
    if (!CLAUSES.includes(clause.word)) {
      const span = { start: clause.start, end: clause.body }
      throw new LanguageFault(`没有“${clause.word}”这种子句`, span, nearest(clause.word, CLAUSES))
    }
    if (clause.word === 'let') lets.push(readLet(source, clause))
    else if (found.has(clause.word)) throw new LanguageFault(`子句“${clause.word}”写了两次`, clause)
    else found.set(clause.word, clause)
  }
  const need = (word: string): Clause => {
    const clause = found.get(word)
    if (clause === undefined) throw new LanguageFault(`缺少子句“${word}”`, block.header)
    return clause
  }
  const optional = <T>(word: string, read: (clause: Clause) => T, absent: T): T => {
    const clause = found.get(word)
    return clause === undefined ? absent : read(clause)
  }
  const kind = header.severity === 'mandatory' ? 'relation' : 'plausibility'
  return {
    ...header,
    title: readText(source, need('title')),
    kind: optional<FindingKind>('kind', (c) => readWord(source, c, KINDS) as FindingKind, kind),
    source: optional<CheckSyntax['source']>('source', (c) => readSource(source, c), null),
    covers: optional<readonly string[]>('covers', (c) => readIds(source, c), []),
    each: optional<Reference | null>('each', (c) => readReferences(source, c)[0] ?? null, null),
    lets,
    when: optional<Expression | null>('when', (c) => parseExpression(source, c.body, c.end), null),
    expect: readWhole(source, need('expect')),
    at: optional<readonly Reference[]>('at', (c) => readReferences(source, c), []),
    says: readSays(source, need('says')),
    note: optional('note', (c) => readText(source, c), ''),
    start: block.start,
    end: block.header.end,
  }
}

function readWhole(source: string, clause: Clause): Expression {
  return parseExpression(source, clause.body, clause.end)
}

function readLet(source: string, clause: Clause): LetClause {
  const match = /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*=(?!=)/u.exec(source.slice(clause.body, clause.end))
  if (match === null || KEYWORDS.has(match[1]!))
    throw new LanguageFault('let 应写成“let 名 = 表达式”', clause)
  const value = parseExpression(source, clause.body + match[0].length, clause.end)
  return { name: match[1]!, value, start: clause.start, end: clause.end }
}

/** One or more strings side by side; a long text may go over several lines. */
function readStrings(source: string, clause: Clause): Token[] {
  const tokens = tokenise(source, clause.body, clause.end)
  const strings = tokens.slice(0, -1)
  for (const token of strings)
    if (token.kind !== 'string') throw unexpected(token, `“${clause.word}”之后应为双引号文本`)
  if (strings.length === 0) throw unexpected(tokens[0]!, `“${clause.word}”之后应为双引号文本`)
  return strings
}

function readText(source: string, clause: Clause): string {
  return readStrings(source, clause)
    .map((token) => token.text)
    .join('')
}

function readSays(source: string, clause: Clause): TemplatePart[] {
  return readStrings(source, clause).flatMap((token) => parseTemplate(source, token))
}

function readWord(source: string, clause: Clause, choices: readonly string[]): string {
  const word = source
    .slice(clause.body, clause.end)
    .replace(/\s#.*$/, '')
    .trim()
  if (!choices.includes(word)) {
    throw new LanguageFault(
      `“${clause.word}”应为 ${choices.join('、')} 之一`,
      clause,
      nearest(word, choices),
    )
  }
  return word
}

function readSource(source: string, clause: Clause): { status: CheckSource; text: string } {
  const match = /^\s*(\S+)/.exec(source.slice(clause.body, clause.end))
  const status = match?.[1] ?? ''
  if (!STATUSES.includes(status)) {
    throw new LanguageFault(
      `“source”应为 ${STATUSES.join('、')} 之一`,
      clause,
      nearest(status, STATUSES),
    )
  }
  const rest = { ...clause, body: clause.body + match![0].length }
  const more = tokenise(source, rest.body, rest.end).length > 1
  return { status: status as CheckSource, text: more ? readText(source, rest) : '' }
}

function readIds(source: string, clause: Clause): string[] {
  const text = source.slice(clause.body, clause.end).replace(/\s#[^\n]*/g, '')
  return text.split(/[\s,，]+/).filter((id) => id !== '')
}

function readReferences(source: string, clause: Clause): Reference[] {
  const cursor = new Cursor(tokenise(source, clause.body, clause.end))
  const references: Reference[] = []
  do references.push(readReference(cursor))
  while (cursor.accept(','))
  if (cursor.peek().kind !== 'end') throw unexpected(cursor.peek(), '这里应当结束')
  return references
}
