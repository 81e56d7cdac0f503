import { describe, expect, test } from 'vitest'
import { conditionText, describeCondition } from '../../../forms/engine/describe-condition.ts'
import { applicability } from '../../../forms/generated/applicability-catalogue.ts'

const words = (_: string, value: string | boolean) =>
  typeof value === 'boolean' ? (value ? '是' : '否') : value

describe('a condition for those who do not read the language', () => {
  test('is all of, any of, not, and tests of single attributes', () => {
    const tree = describeCondition(
      'unit.kind = "legalUnit" and not unit.aboveScale and (unit.institutionType in ("30", "53") or unit.accountingStandardCategory is empty)',
    )
    expect(tree).toEqual({
      all: [
        { attribute: 'kind', name: '单位类别', operator: 'in', values: ['legalUnit'] },
        {
          not: { attribute: 'aboveScale', name: '一套表单位', operator: 'in', values: [true] },
        },
        {
          any: [
            {
              ...{ attribute: 'institutionType', name: '机构类型', operator: 'in' },
              values: ['30', '53'],
            },
            {
              ...{ attribute: 'accountingStandardCategory', name: '执行会计标准类别' },
              ...{ operator: 'unknown', values: [] },
            },
          ],
        },
      ],
    })
    expect(conditionText(tree, words)).toBe(
      '单位类别为 legalUnit，且不符合“一套表单位为 是”，且（机构类型为 30、53，或执行会计标准类别为空）',
    )
  })

  test('tells the section of an industry from the beginning of its code', () => {
    const tree = describeCondition(
      'section(unit.industryCode) not in ("A", "T") or startsWith(unit.industryCode, "05")',
    )
    expect(tree).toMatchObject({
      any: [
        { attribute: 'industryCode', of: 'section', operator: 'not-in', values: ['A', 'T'] },
        { attribute: 'industryCode', operator: 'starts-with', values: ['05'] },
      ],
    })
    expect(conditionText(tree, words)).toBe('行业门类不为 A、T，或行业代码以 05 开头')
  })

  test('can be made of every rule of every form', () => {
    const rules = applicability.flatMap((form) => form.rules)
    expect(rules.length).toBeGreaterThan(38)
    for (const { when } of rules) {
      expect(conditionText(describeCondition(when), words)).toMatch(/^[^a-z"]*[为头填]/)
    }
  })

  test('is refused where it is no test of a unit', () => {
    expect(() => describeCondition('1 + 2')).toThrow(RangeError)
    expect(() => describeCondition('unit.staffAtYearEnd > 3')).toThrow(RangeError)
  })
})
