import { describe, expect, it } from 'vitest'
import {
  type Decided,
  measureDecisions,
  share,
} from '../../../server/domains/linkage/measure-decisions.ts'

let pairs = 0
const decided = (more: Partial<Decided>): Decided => ({
  pairId: `pair-${++pairs}`,
  kind: 'merge',
  part: 'only',
  takesEffect: true,
  undone: false,
  weight: 1000,
  toCheck: false,
  ...more,
})

describe('what decisions say of the matcher', () => {
  it('counts of what it joined how much people merged, and the reverse', () => {
    const measured = measureDecisions([
      decided({}),
      decided({ kind: 'not-same' }),
      decided({ weight: -400 }),
      decided({ kind: 'branch-of', weight: -400 }),
    ])
    expect(measured).toMatchObject({
      decided: 4,
      precision: { value: 0.5, of: 2 },
      recall: { value: 0.5, of: 2 },
    })
    expect(measured.bands.reduce((sum, band) => sum + band.decided, 0)).toBe(4)
  })

  it('leaves out what was taken back, first words, and what was accepted in bulk unseen', () => {
    const measured = measureDecisions([
      decided({ undone: true }),
      decided({ part: 'first', takesEffect: false }),
      decided({ part: 'bulk' }),
    ])
    expect(measured).toMatchObject({
      decided: 0,
      precision: { value: null },
      bulk: { accepted: 1 },
    })
  })

  it('takes the last decision of a pair', () => {
    const pairId = 'same'
    const measured = measureDecisions([
      decided({ pairId, undone: true }),
      decided({ pairId, kind: 'not-same' }),
    ])
    expect(measured).toMatchObject({ decided: 1, precision: { value: 0, of: 1 } })
  })

  it('gives an interval that is sound for few pairs', () => {
    const { from, to } = share(10, 10)
    expect(from).toBeGreaterThan(0.7)
    expect(from).toBeLessThan(0.75)
    expect(to).toBe(1)
  })
})
