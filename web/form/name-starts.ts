/**
 * Where each line's name starts, in character widths: an item stands under the name it is part
 * of, the items after 其中： stand under the first of them. Pure.
 */
import type { LayoutRow } from '../../forms/engine/types.ts'

const STEP = 1

export function nameStarts(rows: readonly LayoutRow[]): number[] {
  /** Per level: where the text of its latest line begins. */
  const texts: number[] = []
  return rows.map((row, index) => {
    const level = row.indent ?? 0
    if (level === 0) {
      texts.length = 0
      texts[0] = 0
      return 0
    }
    const prefix = [...(row.prefix ?? '')].length
    const above = texts[level - 1] ?? 0
    const follows = prefix === 0 && hasSiblingAbove(rows, index, level)
    const start = follows ? (texts[level] ?? above + STEP) : above + STEP
    texts.length = level
    texts[level] = start + prefix
    return start
  })
}

/** A line of the same level above, with nothing shallower in between. */
function hasSiblingAbove(rows: readonly LayoutRow[], index: number, level: number): boolean {
  for (let at = index - 1; at >= 0; at -= 1) {
    const other = rows[at]!.indent ?? 0
    if (other < level) return false
    if (other === level) return true
  }
  return false
}
