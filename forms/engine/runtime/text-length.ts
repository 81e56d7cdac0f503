/** Length in characters, not in UTF-16 halves; the stand-alone validators count with it. */
export function textLength(text: string): number {
  let length = 0
  for (const _ of text) length++
  return length
}
