/**
 * Writes CSV as departments' programs do: a heading row, CRLF, quotes only where needed.
 */

export function writeCsv(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [headings, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
