/** Which records are brought together to be compared at all. */
import { describe, expect, it } from 'vitest'
import { createKeyList, keysOfRecord } from '../../../forms/engine/linkage/blocking-keys.ts'
import { emptyRecord, type ListRecord } from '../../../forms/engine/linkage/list-record.ts'
import { loadVocabulary } from '../../../forms/engine/linkage/load-vocabulary.ts'
import { addRecord, createRecords } from '../../../forms/engine/linkage/records.ts'

const vocabulary = await loadVocabulary()

function shareKey(one: Partial<ListRecord>, other: Partial<ListRecord>): boolean {
  const records = createRecords(vocabulary)
  for (const row of [one, other]) addRecord(records, { ...emptyRecord, source: '名录', ...row })
  const [first, second] = [0, 1].map((row) => {
    const list = createKeyList()
    keysOfRecord(records, row, list)
    return new Set(list.keys.slice(0, list.length))
  })
  return [...first!].some((key) => second!.has(key))
}

describe('a shop whose name, person and telephone all changed', () => {
  const before = {
    name: '朔源旅馆',
    legalRep: '丰学',
    phone: '15820094388',
    address: '朔州市右玉县新城镇上堡村',
  }
  const after = {
    name: '翔垚旅馆',
    legalRep: '赵磊',
    phone: '13900012345',
    address: '右玉县新城镇上堡村191号',
  }

  it('is still looked for among its kind in the village', () => {
    expect(shareKey(before, after)).toBe(true)
  })

  it('and not in another village, nor among other trades', () => {
    expect(shareKey(before, { ...after, address: '右玉县新城镇西丁村191号' })).toBe(false)
    expect(shareKey(before, { ...after, name: '翔垚绿化队' })).toBe(false)
  })
})

describe('a household', () => {
  it('is looked for on its road under its owner’s name, as on an electricity meter', () => {
    const meter = { name: '刘兰', address: '平鲁区白堂乡府西街42号' }
    const shop = { name: '诚林综合商店', legalRep: '刘兰', address: '平鲁区白堂乡府西街42号' }
    expect(shareKey(meter, shop)).toBe(true)
  })
})

describe('name and person in each other’s column', () => {
  it('are still looked for where the day of opening agrees', () => {
    const right = { name: 'spicer', legalRep: 'anika', found: '1986-10-12' }
    const other = { name: 'anika', legalRep: 'spicer', found: '1986-10-12' }
    expect(shareKey(right, other)).toBe(true)
    expect(shareKey(right, { ...other, found: '1987-03-02' })).toBe(false)
  })
})
