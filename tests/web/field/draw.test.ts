/** Whom a supervisor re-checks: drawn on the tablet, and anyone can draw it again. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawRandomly } from '../../../web/field/supervise/draw.ts'

const units = Array.from({ length: 40 }, (_, at) => `unit-${at}`)
const draw = (from: readonly string[], seed: string, count = 5) =>
  drawRandomly(from, (id) => id, seed, count)

describe('a random draw', () => {
  it('is the same from the same seed, in whatever order the candidates come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(units, { minLength: 40 }),
        fc.string(),
        async (mixed, seed) => {
          expect(await draw(mixed, seed)).toEqual(await draw(units, seed))
        },
      ),
      { numRuns: 25 },
    )
  })

  it('tells place and number drawn from, and draws nobody twice', async () => {
    const drawn = await draw(units, 'seed', 60)
    expect(drawn.map(({ place, from }) => [place, from])).toEqual(
      units.map((_, at) => [at + 1, 40]),
    )
    expect(new Set(drawn.map(({ candidate }) => candidate)).size).toBe(40)
    expect(await draw([], 'seed')).toEqual([])
  })

  it('prefers nobody: over many seeds each is drawn about as often', async () => {
    const few = units.slice(0, 20)
    const times = new Map(few.map((id) => [id, 0]))
    for (let seed = 0; seed < 160; seed++) {
      for (const { candidate } of await draw(few, String(seed))) {
        times.set(candidate, times.get(candidate)! + 1)
      }
    }
    // 40 expected, standard deviation 5.5: five of them either way.
    for (const count of times.values()) expect(Math.abs(count - 40)).toBeLessThan(28)
  })
})
