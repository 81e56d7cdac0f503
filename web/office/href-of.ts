/** Addresses of screens with their filters. Pure. */

export type Filter = Readonly<Record<string, string | undefined>>

/** `/units?area=140602&open=true`; empty and missing filters are left out. */
export function hrefOf(path: string, filter: Filter = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined && value !== '') query.set(name, value)
  }
  return query.size > 0 ? `${path}?${query}` : path
}

/** Filters as plain words: codes keep their leading zeros, `true` stays a word. */
export function readFilter(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}
