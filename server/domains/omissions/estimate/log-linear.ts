/**
 * Three sources and more: log-linear models of the capture histories (Fienberg 1972). Sources depend on
 * each other, so interactions of pairs are let in where Akaike's criterion asks for them; there is none of
 * all sources together, which no data could show. The interval is that of the profile likelihood of the
 * number missing (Cormack 1992).
 */
import type { Estimated } from './estimated.ts'
import { fitPoisson } from './fit-poisson.ts'

/** Units by the sources that know them: bit `i` set where source `i` does. Never the empty history. */
export type Histories = ReadonlyMap<number, number>

export type Pair = readonly [number, number]

export interface LogLinear extends Estimated {
  /** Pairs of sources the chosen model takes to depend on each other. */
  readonly pairs: readonly Pair[]
  readonly aic: number
}

/** The model with the least AIC among those reached by letting pairs in and out. Undefined: none fits. */
export function chooseLogLinear(histories: Histories, sources: number): LogLinear | undefined {
  const all = pairsOf(sources)
  let best = { pairs: [] as Pair[], aic: aicOf(histories, sources, []) }
  for (;;) {
    const tries = all.map((pair) => {
      const without = best.pairs.filter((each) => !samePair(each, pair))
      const pairs = without.length === best.pairs.length ? [...best.pairs, pair] : without
      return { pairs, aic: aicOf(histories, sources, pairs) }
    })
    const better = tries.reduce((least, each) => (each.aic < least.aic ? each : least), best)
    if (!(better.aic < best.aic - 1e-9)) break
    best = better
  }
  const estimated = estimateWith(histories, sources, best.pairs)
  return estimated && { ...estimated, pairs: best.pairs, aic: best.aic }
}

/** The estimate under one model, with its interval. */
export function estimateWith(
  histories: Histories,
  sources: number,
  pairs: readonly Pair[],
): Estimated | undefined {
  const fit = fitPoisson(designOf(sources, pairs, false), countsOf(histories, sources))
  if (!fit) return undefined
  const known = [...histories.values()].reduce((sum, units) => sum + units, 0)
  const missing = Math.exp(fit.coefficients[0]!)
  if (!Number.isFinite(missing)) return undefined
  const { from, to } = profileInterval(histories, sources, pairs, missing)
  return { total: known + missing, from: known + from, to: known + to }
}

function aicOf(histories: Histories, sources: number, pairs: readonly Pair[]): number {
  const design = designOf(sources, pairs, false)
  const fit = fitPoisson(design, countsOf(histories, sources))
  // A model of as many terms as cells explains anything; it is let in like any other, as is usual.
  return fit ? 2 * design[0]!.length - 2 * fit.logLikelihood : Number.POSITIVE_INFINITY
}

/** Half of the 95 % point of χ² with one degree of freedom. */
const DROP = 1.920729

function profileInterval(
  histories: Histories,
  sources: number,
  pairs: readonly Pair[],
  estimate: number,
): { from: number; to: number } {
  const design = designOf(sources, pairs, true)
  const counts = countsOf(histories, sources)
  const known = counts.reduce((sum, units) => sum + units, 0)
  const heightAt = (missing: number): number => {
    const fit = fitPoisson(design, [missing, ...counts])
    if (!fit) return Number.NEGATIVE_INFINITY
    const total = known + missing
    const share = (cell: number) => Math.log(fit.means[cell]! / total)
    const cells = counts.reduce(
      (sum, units, cell) => sum + (units === 0 ? 0 : units * share(cell + 1)),
      missing * share(0),
    )
    return logGamma(total + 1) - logGamma(missing + 1) + cells
  }
  const { at, height } = peak(heightAt, estimate)
  const below = (missing: number) => heightAt(missing) < height - DROP
  let to = Math.max(1, at * 2)
  while (!below(to) && to < known * 1e4) to *= 2
  return {
    from: below(0) ? crossing(below, at, 0) : 0,
    to: crossing(below, at, to),
  }
}

/** Golden section around the estimate: the profile has one top. */
function peak(heightAt: (missing: number) => number, estimate: number) {
  const golden = (Math.sqrt(5) - 1) / 2
  let low = 0
  let high = Math.max(2, estimate * 2)
  for (let round = 0; round < 60; round++) {
    const left = high - golden * (high - low)
    const right = low + golden * (high - low)
    if (heightAt(left) > heightAt(right)) high = right
    else low = left
    if (high - low < 1e-3 * (1 + low)) break
  }
  const at = (low + high) / 2
  return { at, height: heightAt(at) }
}

/** Where the profile falls below the line, between a point above it and one below. */
function crossing(below: (missing: number) => boolean, above: number, under: number): number {
  let inside = above
  let outside = under
  for (let round = 0; round < 60 && Math.abs(outside - inside) > 1e-2; round++) {
    const middle = (inside + outside) / 2
    if (below(middle)) outside = middle
    else inside = middle
  }
  return (inside + outside) / 2
}

/** Cells in the order of their history's bits, 1 … 2ⁿ−1; `whole` puts the empty one first. */
function designOf(sources: number, pairs: readonly Pair[], whole: boolean): number[][] {
  const rows: number[][] = []
  for (let history = whole ? 0 : 1; history < 2 ** sources; history++) {
    const has = (source: number) => (history >> source) & 1
    rows.push([
      1,
      ...Array.from({ length: sources }, (_, source) => has(source)),
      ...pairs.map(([a, b]) => has(a) * has(b)),
    ])
  }
  return rows
}

function countsOf(histories: Histories, sources: number): number[] {
  return Array.from({ length: 2 ** sources - 1 }, (_, at) => histories.get(at + 1) ?? 0)
}

function pairsOf(sources: number): Pair[] {
  const pairs: Pair[] = []
  for (let a = 0; a < sources; a++) for (let b = a + 1; b < sources; b++) pairs.push([a, b])
  return pairs
}

function samePair([a, b]: Pair, [c, d]: Pair): boolean {
  return a === c && b === d
}

/** ln Γ by Stirling's series, after moving the argument up. */
function logGamma(value: number): number {
  let shift = 0
  let x = value
  while (x < 10) {
    shift -= Math.log(x)
    x += 1
  }
  const inverse = 1 / (x * x)
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / x
  return shift + (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series
}
