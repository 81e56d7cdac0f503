/**
 * Disclosure control for counts of units by area, cell by cell (law.md L-42): hidden is a count of one or two
 * units, and one that all but one or two units of the area are in; of an area with one or two units everything
 * but that there are none. With them as many more of the same measure as it takes that total less what is shown
 * gives no such count away. Zero says nothing about anybody and stays. Pure.
 */
import type { CountedRow } from './suppress-small-rows.ts'

export interface SuppressedCells<M extends string> {
  /** Null: hidden. */
  readonly rows: ReadonlyMap<string, Readonly<Record<M, number | null>>>
  readonly total: Readonly<Record<M, number | null>>
}

const FEWEST = 3
const isSmall = (count: number) => count > 0 && count < FEWEST

/** `whole`: the measure every other one is a part of. */
export function suppressSmallCells<M extends string>(
  rows: readonly CountedRow<M>[],
  measures: readonly M[],
  whole: M,
): SuppressedCells<M> {
  const shown = new Map(rows.map(({ key }) => [key, {} as Record<M, number | null>]))
  const total = {} as Record<M, number | null>
  for (const measure of measures) {
    // What a count tells: itself, and how many are left outside it.
    const told = rows.map(({ key, counts }) => {
      const inside = counts[measure]
      const outside = measure === whole ? 0 : counts[whole] - inside
      return { key, inside, outside, few: isSmall(counts[whole]) }
    })
    const hidden = hide(told)
    for (const { key, inside } of told) {
      shown.get(key)![measure] = hidden.has(key) ? null : inside
    }
    const sum = sumOf(told)
    total[measure] = isSmall(sum.inside) || isSmall(sum.outside) ? null : sum.inside
  }
  return { rows: shown, total }
}

interface Told {
  readonly key: string
  readonly inside: number
  readonly outside: number
  /** The area has one or two units in all. */
  readonly few: boolean
}

function hide(told: readonly Told[]): ReadonlySet<string> {
  const hidden = told.filter(
    ({ inside, outside, few }) => isSmall(inside) || isSmall(outside) || few,
  )
  const rest = told
    .filter((each) => !hidden.includes(each) && each.inside + each.outside > 0)
    .sort((a, b) => a.inside - b.inside || a.outside - b.outside)
  const isGivenAway = () => {
    const { inside, outside } = sumOf(hidden)
    return hidden.length === 1 || isSmall(inside) || isSmall(outside)
  }
  for (const each of rest) {
    if (hidden.length === 0 || !isGivenAway()) break
    hidden.push(each)
  }
  return new Set(hidden.map(({ key }) => key))
}

function sumOf(some: readonly Told[]): { readonly inside: number; readonly outside: number } {
  return {
    inside: some.reduce((sum, { inside }) => sum + inside, 0),
    outside: some.reduce((sum, { outside }) => sum + outside, 0),
  }
}
