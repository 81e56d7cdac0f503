/** The time, handed in so that tests can set it. */
export interface Clock {
  /** Now, UTC ISO 8601 with milliseconds. */
  now(): string
}

export const systemClock: Clock = { now: () => new Date().toISOString() }

/** Calendar date in Asia/Shanghai (UTC+8, no summer time) of a UTC instant, `YYYY-MM-DD`. */
export function shanghaiDate(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)
}
