/** How long to wait before the next attempt: doubling from 2 s to 5 min, with jitter. */
const FIRST_MS = 2_000
const LONGEST_MS = 300_000

/**
 * When the next attempt is due (milliseconds since 1970), as noted or at once: a wait longer than any was noted by
 * a clock that has been set back since, and would last for years. Pure.
 */
export function dueMs(nextAttemptMs: number, nowMs: number): number {
  return nextAttemptMs - nowMs > LONGEST_MS ? 0 : nextAttemptMs
}

/** `random` in [0, 1): spreads tablets that lost the network together. */
export function waitBeforeAttempt(attempts: number, random: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempts - 1))
  return Math.round(full * (0.5 + random / 2))
}
