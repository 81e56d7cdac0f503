/** Outcomes recorded by the office need evidence. */
import { describe, expect, it } from 'vitest'
import { outcomeRefusal } from '../../../web/office/screens/units/outcome-refusal.ts'

describe('an outcome by the office', () => {
  it('needs evidence of four characters unless the unit fills the form as usual', () => {
    expect(outcomeRefusal(null, '')).toBe('请先选择核查情况')
    expect(outcomeRefusal('normal', '')).toBeUndefined()
    expect(outcomeRefusal('deregistered', ' 已注 ')).toBe('请写明依据，至少 4 个字')
    expect(outcomeRefusal('deregistered', '查登记簿')).toBeUndefined()
  })
})
