import { describe, expect, it } from 'vitest'
import { loadForm } from '../../../forms/generated/registry.ts'
import { askedOfLastYear, yearBefore } from '../../../server/domains/responses/year-before.ts'

describe('figures of last year that a form asks for', () => {
  it('are told by the names of the indicators', () => {
    expect(askedOfLastYear('outputOfPreviousYear')).toBe('output')
    expect(askedOfLastYear('previousProductOutput')).toBe('productOutput')
    expect(askedOfLastYear('output')).toBeNull()
    expect(askedOfLastYear('previously')).toBeNull()
  })

  it('come with the products they belong to, and nothing else of last year does', async () => {
    const form = await loadForm('B604-1')
    const lastYear = {
      productOutput: [
        { product: '06001', output: 120.5, outputOfPreviousYear: 99, salesValue: 800 },
        { product: '06002', output: 7 },
      ],
    }
    expect(yearBefore(form, {}, lastYear)).toEqual([
      ['productOutput[0].product', '06001'],
      ['productOutput[0].outputOfPreviousYear', 120.5],
      ['productOutput[1].product', '06002'],
      ['productOutput[1].outputOfPreviousYear', 7],
    ])
  })

  it('are not offered once the table has rows', async () => {
    const form = await loadForm('B604-1')
    const rows = [{ product: '06001' }]
    expect(yearBefore(form, { productOutput: rows }, { productOutput: rows })).toEqual([])
  })

  it('are offered for single indicators where they are empty', async () => {
    const form = await loadForm('605-1')
    const lastYear = { comprehensiveEnergyConsumption: 4200 }
    expect(yearBefore(form, {}, lastYear)).toEqual([
      ['previousComprehensiveEnergyConsumption', 4200],
    ])
    expect(yearBefore(form, { previousComprehensiveEnergyConsumption: 1 }, lastYear)).toEqual([])
  })
})
