import { describe, expect, it } from 'vitest'
import type { OwedForms } from '../../../../server/contract/unit-attributes.ts'
import {
  compareAttributes,
  compareUnits,
  type Side,
} from '../../../../web/office/screens/duplicates/compare-units.ts'
import {
  bitsText,
  probabilityText,
} from '../../../../web/office/screens/duplicates/duplicate-words.ts'
import {
  attributeChoices,
  chosenFor,
  mergeChoices,
} from '../../../../web/office/screens/duplicates/merge-choices.ts'

function side(id: string, unit: Partial<Side['unit']>, lists: Record<string, string>[] = []): Side {
  return {
    unit: {
      id,
      kind: 'legalUnit',
      name: '鑫源商贸有限公司',
      unifiedSocialCreditCode: null,
      areaCode: null,
      areaNames: [],
      blockCode: null,
      buildingCode: null,
      address: '',
      phone: null,
      legalRepresentative: null,
      industryCode: null,
      sources: [],
      outcome: null,
      responses: [],
      ...unit,
    },
    frameRecords: lists.map((values, i) => ({
      id: `${id}-record-${i}`,
      source: '税务名录',
      importId: 'import',
      list: '税务.csv',
      importedAt: '2024-01-15T02:00:00.000Z',
      row: i + 1,
      values,
      raw: {},
    })),
    relations: [],
  }
}

const kept = side('a', { phone: '0349-1234567', address: '马邑路 1 号' }, [
  { phone: '03491234567', unitName: '鑫源商贸公司', formerName: '老鑫源' },
])
const merged = side('b', {
  phone: '03491234567',
  address: '振华街 2 号',
  unifiedSocialCreditCode: 'X',
})

describe('two units side by side', () => {
  const line = (id: string) => compareUnits([kept, merged]).find((each) => each.id === id)

  it('take typing for no difference, and say where one is silent', () => {
    expect(line('phone')).toMatchObject({ agreement: 'same' })
    expect(line('address')).toMatchObject({ agreement: 'different' })
    expect(line('unifiedSocialCreditCode')).toMatchObject({ agreement: 'unknown' })
  })

  it('show what lists say otherwise, and what only lists say', () => {
    expect(line('name')?.others[0]).toMatchObject([{ value: '鑫源商贸公司' }])
    expect(line('phone')?.others[0]).toEqual([])
    expect(line('formerName')?.values).toEqual(['老鑫源', null])
  })
})

describe('values that survive a merge', () => {
  it('are offered where there are several, the kept unit’s first', () => {
    const choices = mergeChoices(kept, merged)
    expect(choices.map(({ field }) => field)).toEqual(['name', 'phone', 'address'])
    expect(choices[0]!.options.map(({ from }) => from)).toEqual(['a', 'a-record-0'])
    expect(chosenFor(choices, { name: 'a-record-0' })).toMatchObject({
      name: 'a-record-0',
      address: 'a',
    })
  })

  it('fall back to the first when what was picked is no longer offered', () => {
    expect(chosenFor(mergeChoices(kept, merged), { name: 'gone' })).not.toHaveProperty('name')
  })
})

describe('numbers of the desk', () => {
  it('never say certain, and carry their sign', () => {
    expect([0.97, 0.999999, 0].map(probabilityText)).toEqual(['97%', '99.9%', '0.1%'])
    expect([8.25, -3.1].map(bitsText)).toEqual(['+8.3', '−3.1'])
  })
})

it('prefers a place with a block to one without, as the server does', () => {
  const village = { areaCode: '140621101205', areaNames: ['北周庄镇', '安岸庄村'] }
  const bare = side('a', village)
  const placed = side('b', { ...village, blockCode: '14062110120502' })
  const preferred = (...sides: [Side, Side]) =>
    mergeChoices(...sides).find(({ field }) => field === 'place')?.preferred
  expect(preferred(bare, placed)).toBe('b')
  expect(preferred(placed, bare)).toBe('b')
})

function owedBy(unitId: string, values: Record<string, string | boolean | null>): OwedForms {
  return {
    unitId,
    kind: 'legalUnit',
    forms: [],
    mayChange: true,
    attributes: Object.entries(values).map(([attribute, value]) => ({
      attribute,
      name: attribute,
      value,
      text: value === null ? '未知' : String(value),
      setBy: 'office',
      history: [],
    })),
  }
}

describe('attributes of two units that are merged', () => {
  const bare = owedBy('a', { aboveScale: false, unitSize: '4', inputOutputSample: null })
  const known = owedBy('b', { aboveScale: true, unitSize: '3', inputOutputSample: null })

  it('are chosen where they differ: the one of which something is known, else the kept one', () => {
    const choices = attributeChoices(bare, known)
    expect(choices.map(({ field, preferred }) => [field, preferred])).toEqual([
      ['aboveScale', 'b'],
      ['unitSize', 'a'],
    ])
    expect(chosenFor(choices, { unitSize: 'b' })).toEqual({ aboveScale: 'b', unitSize: 'b' })
  })

  it('are not asked about where the merged unit says nothing, or not both are read', () => {
    expect(attributeChoices(known, owedBy('c', { aboveScale: false, unitSize: null }))).toEqual([])
    expect(attributeChoices(bare, undefined)).toEqual([])
  })

  it('stand side by side with what differs', () => {
    expect(compareAttributes([bare, known])).toMatchObject([
      { id: 'aboveScale', values: ['false', 'true'], agreement: 'different' },
      { id: 'unitSize', values: ['4', '3'], agreement: 'different' },
    ])
    expect(compareAttributes([bare, undefined])).toEqual([])
  })
})
