/** What in figures says that something is missing: as tables of cases. */
import { describe, expect, it } from 'vitest'
import {
  listedWithoutUnit,
  missingRelatives,
  sparseBlocks,
} from '../../../server/domains/omissions/detect-signals.ts'

const TOWN = '140602001'
const block = (number: number, buildings: number, units: number) => {
  const code = `${TOWN}001${String(number).padStart(2, '0')}`
  return { code, name: `${number} 小区`, buildings, units }
}

describe('blocks with too few units for their buildings', () => {
  const usual = [1, 2, 3, 4, 5, 6].map((number) => block(number, 10, 19 + (number % 3)))

  it('are told by the other blocks of their town, with how many may be missing', () => {
    const found = sparseBlocks([...usual, block(7, 10, 3)])
    expect(found).toMatchObject([
      { kind: 'low-density', blockCode: `${TOWN}00107`, weight: 1700, unitId: null },
    ])
    expect(found[0]!.says).toContain('照此应约有 20 家')
  })

  it.each([
    ['the town is mixed', [2, 60, 5, 40, 1, 30].map((units, i) => block(i + 1, 10, units)), 3],
    ['there are too few blocks to compare with', usual.slice(0, 3), 3],
    ['fewer than five are missing', usual, 16],
  ])('are not accused where %s', (_, others, units) => {
    expect(sparseBlocks([...others, block(7, 10, units)])).toEqual([])
  })

  it('are left to another signal where there is no unit, and to none without a building', () => {
    expect(sparseBlocks([...usual, block(7, 10, 0), block(8, 0, 1)])).toEqual([])
  })
})

describe('units that were there before', () => {
  it('and are said not to be, weigh half of those a department still deals with', () => {
    const unit = {
      ...{ unitId: 'unit-1', name: '老厂', areaCode: `${TOWN}001`, blockCode: null },
      ...{ buildingCode: null, outcome: 'not-found' as const, sources: ['统计名录库'] },
    }
    const [gone] = listedWithoutUnit([unit], 'previous-gone')
    expect(gone).toMatchObject({ kind: 'previous-gone', unitId: 'unit-1', weight: 50 })
    expect(gone!.says).toContain('统计名录库里有「老厂」')
    const [alive] = listedWithoutUnit([unit], 'list-without-unit')
    expect(alive!.weight).toBe(100)
    const [registered] = listedWithoutUnit([unit], 'registered-alive')
    expect(registered!.weight).toBe(50)
    expect(alive!.id).not.toBe(gone!.id)
  })
})

describe('branches and parents nobody registered', () => {
  const claim = {
    ...{ unitId: 'unit-1', unitName: '总店', code: '91140602MA0000001X', name: '二分店' },
    ...{ areaCode: `${TOWN}001`, blockCode: null },
  }

  it('are told in the words of whoever reported them', () => {
    const [branch, parent] = missingRelatives([
      { ...claim, kind: 'branch-not-registered' },
      { ...claim, kind: 'parent-not-registered', unitName: '二分店', name: '总店' },
    ])
    expect(branch!.says).toBe('「总店」填报有分支「二分店」（91140602MA0000001X），没有登记')
    expect(parent!.says).toBe(
      '分支「二分店」填报的上级法人「总店」（91140602MA0000001X），没有登记',
    )
  })

  it('are the same signal whenever they are found again', () => {
    const find = () => missingRelatives([{ ...claim, kind: 'branch-not-registered' }])[0]!.id
    expect(find()).toBe(find())
  })
})
