import { describe, expect, test } from 'vitest'
import { decideForms, previewChange } from '../../../forms/engine/applicability.ts'
import { indexCodeLists } from '../../../forms/engine/code-list-index.ts'
import type { UnitAttributes } from '../../../forms/engine/types.ts'
import { ATTRIBUTE_NAMES } from '../../../forms/engine/unit-attributes.ts'
import { applicability } from '../../../forms/generated/applicability-catalogue.ts'
import { loadCodeList } from '../../../forms/generated/code-lists.ts'

const lists = indexCodeLists([await loadCodeList('industry')])
const decisions = (unit: UnitAttributes) => decideForms(applicability, unit, lists)
const owed = (unit: UnitAttributes): string[] =>
  decisions(unit)
    .filter(({ outcome }) => outcome === 'owed')
    .map(({ form }) => form)

const mine: UnitAttributes = {
  kind: 'legalUnit',
  institutionType: '10',
  accountingStandardCategory: '1',
  industryCode: '0610',
  aboveScale: true,
}
const school: UnitAttributes = {
  kind: 'legalUnit',
  institutionType: '20',
  industryCode: '8331',
  aboveScale: false,
}

describe('the forms a unit owes', () => {
  test('an above-scale coal mine owes the industry forms, with the reason for each', () => {
    expect(owed(mine)).toEqual(expect.arrayContaining(['601', '602', 'B603']))
    expect(owed(mine)).not.toContain('E603')
    expect(decisions(mine).find(({ form }) => form === 'B603')?.reason).toBe('规模以上工业法人单位')
  })

  test('the accounting standard comes before the institution type', () => {
    expect(owed({ ...school, accountingStandardCategory: '1' })).toContain('611-3')
    expect(owed({ ...school, accountingStandardCategory: '2' })).toContain('611-6')
    expect(owed({ ...school, accountingStandardCategory: '2' })).not.toContain('611-3')
  })

  test('what is not known is not decided, and what has to be known is named', () => {
    const open = decisions(school).find(({ form }) => form === '611-6')
    expect(open).toMatchObject({
      outcome: 'undetermined',
      missing: ['accountingStandardCategory'],
    })
  })

  test('a unit on a department list owes no forms of the local office', () => {
    const bank = { ...mine, industryCode: '6621', aboveScale: false, departmentList: 'finance' }
    expect(owed(bank)).toEqual([])
  })

  test('a farm is listed and reports nothing further', () => {
    const farm = { ...mine, industryCode: '0111', aboveScale: false }
    expect(owed(farm)).toEqual(['621'])
  })

  test('an establishment fills in one 611 by itself', () => {
    expect(owed({ kind: 'establishment', industryCode: '5211' })).toEqual(['611', '621'])
  })
})

test('every attribute that decides a form has a Chinese name', () => {
  const names = applicability.flatMap(({ rules }) =>
    rules.flatMap(({ condition }) => condition.dependencies.unit),
  )
  expect(names.length).toBeGreaterThan(40)
  expect(names.filter((name) => !Object.hasOwn(ATTRIBUTE_NAMES, name))).toEqual([])
})

describe('when the attributes of a unit change', () => {
  test('the preview says what appears, what falls away and that answers are kept', () => {
    const change = previewChange(
      applicability,
      { before: mine, after: { ...mine, industryCode: '5151' } },
      [
        { form: '601', started: true },
        { form: 'B603', started: true },
      ],
      lists,
    )
    expect(change.appears.map(({ form }) => form)).toContain('E603')
    expect(change.fallsAway).toContainEqual({ form: 'B603', answersKept: true })
    expect(change.stays.map(({ form }) => form)).toContain('601')
  })
})
