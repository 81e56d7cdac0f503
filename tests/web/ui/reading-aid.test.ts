import { describe, expect, it } from 'vitest'
import { readingAid } from '../../../web/ui/reading-aid.ts'

describe('the reading aid under an amount in thousand yuan', () => {
  it.each([
    [12_346, '= 1,234.6 万元 ≈ 0.12 亿元'],
    [12_345.6, '≈ 1,234.56 万元 ≈ 0.12 亿元'],
    [100_000, '= 10,000 万元 = 1 亿元'],
    [150_000, '= 15,000 万元 = 1.5 亿元'],
    [-12_346, '= −1,234.6 万元 ≈ −0.12 亿元'],
    [9_007_199_254_740_000, '= 900,719,925,474,000 万元 = 90,071,992,547.4 亿元'],
  ])('reads %d back in both units', (amount, text) => {
    expect(readingAid(amount)).toBe(text)
  })

  it('leaves the large unit out where it would read zero', () => {
    expect(readingAid(499)).toBe('= 49.9 万元')
    expect(readingAid(500)).toBe('= 50 万元 ≈ 0.01 亿元')
  })

  it('says nothing of an empty or zero amount', () => {
    expect([undefined, null, 0, Number.NaN].map(readingAid)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
