/**
 * Many short lines as one text: finding words in six hundred thousand names is then the engine's own
 * search over one string, and the first fifty answers end it. Pure.
 */

export interface SearchText {
  /** Every line stands between two breaks. */
  readonly text: string
  /** Where each line starts. */
  readonly starts: Uint32Array
}

export function searchText(lines: Iterable<string>, count: number): SearchText {
  const starts = new Uint32Array(count)
  const parts: string[] = []
  let length = 1
  for (const line of lines) {
    starts[parts.length] = length
    parts.push(line)
    length += line.length + 1
  }
  return { text: `\n${parts.join('\n')}\n`, starts }
}

export type Place = 'whole' | 'begin' | 'within'

/**
 * Calls `found` with the number of each line that is, begins with or contains the words, in order,
 * until it says false. `within` also finds lines that begin with them.
 */
export function eachLine(
  lines: SearchText,
  words: string,
  place: Place,
  found: (line: number) => boolean,
): void {
  const wanted = place === 'whole' ? `\n${words}\n` : place === 'begin' ? `\n${words}` : words
  const shift = place === 'within' ? 0 : 1
  const { text, starts } = lines
  let at = text.indexOf(wanted)
  while (at >= 0) {
    const line = lineAt(starts, at + shift)
    if (!found(line)) return
    const next = starts[line + 1]
    if (next === undefined) return
    at = text.indexOf(wanted, next - 1)
  }
}

function lineAt(starts: Uint32Array, at: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= at) low = middle
    else high = middle - 1
  }
  return low
}
