/** What the departments say of one unit, side by side. */
import { describe, expect, it } from 'vitest'
import { compareSources } from '../../../web/office/screens/units/compare-sources.ts'

function listed(id: string, values: Record<string, string>) {
  return {
    id,
    source: id,
    importId: 'i',
    list: `${id}.csv`,
    importedAt: '2024-01-15T02:00:00.000Z',
    row: 1,
    values,
    raw: {},
  }
}

describe('sources side by side', () => {
  it('marks what two sources say differently, and not where one is silent', () => {
    const lines = compareSources([
      listed('market', { unitName: '鑫源商贸有限公司', phone: '0349-1' }),
      listed('tax', { unitName: '鑫源商贸公司', address: '民福东街12号' }),
    ])
    expect(lines).toEqual([
      { meaning: 'unitName', values: ['鑫源商贸有限公司', '鑫源商贸公司'], differs: true },
      { meaning: 'phone', values: ['0349-1', undefined], differs: false },
      { meaning: 'address', values: [undefined, '民福东街12号'], differs: false },
    ])
  })

  it('takes width, case and spaces for no difference', () => {
    const [line] = compareSources([
      listed('a', { unifiedSocialCreditCode: '91140602ma57dbl31n' }),
      listed('b', { unifiedSocialCreditCode: '９１140602 MA57DBL31N' }),
    ])
    expect(line?.differs).toBe(false)
  })

  it('keeps items nobody named beforehand, after the known ones', () => {
    const lines = compareSources([listed('a', { somethingElse: 'x', unitName: '甲' })])
    expect(lines.map((line) => line.meaning)).toEqual(['unitName', 'somethingElse'])
  })
})
