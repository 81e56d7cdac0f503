/** Headings that take two lines, as merged cells leave them. Pure. */

/** Whether a cell is a heading one knows. */
export type Knows = (cell: string) => boolean

/**
 * A line of headings with those that stand in the line above only, their cells merged with the ones below.
 * Undefined where nothing is missing in it. A title says nothing a column could mean.
 */
export function withLineAbove(
  line: readonly string[],
  above: readonly string[],
  knows: Knows,
): string[] | undefined {
  const spanning = above.map((cell) => (knows(cell) ? cell : ''))
  const missing = spanning.some((cell, i) => cell !== '' && isBlank(line[i]))
  return missing ? joinedHeadings(line, spanning) : undefined
}

/** Whether a line below headings names columns of its own, each one known, and nothing in `nameAt`. */
export function isLineBelow(line: readonly string[], nameAt: number, knows: Knows): boolean {
  return isBlank(line[nameAt]) && line.every((cell) => isBlank(cell) || knows(cell))
}

/** The cells of a line, and where it has none those of another. */
export function joinedHeadings(line: readonly string[], other: readonly string[]): string[] {
  return Array.from({ length: Math.max(line.length, other.length) }, (_, i) => {
    const cell = line[i] ?? ''
    return isBlank(cell) ? (other[i] ?? '') : cell
  })
}

function isBlank(cell: string | undefined): boolean {
  return cell === undefined || cell.trim() === ''
}

/** A page saved under the name of a workbook, by the first cell that is read of it. */
export function isMarkup(cell: string | undefined): boolean {
  return /^\s*<(!doctype|html|table|\?xml|meta)/i.test(cell ?? '')
}
