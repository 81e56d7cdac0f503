import { describe, expect, it } from 'vitest'
import { loadVocabulary } from '../../../forms/engine/linkage/load-vocabulary.ts'
import { addToIndex, matchRecord } from '../../../forms/engine/linkage/match-record.ts'
import { makeLists } from '../../../scripts/bench/linkage/make-lists.ts'
import { findDuplicates, indexFrame } from '../../../server/domains/linkage/index.ts'

const lists = makeLists(1200, 'frame', 'usual')
const vocabulary = await loadVocabulary()
const frame = lists.records.filter(({ source }) => source !== 'electricity')
const units = [...lists.unitOf].filter((_, row) => lists.records[row]!.source !== 'electricity')
const index = indexFrame(
  frame.map((record, row) => ({ ...record, id: String(row) })),
  vocabulary,
)

describe('a new record against the frame', () => {
  it('finds the unit of most records of another list, and says why', () => {
    let known = 0
    let found = 0
    lists.records.forEach((record, row) => {
      if (record.source !== 'electricity' || !units.includes(lists.unitOf[row]!)) return
      known++
      const [best] = findDuplicates(index, record)
      if (best && units[Number(best.id)] === lists.unitOf[row]) found++
      if (best) expect(best.reasons.length).toBeGreaterThan(0)
    })
    expect(known).toBeGreaterThan(300)
    expect(found / known).toBeGreaterThan(0.9)
  })

  it('finds nothing for a unit nobody knows', () => {
    const stranger = {
      ...frame[0]!,
      uscc: '',
      name: '怀仁市飘渺峰天文台',
      oldName: '',
      legalRep: '欧阳无忌',
      phone: '15500000000',
      address: '怀仁市飘渺路999号',
      found: '',
    }
    expect(findDuplicates(index, stranger).filter(({ bits }) => bits > 0)).toEqual([])
  })

  it('is not changed by asking, and knows a record once it is added', () => {
    const count = index.index.records.count
    const added = {
      ...frame[0]!,
      uscc: '',
      name: '山阴县新立砖瓦厂',
      phone: '15512345678',
      legalRep: '武立新',
    }
    matchRecord(index.index, added)
    expect(index.index.records.count).toBe(count)
    const row = addToIndex(index.index, added)
    expect(matchRecord(index.index, added)[0]?.row).toBe(row)
  })
})
