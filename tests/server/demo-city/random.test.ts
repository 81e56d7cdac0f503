import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../server/demo-city/random.ts'

const draws = (seed: string, count = 1_000): number[] => {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => random.next())
}

describe('seeded randomness', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    expect(draws('朔州')).toEqual(draws('朔州'))
    expect(draws('朔州')).not.toEqual(draws('朔州2'))
  })

  it('spreads evenly over [0, 1)', () => {
    const numbers = draws('even', 20_000)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThan(1)
    expect(numbers.reduce((sum, one) => sum + one, 0) / numbers.length).toBeCloseTo(0.5, 1)
  })

  it('forks a stream that does not depend on what was drawn before', () => {
    const fresh = createRandom('a')
    const used = createRandom('a')
    used.next()
    expect(used.fork('b').next()).toBe(fresh.fork('b').next())
    expect(fresh.fork('b').next()).not.toBe(fresh.fork('c').next())
  })

  it('draws in proportion to weights and never what weighs nothing', () => {
    const random = createRandom('weights')
    const drawn = Array.from({ length: 4_000 }, () =>
      random.weighted(['never', 'rare', 'often'], (item) =>
        item === 'never' ? 0 : item === 'rare' ? 1 : 3,
      ),
    )
    expect(drawn).not.toContain('never')
    expect(drawn.filter((item) => item === 'often').length / 4_000).toBeCloseTo(0.75, 1)
  })

  it('keeps every item when it shuffles', () => {
    const items = Array.from({ length: 50 }, (_, i) => i)
    const shuffled = createRandom('shuffle').shuffle(items)
    expect(shuffled).not.toEqual(items)
    expect([...shuffled].sort((a, b) => a - b)).toEqual(items)
  })
})
