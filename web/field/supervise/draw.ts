/**
 * A random draw that can be repeated: the same seed and candidates give the same order, so nobody picks
 * whom to re-check.
 */
import { sha256 } from '../../outbox/hash.ts'

export interface Drawn<T> {
  readonly candidate: T
  /** From 1. */
  readonly place: number
  readonly from: number
}

export async function drawRandomly<T>(
  candidates: readonly T[],
  idOf: (candidate: T) => string,
  seed: string,
  count: number,
): Promise<Drawn<T>[]> {
  const keyed = await Promise.all(
    candidates.map(async (candidate) => ({
      candidate,
      key: await sha256(new TextEncoder().encode(`${seed}|${idOf(candidate)}`)),
    })),
  )
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1))
  return keyed
    .slice(0, count)
    .map(({ candidate }, at) => ({ candidate, place: at + 1, from: candidates.length }))
}
