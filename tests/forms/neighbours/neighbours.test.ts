import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentilesOf } from '../../../forms/engine/neighbours/percentiles.ts'
import {
  type Contribution,
  distributionsFor,
  spreadOver,
} from '../../../forms/engine/neighbours/spread.ts'
import { groupName, groupsOf, LEAST_UNITS } from '../../../forms/engine/neighbours/unit-groups.ts'
import { openFormBook } from '../../../server/platform/form-book.ts'

const { codeLists } = await openFormBook()

describe('percentiles of a group', () => {
  it('are read off where there are a hundred values', () => {
    const values = Array.from({ length: 101 }, (_, at) => 1_000 + at * 100)
    expect(percentilesOf(values, ['p1', 'p50', 'p99'])).toEqual({
      ...{ p1: 1_100, p50: 6_000, p99: 11_000 },
    })
  })

  it('do not call the first and the last of a few values outliers', () => {
    const values = [80, 90, 95, 100, 105, 110, 120, 130, 140, 150]
    const { p1, p99 } = percentilesOf(values, ['p1', 'p99'])
    expect(p1!).toBeLessThan(80)
    expect(p99!).toBeGreaterThan(150)
    // One that is off by a thousand times does not stretch them to itself.
    expect(percentilesOf([...values, 110_000], ['p99']).p99!).toBeLessThan(500)
    expect(percentilesOf([...values, 110_000, 120_000], ['p99']).p99!).toBeLessThan(1_000)
  })

  it('are rounded outwards to two digits, so that no unit is named by its figure', () => {
    const number = fc.double({ min: -1e9, max: 1e9, noNaN: true })
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 300 }), (values) => {
        const { p1, p99 } = percentilesOf(values, ['p1', 'p99'])
        for (const bound of [p1!, p99!]) expect(Number(bound.toPrecision(3))).toBe(bound)
        if (values.length < 100) return
        const inside = values.filter((value) => value >= p1! && value <= p99!)
        expect(inside.length).toBeGreaterThanOrEqual(Math.floor(values.length * 0.98) - 2)
      }),
    )
  })

  it('of values that are all alike are that value', () => {
    expect(percentilesOf(Array(30).fill(0), ['p1', 'p99'])).toEqual({ p1: 0, p99: 0 })
    expect(percentilesOf(Array(30).fill(25), ['p1', 'p99'])).toEqual({ p1: 25, p99: 25 })
  })
})

describe('the groups of a unit', () => {
  it('go from its class and size to the whole form', () => {
    const groups = groupsOf({ industryCode: '0610', unitSize: '2' }, codeLists)
    expect(groups.map(({ industry, size }) => `${industry}/${size}`)).toEqual([
      ...['0610/2', '061/2', '06/2', '0610/', '061/', '06/', 'B/2', 'B/', '/'],
    ])
    expect(groupName(groups[2]!, codeLists)).toBe('同行业（06 煤炭开采和洗选业）、同规模（中型）')
    expect(groupName(groups[8]!, codeLists)).toBe('全部')
  })

  it('of a trade that is not known are all', () => {
    expect(groupsOf(undefined, codeLists)).toEqual([{ industry: '', size: '' }])
    expect(groupsOf({ industryCode: '9999' }, codeLists)).toEqual([{ industry: '', size: '' }])
  })
})

describe('what a unit is compared with', () => {
  const mines = (count: number, industryCode = '0610'): Contribution[] =>
    Array.from({ length: count }, (_, at) => ({
      ...{ formId: 'B603', period: '2023', name: 'x', points: ['p1', 'p99'] },
      ...{ values: [100 + at], industryCode, unitSize: '2' },
    }))
  const told = (contributions: readonly Contribution[], industryCode = '0610') =>
    distributionsFor(
      spreadOver(contributions, codeLists),
      { industryCode, unitSize: '2' },
      codeLists,
    )?.x

  it('is nothing where fewer than the least have reported, of whatever trade', () => {
    expect(spreadOver(mines(LEAST_UNITS - 1), codeLists)).toEqual([])
    expect(told(mines(LEAST_UNITS - 1))).toBeUndefined()
    expect(told(mines(LEAST_UNITS))).toMatchObject({ units: 10, group: '全部' })
  })

  it('is the closest group with enough units, else a wider one', () => {
    expect(told(mines(25))).toMatchObject({
      units: 25,
      group: '同行业（0610 烟煤和无烟煤开采洗选）、同规模（中型）',
    })
    expect(told([...mines(12), ...mines(12, '0620')])).toMatchObject({
      ...{ units: 24, group: '同行业（06 煤炭开采和洗选业）、同规模（中型）' },
    })
    expect(told([...mines(12), ...mines(12, '5211')])).toMatchObject({ units: 24, group: '全部' })
  })

  it('holds no group below the least, at any level', () => {
    const spreads = spreadOver([...mines(25), ...mines(9, '0620'), ...mines(3, '5211')], codeLists)
    expect(spreads.length).toBeGreaterThan(5)
    expect(Math.min(...spreads.map(({ units }) => units))).toBeGreaterThanOrEqual(LEAST_UNITS)
    expect(
      spreads.some(({ industry }) => ['0620', '062', '5211', '52', 'F'].includes(industry)),
    ).toBe(false)
  })
})
