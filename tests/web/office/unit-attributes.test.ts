import { describe, expect, it } from 'vitest'
import type { CurrentAttribute, OwedForm } from '../../../server/contract/unit-attributes.ts'
import { changeRefusal, changesOf } from '../../../web/office/screens/units/attribute-choice.ts'
import {
  attributeGround,
  attributesToShow,
  dutyOf,
  dutyWords,
} from '../../../web/office/screens/units/attribute-words.ts'

const attribute = (over: Partial<CurrentAttribute>): CurrentAttribute => ({
  ...{ attribute: 'aboveScale', name: '一套表单位', value: false, text: '否', setBy: 'office' },
  history: [],
  ...over,
})
const record = {
  ...{ value: true, text: '是', source: null, reason: '名录第 37 行', recordedBy: '王县办' },
  origin: 'office',
  recordedAt: '2024-01-15T02:00:00.000Z',
} as const
const form = (over: Partial<OwedForm>): OwedForm => ({
  ...{ formId: '611-3', formTitle: '主要经济指标', outcome: 'owed', missing: [] },
  ...{ reason: '非一套表法人单位', response: null },
  ...over,
})

describe('the attributes an office sees', () => {
  it('are those that say something, were changed, or are waited for', () => {
    const attributes = [
      attribute({}),
      attribute({ attribute: 'industryCode', value: '0610' }),
      attribute({ attribute: 'keyEnergyUser', history: [record] }),
      attribute({ attribute: 'rdActivities', value: null }),
      attribute({ attribute: 'importsGoods', value: null }),
    ]
    const forms = [form({ missing: [{ attribute: 'rdActivities', name: '开展研究开发活动' }] })]
    const shown = attributesToShow({
      ...{ unitId: 'u', kind: 'legalUnit', attributes, forms, mayChange: true },
    })
    expect(shown.map((each) => each.attribute)).toEqual([
      'industryCode',
      'keyEnergyUser',
      'rdActivities',
    ])
  })

  it('say where they are from', () => {
    const groundOf = (over: object) =>
      attributeGround(attribute({ history: [{ ...record, ...over }] }))
    expect(groundOf({})).toBe('普查办填：名录第 37 行')
    expect(groundOf({ origin: 'list', source: '一套表单位名录' })).toBe('名录载入：一套表单位名录')
    expect(groundOf({ origin: 'reported', source: 'unit-1.611.2023' })).toBe('随 611 表更新')
    expect(attributeGround(attribute({ value: '0610' }))).toBe('底册')
    expect(attributeGround(attribute({ value: null }))).toBe('—')
  })
})

describe('the forms of a unit in words', () => {
  const fallen = (revisions: number) =>
    form({
      outcome: 'not-owed',
      reason: null,
      response: {
        ...{ responseId: 'u.611-3.2023', state: 'draft', revisions },
        fellAwayAt: '2024-01-15T02:00:00.000Z',
      },
    })

  it('are owed with a reason, wait for an attribute, or fell away', () => {
    expect([dutyOf(form({})).word, dutyWords(form({}))]).toEqual(['应填', '非一套表法人单位'])
    const waiting = form({
      outcome: 'undetermined',
      missing: [{ attribute: 'accountingStandardCategory', name: '执行会计标准类别' }],
    })
    expect([dutyOf(waiting).word, dutyWords(waiting)]).toEqual(['待定', '缺“执行会计标准类别”'])
    expect([dutyOf(fallen(2)).word, dutyWords(fallen(2))]).toEqual([
      '已不再应填',
      '已填内容保留，只能查看',
    ])
    expect(dutyWords(fallen(0))).toBe('没有填过')
  })
})

describe('a change of attributes', () => {
  const standing = [attribute({}), attribute({ attribute: 'industryCode', value: '0610' })]

  it('is what differs from what stands', () => {
    expect(changesOf(standing, { aboveScale: false, industryCode: '5151' })).toEqual({
      industryCode: '5151',
    })
    expect(changesOf(standing, { industryCode: null })).toEqual({ industryCode: null })
    expect(changesOf(standing, {})).toEqual({})
  })

  it('waits for something to change and for its ground', () => {
    expect(changeRefusal({}, '核实')).toBe('还没有更改任何属性')
    expect(changeRefusal({ aboveScale: true }, ' ')).toBe('请写明依据')
    expect(changeRefusal({ aboveScale: true }, '核实')).toBeUndefined()
  })
})
