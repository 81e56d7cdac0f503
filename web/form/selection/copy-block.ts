/**
 * A rectangle of cells → what Excel and WPS take from the clipboard: tab-separated text, and a
 * table that says which columns are text, so that codes keep their zeros. Pure.
 */
import type { AnswerValue } from '../../../forms/engine/types.ts'

export interface CopiedCell {
  /** As the sheet program should read it: numbers without separators. */
  readonly text: string
  /** Codes, dates and names: never to be turned into numbers. */
  readonly isText: boolean
}

export function copiedCell(
  value: AnswerValue | undefined,
  shown: string,
  absent: string | null,
): CopiedCell {
  if (absent !== null) return { text: absent, isText: true }
  if (typeof value === 'number') return { text: plainDigits(value), isText: false }
  if (typeof value === 'boolean') return { text: value ? '是' : '否', isText: true }
  if (Array.isArray(value)) return { text: value.map(String).join('、'), isText: true }
  return { text: typeof value === 'string' ? value : shown, isText: true }
}

function plainDigits(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text
}

export function asTabSeparated(rows: readonly (readonly CopiedCell[])[]): string {
  return rows.map((row) => row.map(({ text }) => quoted(text)).join('\t')).join('\r\n')
}

/** Quotes as sheet programs write them: only where a cell would break its row. */
function quoted(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function asTable(rows: readonly (readonly CopiedCell[])[]): string {
  const cell = ({ text, isText }: CopiedCell): string =>
    `<td${isText ? ' style="mso-number-format:\'\\@\'"' : ''}>${escaped(text)}</td>`
  const lines = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`)
  return `<meta charset="utf-8"><table>${lines.join('')}</table>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** One value copied, several cells chosen: each takes it. */
export function fillBlock(text: string, rows: number, columns: number): string {
  const row = Array.from({ length: columns }, () => quoted(text)).join('\t')
  return Array.from({ length: rows }, () => row).join('\n')
}
