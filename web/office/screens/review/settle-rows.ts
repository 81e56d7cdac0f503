/**
 * Keeps a queue still while it is read anew: rows stay where they were, what left the queue goes,
 * what arrived at the top waits until it is asked for, what follows at the end is added. Pure.
 */
export interface SettledRows<Row> {
  readonly rows: readonly Row[]
  /** New at the top, not shown yet. */
  readonly arrivals: readonly Row[]
}

export function settleRows<Row>(
  shownKeys: readonly string[],
  fresh: readonly Row[],
  keyOf: (row: Row) => string,
): SettledRows<Row> {
  if (shownKeys.length === 0) return { rows: fresh, arrivals: [] }
  const shown = new Set(shownKeys)
  const byKey = new Map(fresh.map((row) => [keyOf(row), row]))
  const kept = shownKeys.flatMap((key) => byKey.get(key) ?? [])
  const lastShown = fresh.findLastIndex((row) => shown.has(keyOf(row)))
  const isNew = (row: Row) => !shown.has(keyOf(row))
  if (lastShown < 0) return { rows: [], arrivals: fresh }
  return {
    rows: [...kept, ...fresh.slice(lastShown + 1).filter(isNew)],
    arrivals: fresh.slice(0, lastShown).filter(isNew),
  }
}
