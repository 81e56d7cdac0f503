/**
 * Rejected rows as a CSV file that Excel and WPS open right: byte-order mark, CRLF, and a leading
 * apostrophe where a cell would otherwise run as a formula. Pure.
 */
import type { RejectedRow } from '../../../server/contract/frame-import.ts'

const BOM = '\uFEFF'

export function rejectedCsv(rejected: readonly RejectedRow[]): string {
  const lines = [
    ['行号', '列', '原因代码', '原因和改法'],
    ...rejected.map((row) => [String(row.row), row.field ?? '整行', row.reason, row.message]),
  ]
  return BOM + lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')
}

/** 未收行_<the list's own name>.csv */
export function rejectedFileName(fileName: string): string {
  return `未收行_${fileName.replace(/\.[^.]*$/, '').replace(/[\\/:*?"<>|]/g, '_')}.csv`
}

function quoted(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
