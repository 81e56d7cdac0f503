/**
 * One line of an export as CSV. Numbers stand bare, everything else is quoted text; rows of tables are
 * JSON. Text that a spreadsheet would run as a formula gets an apostrophe before it. Pure.
 */
export interface CsvLine {
  readonly text: string
  /** Cells that got an apostrophe. */
  readonly guarded: number
}

const FORMULA = /^[=+\-@\t\r]/

export function csvLine(values: readonly unknown[]): CsvLine {
  let guarded = 0
  const cells = values.map((value) => {
    if (value === null || value === undefined) return ''
    if (typeof value === 'number') return String(value)
    if (typeof value === 'boolean') return quoted(value ? '是' : '否')
    const text = typeof value === 'string' ? value : textOf(value)
    if (!FORMULA.test(text)) return quoted(text)
    guarded += 1
    return quoted(`'${text}`)
  })
  return { text: `${cells.join(',')}\r\n`, guarded }
}

/** Several codes are joined; rows of a table are JSON. */
function textOf(value: unknown): string {
  const plain = Array.isArray(value) && value.every((each) => typeof each === 'string')
  return plain ? value.join('、') : JSON.stringify(value)
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
