/**
 * Which findings of a batch are looked at one by one: those whose digest under the seed comes first. Anyone
 * with seed and ids draws the same. Pure.
 */
import { createHash } from 'node:crypto'
import { LEAST_SAMPLE, SAMPLE_PERCENT } from '../../contract/findings.ts'

export function drawSample(seed: string, ids: readonly string[]): ReadonlySet<string> {
  const size = Math.max(LEAST_SAMPLE, Math.ceil((ids.length * SAMPLE_PERCENT) / 100))
  const drawn = ids
    .map((id) => ({ id, at: createHash('sha256').update(`${seed} ${id}`).digest('hex') }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
  return new Set(drawn.slice(0, size).map(({ id }) => id))
}
