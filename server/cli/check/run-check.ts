/**
 * Checks the documents of several files as they stream in: findings out as JSON lines, what could
 * not be read as messages with file, line and column. One bad line does not lose the others.
 */
import { type FormBook, openFormBook } from '../../platform/form-book.ts'
import { findJsonFault, isDeeperThan, placeOf } from '../../platform/json-fault.ts'
import { checkDocument, type Judging } from './check-document.ts'
import { openLocate } from './locate.ts'
import { type Slice, splitDocuments } from './split-documents.ts'

export interface CheckInput {
  readonly name: string
  /** Opened when its turn comes; a failure to open or read is reported under the name. */
  open(): AsyncIterable<Uint8Array>
}

export interface CheckOutput {
  /** One finding; resolves when the reader downstream keeps up. */
  line(text: string): Promise<void>
  message(text: string): void
}

/** Answers are properties, tables and their rows. */
const DEEPEST = 12

const sliceFaults: Readonly<Record<NonNullable<Slice['fault']>, string>> = {
  'too-long': '一份答卷过长，已跳过，请拆分后再审核',
  'after-array': '数组已结束，后面还有内容，已忽略',
  'array-not-closed': '数组没有写完，缺少“]”，文件可能被截断',
}

/** 0 no finding, 1 findings, 2 something could not be read. */
export async function runCheck(
  inputs: readonly CheckInput[],
  options: Omit<Judging, 'locate'> & { readonly locate?: boolean },
  output: CheckOutput,
): Promise<0 | 1 | 2> {
  const book = await openFormBook()
  const totals = { documents: 0, findings: 0, faults: 0 }
  const locate = options.locate === true ? await openLocate(book) : undefined
  const judging = { ...options, locate }
  for (const input of inputs) await checkInput(book, input, judging, output, totals)
  const { documents, findings, faults } = totals
  output.message(
    `审核 ${documents} 份答卷，发现 ${findings} 个问题${faults > 0 ? `，${faults} 处无法读取` : ''}`,
  )
  if (faults > 0) return 2
  return findings > 0 ? 1 : 0
}

async function checkInput(
  book: FormBook,
  input: CheckInput,
  options: Judging,
  output: CheckOutput,
  totals: { documents: number; findings: number; faults: number },
): Promise<void> {
  const fault = (place: string, message: string) => {
    totals.faults++
    output.message(`${input.name}${place}：${message}`)
  }
  let number = 0
  try {
    for await (const slice of splitDocuments(input.open())) {
      number++
      const at = `:${slice.line}:${slice.column}`
      const read = readSlice(slice)
      if (!read.ok) {
        fault(`:${read.line}:${read.column}`, read.message)
        continue
      }
      const checked = checkDocument(book, read.value, number, options)
      if (checked.kind === 'refused') {
        fault(at, checked.message)
        continue
      }
      totals.documents++
      for (const note of checked.notes) output.message(`${input.name}${at}：${note}`)
      for (const line of checked.lines) {
        if (line.outcome === 'fail') totals.findings++
        await output.line(JSON.stringify(line))
      }
    }
    if (number === 0) fault('', '没有答卷，文件是空的')
  } catch (error) {
    if (!isReadError(error)) throw error
    fault('', readErrors[error.code] ?? `无法读取（${error.code}）`)
  }
}

type ReadSlice =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly line: number; readonly column: number; readonly message: string }

function readSlice(slice: Slice): ReadSlice {
  const { line, column, text } = slice
  if (slice.fault) return { ok: false, line, column, message: sliceFaults[slice.fault] }
  const bad = text.indexOf('\uFFFD')
  if (bad >= 0) return at(slice, bad, '不是 UTF-8 编码，请另存为 UTF-8 后再审核')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const found = findJsonFault(text)
    if (!found || found.endsEarly) {
      return at(slice, text.length, 'JSON 没有写完，请检查括号和引号')
    }
    return at(slice, found.offset, 'JSON 有误，请检查括号、引号和逗号')
  }
  if (isDeeperThan(value, DEEPEST)) {
    return { ok: false, line, column, message: `嵌套超过 ${DEEPEST} 层，不是答卷` }
  }
  return { ok: true, value }
}

function at(slice: Slice, offset: number, message: string): ReadSlice {
  const within = placeOf(slice.text, offset)
  const line = slice.line + within.line - 1
  const column = within.line === 1 ? slice.column + within.column - 1 : within.column
  return { ok: false, line, column, message }
}

const readErrors: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件，请核对路径',
  EISDIR: '这是文件夹，请写明文件',
  EACCES: '没有读取这个文件的权限',
}

function isReadError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && 'syscall' in error
}
