import { describe, expect, it } from 'vitest'
import type { CheckStatistics } from '../../../server/contract/checks.ts'
import { isWorthRepair } from '../../../web/office/screens/checks/worth-repair.ts'

const fared = (over: Partial<CheckStatistics>): CheckStatistics => ({
  ...{ checkId: '611-1', severity: 'verify', firing: 60, explained: 60, accepted: 50 },
  ...{ corrected: 1, ...over },
})

describe('checks worth repair', () => {
  it('fire often and are nearly always accepted as they stand', () => {
    expect(isWorthRepair(fared({}), 1_000)).toBe(true)
  })

  it('are none that respondents correct, that are rare, or of which too few are decided', () => {
    expect(isWorthRepair(fared({ corrected: 10 }), 1_000)).toBe(false)
    expect(isWorthRepair(fared({}), 10_000)).toBe(false)
    expect(isWorthRepair(fared({ accepted: 8, corrected: 0 }), 1_000)).toBe(false)
  })
})
