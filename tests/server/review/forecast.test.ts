import { describe, expect, it } from 'vitest'
import { addDays, type ForecastFacts, forecast } from '../../../server/domains/review/forecast.ts'
import { bear } from '../../../server/domains/review/pay.ts'

const today = '2024-03-15'

function facts(counts: readonly number[], over: Partial<ForecastFacts> = {}): ForecastFacts {
  const days = counts.map((reported, at) => ({ day: addDays(today, at - counts.length), reported }))
  const reported = counts.reduce((a, b) => a + b, 0)
  return { today, deadline: '2024-04-30', expected: 10_000, reported, days, ...over }
}

describe('the forecast', () => {
  it('says nothing before five whole days, and why', () => {
    expect(forecast(facts([50, 60, 40, 50]))).toEqual({
      because: '开始报送不足 5 个整天，还不能推算',
    })
    expect(forecast(facts([], { expected: 0 }))).toEqual({ because: '还没有应报的答卷' })
    expect(forecast(facts([5, 5], { expected: 10 }))).toEqual({ because: '应报的已全部报送' })
  })

  it('goes on at the rate of the last days, within bounds', () => {
    const found = forecast(facts(Array.from({ length: 20 }, () => 100)))
    expect(found).toMatchObject({ basisDays: 14, perDay: 100 })
    if ('because' in found) return
    const { low, likely, high } = found.atDeadline
    expect(likely).toBe(2_000 + 47 * 100)
    expect(low).toBeLessThan(likely)
    expect(high).toBeGreaterThan(likely)
  })

  it('never foretells more than is owed, nor less than is in', () => {
    const near = forecast(facts([90, 110, 100, 95, 105, 100], { expected: 700 }))
    expect(near).toMatchObject({ atDeadline: { likely: 700, high: 700 } })
    const falling = forecast(facts([300, -5, -5, -5, -5, -5, -5, -5]))
    if ('because' in falling) throw new Error(falling.because)
    expect(falling.atDeadline.low).toBe(265)
    expect(falling.completeOn.late).toBeNull()
  })

  it('holds what came in nine cases out of ten or more', () => {
    let seed = 7
    /** Mulberry32. */
    const random = () => {
      seed = (seed + 0x6d2b79f5) | 0
      let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
    }
    // Days as a county has them: uneven, with days without any.
    const day = () => (random() < 0.15 ? 0 : Math.round(60 + random() * 80))
    let held = 0
    const trials = 2_000
    for (let trial = 0; trial < trials; trial++) {
      const behind = facts(Array.from({ length: 14 }, day), { expected: 1_000_000 })
      const found = forecast(behind)
      if ('because' in found) throw new Error(found.because)
      const { low, high } = found.atDeadline
      const truth = behind.reported + Array.from({ length: 47 }, day).reduce((a, b) => a + b, 0)
      if (truth >= low && truth <= high) held++
    }
    expect(held / trials).toBeGreaterThan(0.86)
  })
})

describe('pay', () => {
  it('is borne to the fen', () => {
    for (const total of [0, 1, 7, 100, 12_345]) {
      const born = bear(total, { province: 3, city: 4, county: 3 })
      expect(born.province + born.city + born.county).toBe(total)
    }
    expect(bear(10, { province: 0, city: 0, county: 1 })).toEqual({
      province: 0,
      city: 0,
      county: 10,
    })
  })
})
