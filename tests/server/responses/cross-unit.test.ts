import { describe, expect, it } from 'vitest'
import {
  findCrossUnit,
  type UnitFacts,
  unitFactsOf,
} from '../../../server/domains/responses/cross-unit.ts'

const unit = (unitId: string, more: Partial<UnitFacts> = {}): UnitFacts => ({
  ...{ unitId, name: `${unitId}公司`, kind: 'legalUnit', creditCode: `code-${unitId}` },
  ...{ ownerCode: null, staff: null, declared: [], ...more },
})

const rules = (...units: UnitFacts[]) =>
  findCrossUnit(units).map(({ rule, unitIds }) => [rule, ...unitIds])

describe('relations between units', () => {
  it('are silent about units that have nothing to do with each other', () => {
    expect(rules(unit('a'), unit('b'), unit('c', { creditCode: null }))).toEqual([])
  })

  it('name all units that report the same credit code', () => {
    const found = findCrossUnit([unit('a', { creditCode: 'x' }), unit('b', { creditCode: 'x' })])
    expect(found).toMatchObject([
      { rule: 'CROSS-001', kind: 'relation', severity: 'verify', unitIds: ['a', 'b'] },
    ])
    expect(found[0]!.message).toBe(
      '统一社会信用代码 x 被 2 个单位填报：“a公司”、“b公司”，请核实是否重复登记或填错',
    )
  })

  it('let an establishment at the seat carry its parent code', () => {
    const seat = unit('b', { kind: 'establishment', creditCode: 'x', ownerCode: 'x' })
    expect(rules(unit('a', { creditCode: 'x' }), seat)).toEqual([])
  })

  it('find a chain of ownership that closes, once, and one who owns himself', () => {
    const chain = [
      unit('a', { ownerCode: 'code-b' }),
      unit('b', { ownerCode: 'code-c' }),
      unit('c', { ownerCode: 'code-a' }),
      unit('d', { ownerCode: 'code-a' }),
      unit('e', { ownerCode: 'code-e' }),
      unit('f', { ownerCode: 'nowhere' }),
    ]
    expect(rules(...chain)).toEqual([
      ['CROSS-002', 'a', 'b', 'c'],
      ['CROSS-002', 'e'],
    ])
    expect(rules(...chain.toReversed()).map(([rule, ...ids]) => [rule, ...ids.sort()])).toEqual([
      ['CROSS-002', 'e'],
      ['CROSS-002', 'a', 'b', 'c'],
    ])
  })

  it('compare what a parent declares of its branches with what they report, as far as they did', () => {
    const parent = unit('a', {
      declared: [
        { creditCode: 'code-b', staff: 12 },
        { creditCode: 'code-c', staff: 30 },
        { creditCode: 'not-here', staff: 99 },
      ],
    })
    const branch = (id: string, staff: number) => unit(id, { kind: 'establishment', staff })
    expect(rules(parent, branch('b', 12), branch('c', 30))).toEqual([])
    const found = findCrossUnit([parent, branch('b', 12), branch('c', 28)])
    expect(found).toMatchObject([{ rule: 'CROSS-003', unitIds: ['a', 'c'] }])
    expect(found[0]!.message).toBe(
      '“a公司”填报所属产业活动单位期末人数 42 人，2 个单位自己填报合计 40 人，相差 2 人，不同的是“c公司”，请核实',
    )
  })

  it('read their facts from the listing and, above it, the basic forms', () => {
    const frame = { id: 'u', name: '分店', unifiedSocialCreditCode: 'frame' }
    const documents = {
      '621': { owningUnitCreditCode: 'old', establishmentStaffAtYearEnd: 4 },
      '611': { owningUnitCreditCode: 'new', superiorUnitCreditCode: 'up' },
      '611-1': {
        establishments: [{ unifiedSocialCreditCode: 'x', establishmentStaffAtYearEnd: 3 }],
      },
    }
    expect(unitFactsOf({ ...frame, kind: 'establishment' }, documents)).toEqual({
      ...{ unitId: 'u', name: '分店', kind: 'establishment', creditCode: 'frame' },
      ...{ ownerCode: 'new', staff: 4, declared: [{ creditCode: 'x', staff: 3 }] },
    })
    expect(unitFactsOf({ ...frame, kind: 'legalUnit' }, documents).ownerCode).toBe('up')
  })
})
