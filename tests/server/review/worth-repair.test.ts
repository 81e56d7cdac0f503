import { describe, expect, it } from 'vitest'
import { type Fared, isWorthRepair } from '../../../server/contract/worth-repair.ts'

const fared = (over: Partial<Fared>): Fared => ({
  ...{ firing: 60, accepted: 50, corrected: 1 },
  ...over,
})

describe('checks worth repair', () => {
  it('fire often and are nearly always accepted as they stand', () => {
    expect(isWorthRepair(fared({}), 1_000)).toBe(true)
    expect(isWorthRepair(fared({ corrected: 12 }), 1_000)).toBe(true)
  })

  it('are none that respondents correct, that are rare, or of which too few are decided', () => {
    expect(isWorthRepair(fared({ corrected: 13 }), 1_000)).toBe(false)
    expect(isWorthRepair(fared({}), 10_000)).toBe(false)
    expect(isWorthRepair(fared({ accepted: 19, corrected: 0 }), 1_000)).toBe(false)
  })
})
