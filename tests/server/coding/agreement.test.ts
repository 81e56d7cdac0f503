import { describe, expect, it } from 'vitest'
import { agreementOf } from '../../../server/domains/coding/agreement.ts'

const pair = (first: string, second: string, units: number) => ({ first, second, units })

describe('Cohen’s kappa', () => {
  it('is that of the worked example of 50 grants, 20 and 15 of them agreed', () => {
    const counts = [
      pair('0111', '0111', 20),
      pair('0111', '0112', 5),
      pair('0112', '0111', 10),
      pair('0112', '0112', 15),
    ]
    const found = agreementOf(counts, 4)
    expect(found).toMatchObject({ pairs: 50, agreed: 35 })
    expect(found.kappa).toBeCloseTo(0.4, 10)
    // All of one division.
    expect(agreementOf(counts, 2)).toEqual({ pairs: 50, agreed: 50, kappa: null })
  })

  it('is unknown without a pair, and below zero where they agree less than by chance', () => {
    expect(agreementOf([], 4)).toEqual({ pairs: 0, agreed: 0, kappa: null })
    const crossed = [pair('0111', '0112', 5), pair('0112', '0111', 5)]
    expect(agreementOf(crossed, 4).kappa).toBe(-1)
  })
})
