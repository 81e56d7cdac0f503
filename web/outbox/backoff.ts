/** How long to wait before the next attempt: doubling from 2 s to 5 min, with jitter. */
const FIRST_MS = 2_000
const LONGEST_MS = 300_000

/** `random` in [0, 1): spreads tablets that lost the network together. */
export function waitBeforeAttempt(attempts: number, random: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempts - 1))
  return Math.round(full * (0.5 + random / 2))
}
