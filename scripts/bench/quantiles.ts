/** The middle and the bad end of some measurements. Pure. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const p50 = (samples: readonly number[]): number => quantile(samples, 0.5)
export const p95 = (samples: readonly number[]): number => quantile(samples, 0.95)

/** What measuring costs is taken off; nothing takes less than no time. */
export function without(samples: readonly number[], cost: number): number[] {
  return samples.map((sample) => Math.max(0, sample - cost))
}
