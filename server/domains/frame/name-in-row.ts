/** What a refused row is called in lists: its name where it has one, else the first cell that says something. */
export function nameIn(
  raw: Readonly<Record<string, string>>,
  nameHeadings: readonly string[],
): string {
  const named = nameHeadings.map((heading) => (raw[heading] ?? '').trim())
  const cells = [...named, ...Object.values(raw).map((cell) => cell.trim())]
  return (cells.find((cell) => cell !== '') ?? '').slice(0, 200)
}
