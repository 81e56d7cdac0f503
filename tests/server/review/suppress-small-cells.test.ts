import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { suppressSmallCells } from '../../../server/domains/review/suppress-small-cells.ts'

const row = (key: string, units: number, reported = 0) => ({ key, counts: { units, reported } })
const measures = ['units', 'reported'] as const
const cells = (rows: ReturnType<typeof row>[]) => {
  const { rows: shown, total } = suppressSmallCells(rows, measures, 'units')
  return [...[...shown].map(([key, { units, reported }]) => [key, units, reported]), total]
}

describe('L-42 counts of few units, cell by cell', () => {
  it('hide the cell, and one more of its measure, so that the total gives nothing away', () => {
    expect(cells([row('a', 30, 1), row('b', 40, 20), row('c', 9, 5)])).toEqual([
      ['a', 30, null],
      ['b', 40, 20],
      ['c', 9, null],
      { units: 79, reported: 26 },
    ])
  })

  it('hide what all but one or two are in', () => {
    expect(cells([row('a', 30, 29), row('b', 40, 20), row('c', 9, 5)])).toEqual([
      ['a', 30, null],
      ['b', 40, 20],
      ['c', 9, null],
      { units: 79, reported: 54 },
    ])
  })

  it('hide everything of an area with one or two units', () => {
    expect(cells([row('a', 2, 0), row('b', 40, 20), row('c', 9, 5)])).toEqual([
      ['a', null, null],
      ['b', 40, 20],
      ['c', null, null],
      { units: 51, reported: 25 },
    ])
  })

  it('hide a total of one or two, and show areas of three and more, and of none', () => {
    expect(cells([row('a', 1), row('b', 1)]).at(-1)).toEqual({
      ...{ units: null, reported: null },
    })
    expect(cells([row('a', 3, 3), row('b', 0), row('c', 9)])).toEqual([
      ['a', 3, 3],
      ['b', 0, 0],
      ['c', 9, 0],
      { units: 12, reported: 3 },
    ])
  })

  it('L-06 are never worked out from what is shown', () => {
    const counts = fc
      .tuple(fc.nat(12), fc.nat(12))
      .map(([a, b]) => ({ units: Math.max(a, b), reported: Math.min(a, b) }))
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 8 }), (all) => {
        const rows = all.map((each, place) => ({ key: String(place), counts: each }))
        const { rows: shown, total } = suppressSmallCells(rows, measures, 'units')
        const few = [1, 2]
        for (const { key, counts: own } of rows) {
          const { units, reported } = shown.get(key)!
          expect(few).not.toContain(units)
          expect(few).not.toContain(reported)
          if (reported !== null) expect(few).not.toContain(own.units - reported)
          if (few.includes(own.units)) expect([units, reported]).toEqual([null, null])
        }
        for (const measure of measures) {
          const open = rows.filter(({ key }) => shown.get(key)![measure] !== null)
          const hidden = rows.length - open.length
          const sum = total[measure]
          if (sum === null || hidden === 0) continue
          const rest = sum - open.reduce((at, { counts: own }) => at + own[measure], 0)
          expect(few).not.toContain(rest)
          const left = rows
            .filter(({ key }) => shown.get(key)![measure] === null)
            .reduce((at, { counts: own }) => at + own.units - own.reported, 0)
          if (measure === 'reported') expect(few).not.toContain(left)
        }
      }),
    )
  })
})
