import { describe, expect, it } from 'vitest'
import { formatNumber, formatShare } from '../../../web/ui/format-number.ts'

describe('numbers in tables', () => {
  it('carry thousands separators and a true minus', () => {
    expect(formatNumber(1234567)).toBe('1,234,567')
    expect(formatNumber(-1234.5)).toBe('−1,234.5')
    expect(formatNumber(-0)).toBe('0')
  })

  it('show a dash for what is unknown', () => {
    expect([null, undefined, Number.NaN].map((value) => formatNumber(value))).toEqual([
      '—',
      '—',
      '—',
    ])
  })

  it('keep the decimals a column asks for', () => {
    expect(formatNumber(3, 2)).toBe('3.00')
    expect(formatNumber(0.12345)).toBe('0.1235')
  })
})

describe('a share', () => {
  it('never reads 100% while something is missing', () => {
    expect(formatShare(99_999, 100_000)).toBe('99.9%')
    expect(formatShare(100_000, 100_000)).toBe('100%')
  })

  it('of nothing is unknown', () => {
    expect(formatShare(0, 0)).toBe('—')
  })
})
