/** From what all units contribute to the groups that are large enough, and from those to one unit's own. Pure. */
import type { CodeLists, Distribution, Distributions, UnitAttributes } from '../types.ts'
import { percentilesOf } from './percentiles.ts'
import { ENOUGH_UNITS, groupName, groupsOf, LEAST_UNITS, type UnitGroup } from './unit-groups.ts'

export interface Contribution {
  readonly formId: string
  readonly period: string
  readonly name: string
  readonly points: readonly string[]
  readonly values: readonly number[]
  readonly industryCode: string
  readonly unitSize: string
}

/** One name over one group of units. */
export interface GroupSpread extends UnitGroup {
  readonly formId: string
  readonly period: string
  readonly name: string
  readonly units: number
  /** In Chinese. */
  readonly group: string
  readonly points: Readonly<Record<`p${number}`, number>>
}

/** Only groups of `LEAST_UNITS` units or more; sorted, so that equal contributions give equal results. */
export function spreadOver(
  contributions: readonly Contribution[],
  codeLists: CodeLists | undefined,
): GroupSpread[] {
  const gathered = new Map<string, Gathered>()
  for (const each of contributions) {
    const { formId, period, name, industryCode, unitSize } = each
    for (const group of groupsOf({ industryCode, unitSize }, codeLists)) {
      const key = [formId, period, name, group.industry, group.size].join('\n')
      const known = gathered.get(key) ?? { each, group, units: 0, values: [], points: new Set() }
      known.units += 1
      for (const value of each.values) known.values.push(value)
      for (const point of each.points) known.points.add(point)
      gathered.set(key, known)
    }
  }
  return [...gathered]
    .filter(([, { units }]) => units >= LEAST_UNITS)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { each, group, units, values, points }]) => ({
      ...{ formId: each.formId, period: each.period, name: each.name, ...group, units },
      group: groupName(group, codeLists),
      points: percentilesOf(values, [...points].sort()),
    }))
}

interface Gathered {
  readonly each: Contribution
  readonly group: UnitGroup
  units: number
  readonly values: number[]
  readonly points: Set<string>
}

/**
 * What a unit's document is compared with: for each name the closest group with `ENOUGH_UNITS`, else all
 * units of the form. undefined where there is nothing. `spreads`: of the document's form and period.
 */
export function distributionsFor(
  spreads: readonly GroupSpread[],
  unit: UnitAttributes | undefined,
  codeLists: CodeLists | undefined,
): Distributions | undefined {
  if (spreads.length === 0) return undefined
  const chain = groupsOf(unit, codeLists)
  const found = new Map<string, { readonly rank: number; readonly told: Distribution }>()
  for (const spread of spreads) {
    const rank = chain.findIndex(
      ({ industry, size }) => industry === spread.industry && size === spread.size,
    )
    const wide = rank === chain.length - 1
    if (rank < 0 || (spread.units < ENOUGH_UNITS && !wide)) continue
    if ((found.get(spread.name)?.rank ?? chain.length) <= rank) continue
    const { points, units, group } = spread
    found.set(spread.name, { rank, told: { ...points, units, group } })
  }
  if (found.size === 0) return undefined
  return Object.fromEntries([...found].map(([name, { told }]) => [name, told]))
}
