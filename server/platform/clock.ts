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

/** `2024-02-29`, and a day there is. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const instant = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text)
}
