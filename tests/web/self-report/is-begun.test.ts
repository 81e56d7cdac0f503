import { describe, expect, it } from 'vitest'
import type { Answers } from '../../../forms/engine/types.ts'
import { loadForm } from '../../../forms/generated/registry.ts'
import { isBegun } from '../../../web/self-report/sheet/is-begun.ts'

const finance = await loadForm('B603')
const establishments = await loadForm('601-1')
const prefill = {
  inventoriesAtYearStart: { value: 5, from: '上年本表', label: '年末存货' },
} as never
const beside = { prefill, officeItems: { industryCode: '0610' } }
const none = new Set<string>()

describe('whether a form is begun', () => {
  it('is not told by what was filled in for the respondent', () => {
    expect(isBegun(finance, {}, beside, none)).toBe(false)
    const given = {
      unitName: '某厂',
      unifiedSocialCreditCode: '91140600MA0GT4K19B',
      inventoriesAtYearStart: 5,
      industryCode: '0610',
    }
    expect(isBegun(finance, given, beside, none)).toBe(false)
  })

  it('is told by the first answer of their own, 0 as well', () => {
    expect(isBegun(finance, { operatingRevenue: 0 }, beside, none)).toBe(true)
  })

  it('is told by a row of their own, not by one that is offered', () => {
    const answers = {
      establishments: [{ unitName: '某厂本部' }, { unitName: '一分厂' }],
    } as Answers
    const offered = new Set(['establishments[0].unitName', 'establishments[1].unitName'])
    expect(isBegun(establishments, answers, beside, offered)).toBe(false)
    offered.delete('establishments[1].unitName')
    expect(isBegun(establishments, answers, beside, offered)).toBe(true)
  })
})
