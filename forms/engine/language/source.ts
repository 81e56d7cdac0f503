/** Places in rule text, and the errors a rule author reads: line, column, remedy. */

/** Half-open range of offsets in the source. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface LanguageError {
  readonly message: string
  readonly line: number
  readonly column: number
  /** The nearest name that exists, when the fault looks like a slip. */
  readonly suggestion: string | null
  /** The check the error is in, when known. */
  readonly check: string | null
}

/** Thrown inside the reader and caught at its door; never leaves this folder. */
export class LanguageFault extends Error {
  readonly span: Span
  readonly suggestion: string | null
  constructor(message: string, span: Span, suggestion: string | null = null) {
    super(message)
    this.span = span
    this.suggestion = suggestion
  }
}

export function toLanguageError(
  source: string,
  fault: LanguageFault,
  check: string | null,
): LanguageError {
  const before = source.slice(0, fault.span.start)
  const lineStart = before.lastIndexOf('\n') + 1
  return {
    message: fault.message,
    line: before.split('\n').length,
    column: Array.from(before.slice(lineStart)).length + 1,
    suggestion: fault.suggestion,
    check,
  }
}

/** One line for a terminal or a log. */
export function describeError(error: LanguageError): string {
  const where = `第 ${error.line} 行第 ${error.column} 列`
  const hint = error.suggestion === null ? '' : `。是否想写“${error.suggestion}”`
  return `${where}${error.check === null ? '' : `（${error.check}）`}：${error.message}${hint}`
}
