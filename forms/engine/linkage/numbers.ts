/** Growing columns of numbers and numbering of texts: what records are held in, without an object each. */

type Column = Int32Array | Float32Array | Float64Array | Uint32Array | Uint8Array

/** The same column with room for `length`, at least doubled when it grows. */
export function withRoom<T extends Column>(column: T, length: number): T {
  if (length <= column.length) return column
  // Each typed array is made by its own constructor, with a length.
  const Kind = column.constructor as new (length: number) => T
  const grown = new Kind(Math.max(length, column.length * 2, 1024))
  grown.set(column as never)
  return grown
}

/** Texts numbered from 1 in the order they came; 0 is the empty text. */
export interface Numbering {
  readonly texts: string[]
  readonly numbers: Map<string, number>
}

export function createNumbering(): Numbering {
  return { texts: [''], numbers: new Map([['', 0]]) }
}

export function numberOf({ texts, numbers }: Numbering, text: string): number {
  const known = numbers.get(text)
  if (known !== undefined) return known
  const number = texts.length
  texts.push(text)
  numbers.set(text, number)
  return number
}

/** Mixes two or three numbers into one of 32 bits; collisions only cost a comparison. */
export function mix(kind: number, a: number, b = 0): number {
  let hash = Math.imul(kind + 0x9e37, 0x85ebca6b) ^ Math.imul(a, 0xcc9e2d51)
  hash = Math.imul(hash ^ (hash >>> 15), 0x1b873593) ^ Math.imul(b, 0x27d4eb2f)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
