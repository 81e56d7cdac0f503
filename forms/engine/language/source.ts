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

/** Turns faults into errors with line and column; the lines of the source are found once. */
export function errorLocator(
  source: string,
): (fault: LanguageFault, check: string | null) => LanguageError {
  let starts: readonly number[] | null = null
  return (fault, check) => {
    starts ??= lineStarts(source)
    const line = lineAt(starts, fault.span.start)
    const lineText = source.slice(starts[line - 1], Math.min(fault.span.start, source.length))
    return {
      message: fault.message,
      line,
      column: Array.from(lineText).length + 1,
      suggestion: fault.suggestion,
      check,
    }
  }
}

function lineStarts(source: string): number[] {
  const starts = [0]
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1))
    starts.push(at + 1)
  return starts
}

/** Number, from 1, of the line that holds the offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle
  }
  return low + 1
}

/** One line for a terminal or a log. */
export function describeError(error: LanguageError): string {
  const where = `第 ${error.line} 行第 ${error.column} 列`
  const hint = error.suggestion === null ? '' : `。是否想写“${error.suggestion}”`
  return `${where}${error.check === null ? '' : `（${error.check}）`}：${error.message}${hint}`
}
