import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { suppressSmallRows } from '../../../server/domains/review/suppress-small-rows.ts'

const row = (key: string, units: number, reported = 0) => ({ key, counts: { units, reported } })
const measures = ['units', 'reported'] as const
const hiddenIn = (rows: ReturnType<typeof row>[]) =>
  [...suppressSmallRows(rows, measures).rows].flatMap(([key, counts]) => (counts ? [] : [key]))

describe('L-42 counts of few units', () => {
  it('are hidden, and with one of them the next smallest, so that the total gives nothing away', () => {
    expect(hiddenIn([row('a', 2), row('b', 40), row('c', 9)])).toEqual(['a', 'c'])
  })

  it('L-43 hide every count of their area', () => {
    expect(hiddenIn([row('a', 30, 1), row('b', 40, 20), row('c', 9, 9)])).toEqual(['a', 'c'])
  })

  it('leave areas of three and more, and of none, open', () => {
    expect(hiddenIn([row('a', 3, 3), row('b', 0), row('c', 9)])).toEqual([])
  })

  it('hide a total of one or two', () => {
    expect(suppressSmallRows([row('a', 1), row('b', 1)], measures)).toMatchObject({
      total: { units: null, reported: 0 },
    })
  })

  it('L-06 are never worked out from what is shown', () => {
    const counts = fc.record({ units: fc.nat(12), reported: fc.nat(12) })
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 8 }), (all) => {
        const rows = all.map((each, place) => ({ key: String(place), counts: each }))
        const { rows: shown, total } = suppressSmallRows(rows, measures)
        for (const measure of measures) {
          const open = [...shown.values()].flatMap((each) => (each ? [each[measure]] : []))
          expect(open.filter((count) => count === 1 || count === 2)).toEqual([])
          const sum = total[measure]
          if (sum === null) continue
          const rest = sum - open.reduce((a, b) => a + b, 0)
          expect([1, 2]).not.toContain(rest)
        }
      }),
    )
  })
})
