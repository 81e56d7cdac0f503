/** Rows of several units, by the unit. */
export function byUnit<Row extends { readonly unitId: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const there = found.get(row.unitId)
    if (there === undefined) found.set(row.unitId, [row])
    else there.push(row)
  }
  return found
}
