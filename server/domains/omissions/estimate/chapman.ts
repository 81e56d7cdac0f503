/**
 * Two sources: Chapman's estimate (1951) with Seber's variance (1970). The interval is taken on the
 * logarithm of what is missing (Chao 1987), so that it never falls below what is known.
 */
import type { Estimated } from './estimated.ts'

const Z = 1.96

/** `first`, `second`: units each source knows; `both`: units both know. Never fewer than those known. */
export function chapman(first: number, second: number, both: number): Estimated {
  const known = first + second - both
  const total = ((first + 1) * (second + 1)) / (both + 1) - 1
  const variance =
    ((first + 1) * (second + 1) * (first - both) * (second - both)) / ((both + 1) ** 2 * (both + 2))
  return { total, ...aroundMissing(known, total, variance) }
}

function aroundMissing(known: number, total: number, variance: number) {
  const missing = total - known
  if (missing <= 0 || variance <= 0) return { from: known, to: Math.max(known, total) }
  const factor = Math.exp(Z * Math.sqrt(Math.log(1 + variance / missing ** 2)))
  return { from: known + missing / factor, to: known + missing * factor }
}
