/** JSON set out in lines; anything else as it came. Nothing is left out. Pure. */
export function readableContent(content: string): string {
  try {
    return JSON.stringify(JSON.parse(content), null, 2)
  } catch {
    return content
  }
}
