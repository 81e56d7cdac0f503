/** Names on a map that can be read: none across the border of its shape, none over another. Pure. */
export interface MapLabel {
  readonly key: string
  readonly name: string
  /** Middle of the text. */
  readonly x: number
  readonly y: number
  /** Whether a text of this size there keeps within what it names. */
  readonly fits: (width: number, height: number) => boolean
}

/** Height of a line, in its characters. */
export const LINE = 1.2

/** `size`: of a character, in units of the drawing. Of two that would lie over each other the first is kept. */
export function fittingLabels<T extends MapLabel>(labels: readonly T[], size: number): T[] {
  const kept: T[] = []
  for (const label of labels) {
    const width = size * label.name.length
    if (!label.fits(width, size * LINE)) continue
    const hidden = kept.some(
      (other) =>
        Math.abs(other.x - label.x) < (width + size * other.name.length) / 2 &&
        Math.abs(other.y - label.y) < size * LINE,
    )
    if (!hidden) kept.push(label)
  }
  return kept
}
