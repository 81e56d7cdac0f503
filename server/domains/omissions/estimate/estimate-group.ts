/**
 * What is missing of one kind of unit in one county, from the sources that know the others. Sources that
 * know almost nobody are left out; of many the largest five are used, so that every pair can be tried.
 */
import { chapman } from './chapman.ts'
import { chooseLogLinear } from './log-linear.ts'

export interface CapturedUnits {
  /** Places of the sources that know them. */
  readonly sources: readonly number[]
  readonly units: number
}

export interface GroupEstimate {
  readonly total: number
  readonly from: number
  readonly to: number
  readonly method: 'chapman' | 'log-linear'
  /** Places of the sources used. */
  readonly sources: readonly number[]
  readonly dependent: readonly (readonly [number, number])[]
  readonly aic: number | null
}

const MOST_SOURCES = 5
const FEWEST_UNITS = 5
/** With fewer units known to two sources an estimate is biased (Robson & Regier 1964). */
const FEWEST_COMMON = 7

/** A sentence in Chinese where the sources say too little. `known` counts units no used source knows, too. */
export function estimateGroup(captured: readonly CapturedUnits[]): GroupEstimate | string {
  const used = usedSources(captured)
  if (used.length < 2) return '不到两个来源，估计不了'
  const histories = new Map<number, number>()
  for (const { sources, units } of captured) {
    const bits = used.reduce((all, source, at) => all | (sources.includes(source) ? 1 << at : 0), 0)
    if (bits > 0) histories.set(bits, (histories.get(bits) ?? 0) + units)
  }
  const knownTo = (bits: number) =>
    [...histories].reduce((sum, [each, units]) => ((each & bits) === bits ? sum + units : sum), 0)
  const common = [...histories].reduce(
    (sum, [bits, units]) => ((bits & (bits - 1)) === 0 ? sum : sum + units),
    0,
  )
  if (common < FEWEST_COMMON) {
    return `两个来源都有的只有 ${common} 家，少于 ${FEWEST_COMMON} 家，估计不可靠`
  }
  if (used.length === 2) {
    const estimated = chapman(knownTo(1), knownTo(2), knownTo(3))
    return { ...estimated, method: 'chapman', sources: used, dependent: [], aic: null }
  }
  const chosen = chooseLogLinear(histories, used.length)
  if (!chosen) return '各来源的重合太少，模型定不下来'
  const { total, from, to, pairs, aic } = chosen
  return {
    ...{ total, from, to, aic, method: 'log-linear' },
    sources: used,
    dependent: pairs.map(([a, b]) => [used[a]!, used[b]!] as const),
  }
}

function usedSources(captured: readonly CapturedUnits[]): number[] {
  const sizes = new Map<number, number>()
  for (const { sources, units } of captured) {
    for (const source of sources) sizes.set(source, (sizes.get(source) ?? 0) + units)
  }
  return [...sizes]
    .filter(([, units]) => units >= FEWEST_UNITS)
    .sort(([a, unitsOfA], [b, unitsOfB]) => unitsOfB - unitsOfA || a - b)
    .slice(0, MOST_SOURCES)
    .map(([source]) => source)
    .sort((a, b) => a - b)
}
