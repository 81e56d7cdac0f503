/** Intervals of 95 % for what a sample of blocks gives. Pure. */

export interface Interval {
  readonly lower: number
  readonly upper: number
}

const Z = 1.959963984540054

/**
 * The 97.5 % point of Student's t, by the expansion of Cornish and Fisher (Abramowitz and Stegun 26.7.5);
 * exact to two digits from three degrees of freedom on. Below, the values themselves.
 */
export function studentT(degrees: number): number {
  if (degrees < 1) return Number.POSITIVE_INFINITY
  if (degrees === 1) return 12.706204736
  if (degrees === 2) return 4.30265273
  const z2 = Z * Z
  const terms = [
    z2 + 1,
    (5 * z2 + 16) * z2 + 3,
    ((3 * z2 + 19) * z2 + 17) * z2 - 15,
    (((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945,
  ]
  const divisors = [4, 96, 384, 92_160]
  return terms.reduce(
    (sum, term, at) => sum + (Z * term) / (divisors[at]! * degrees ** (at + 1)),
    Z,
  )
}

/** Estimate ± t standard errors; for figures that may be negative. Null without degrees of freedom. */
export function symmetricInterval(
  estimate: number,
  standardError: number,
  degrees: number,
): Interval | null {
  if (degrees < 1) return null
  const half = studentT(degrees) * standardError
  return { lower: estimate - half, upper: estimate + half }
}

/**
 * Wilson's interval with the number of cases a simple random sample of the same precision would take and
 * t instead of z (Dean and Pagano 2015): for rates near 0 the symmetric one would reach below it and cover
 * too little. `cases` is how many the sample held: the most the effective number may be, and all there is
 * to go by where no error was found.
 */
export function rateInterval(
  rate: number,
  standardError: number,
  degrees: number,
  cases: number,
): Interval | null {
  if (degrees < 1 || cases <= 0) return null
  const t = studentT(degrees)
  const variance = standardError ** 2
  const spread = rate * (1 - rate)
  const effective = variance > 0 && spread > 0 ? Math.min(cases, spread / variance) : cases
  const t2 = t * t
  const middle = (rate + t2 / (2 * effective)) / (1 + t2 / effective)
  const half =
    (t / (1 + t2 / effective)) * Math.sqrt(spread / effective + t2 / (4 * effective ** 2))
  // At the ends of the scale the two are the same number but for rounding.
  return {
    lower: rate <= 0 ? 0 : Math.max(0, middle - half),
    upper: rate >= 1 ? 1 : Math.min(1, middle + half),
  }
}
