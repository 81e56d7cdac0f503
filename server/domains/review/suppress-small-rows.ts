/**
 * Disclosure control for counts of units by area (law.md L-42): an area in which a count is of one or two
 * units is hidden whole, and with it as many more as it takes that the difference to the total gives
 * away no count of one or two either. Zero says nothing about anybody and stays. Pure.
 */
export interface CountedRow<M extends string> {
  readonly key: string
  /** Counts of units. */
  readonly counts: Readonly<Record<M, number>>
}

export interface Suppressed<M extends string> {
  /** Null: hidden. */
  readonly rows: ReadonlyMap<string, Readonly<Record<M, number>> | null>
  /** Each null where it is itself of one or two units. */
  readonly total: Readonly<Record<M, number | null>>
}

const FEWEST = 3

/** `shared`: one unit may stand behind several rows, so that rows of few add up to no more units. */
export function suppressSmallRows<M extends string>(
  rows: readonly CountedRow<M>[],
  measures: readonly M[],
  { shared = false } = {},
): Suppressed<M> {
  const isSmall = (count: number) => count > 0 && count < FEWEST
  const sumOf = (some: readonly CountedRow<M>[], measure: M) =>
    some.reduce((sum, { counts }) => sum + counts[measure], 0)
  const sizeOf = ({ counts }: CountedRow<M>) => Math.max(...measures.map((each) => counts[each]))

  const hidden = new Set(
    rows.filter(({ counts }) => measures.some((each) => isSmall(counts[each]))),
  )
  const rest = rows.filter((row) => !hidden.has(row)).sort((a, b) => sizeOf(a) - sizeOf(b))
  const unitsBehind = (some: readonly CountedRow<M>[], measure: M) =>
    shared ? Math.max(0, ...some.map(({ counts }) => counts[measure])) : sumOf(some, measure)
  const isGivenAway = () => {
    const some = [...hidden]
    const alone = some.filter((row) => sizeOf(row) > 0).length === 1
    return alone || measures.some((each) => isSmall(unitsBehind(some, each)))
  }
  for (const row of rest) {
    if (hidden.size === 0 || !isGivenAway()) break
    if (sizeOf(row) > 0) hidden.add(row)
  }
  return {
    rows: new Map(rows.map((row) => [row.key, hidden.has(row) ? null : row.counts])),
    // With everything hidden the total is all there is.
    total: Object.fromEntries(
      measures.map((each) => {
        const sum = sumOf(rows, each)
        return [each, isSmall(unitsBehind(rows, each)) ? null : sum]
      }),
    ) as Record<M, number | null>,
  }
}
