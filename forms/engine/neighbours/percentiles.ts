/**
 * Percentiles of a group's values as checks compare with them. They are rounded outwards to two digits,
 * so that no unit's own figure can be read from them and a group that grows a little keeps its bounds.
 */

/** From how many values the rarest one in a hundred is among them. */
const A_HUNDRED = 100
/** Standard deviations of the normal distribution beyond its quartiles' distance. */
const QUARTILES_APART = 1.349
const FAR = 4

/** `points` such as `p1`, `p99`; `values` at least one, in any order. */
export function percentilesOf(
  values: readonly number[],
  points: readonly string[],
): Record<`p${number}`, number> {
  const sorted = [...values].sort((a, b) => a - b)
  return Object.fromEntries(
    points.map((point) => {
      const share = Number(point.slice(1)) / 100
      return [point, outwards(percentileOf(sorted, share), share)]
    }),
  )
}

function percentileOf(sorted: readonly number[], share: number): number {
  const among = quantile(sorted, share)
  if (sorted.length >= A_HUNDRED || share === 0.5) return among
  // Among few, the first and the last always lie beyond: the bound is put no closer than it would be for
  // many; and no further than any true value goes, or one wrong figure would stretch it to itself.
  const deviations = normalQuantile(share)
  const near = deviating(sorted, deviations)
  const far = deviating(sorted, Math.sign(deviations) * Math.max(Math.abs(deviations), FAR))
  return share < 0.5 ? Math.max(far, Math.min(among, near)) : Math.min(far, Math.max(among, near))
}

/** Interpolated between neighbours (type 7 of Hyndman and Fan). */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]!
  const above = sorted[Math.ceil(place)]!
  return below + (place - Math.floor(place)) * (above - below)
}

/**
 * So many standard deviations from the middle, by median and quartiles, which a few wrong values do not
 * move; ratios are spread evenly in their logarithm.
 */
function deviating(sorted: readonly number[], deviations: number): number {
  const positive = sorted[0]! > 0
  const scale = positive ? sorted.map(Math.log) : sorted
  const spread = (quantile(scale, 0.75) - quantile(scale, 0.25)) / QUARTILES_APART
  const bound = quantile(scale, 0.5) + deviations * spread
  return positive ? Math.exp(bound) : bound
}

/** Of the standard normal distribution, within 0.0005 (Abramowitz and Stegun 26.2.23). */
function normalQuantile(share: number): number {
  if (share === 0.5) return 0
  const t = Math.sqrt(-2 * Math.log(Math.min(share, 1 - share)))
  const top = 2.515517 + t * (0.802853 + t * 0.010328)
  const bottom = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
  const z = t - top / bottom
  return share < 0.5 ? -z : z
}

function outwards(value: number, share: number): number {
  if (value === 0) return 0
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1)
  // Cleared of what logarithms leave behind: 24.999… steps are 25.
  const steps = Number((value / step).toPrecision(12))
  const rounded =
    share < 0.5 ? Math.floor(steps) : share > 0.5 ? Math.ceil(steps) : Math.round(steps)
  // Cleared of what binary fractions leave behind.
  return Number((rounded * step).toPrecision(3))
}
