/** Splits long lists so that no statement exceeds the engines' limit on bound values. */

/** SQLite allows 32,766 bound values in a statement; PostgreSQL 65,535. */
const BOUND_VALUES = 30_000

/** Pieces of `list` such that each, with `valuesPerItem` bound values an item, fits one statement. */
export function* inPieces<T>(list: readonly T[], valuesPerItem = 1): Generator<T[]> {
  const size = Math.max(1, Math.min(2_000, Math.floor(BOUND_VALUES / valuesPerItem)))
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size)
}
