import { describe, expect, it } from 'vitest'
import { creditCodeCheckDigit, organisationCheckDigit } from '../../../forms/engine/credit-code.ts'
import { createLinkedUnits } from '../../../forms/engine/linkage/linked-units.ts'
import { emptyRecord, type ListRecord } from '../../../forms/engine/linkage/list-record.ts'
import { loadVocabulary } from '../../../forms/engine/linkage/load-vocabulary.ts'
import { makeLists } from '../../../scripts/bench/linkage/make-lists.ts'

const vocabulary = await loadVocabulary()

function codeOf(body: string): string {
  const first17 = `91140602${body}${organisationCheckDigit(body)}`
  return first17 + creditCodeCheckDigit(first17)
}

const shop: ListRecord = {
  ...emptyRecord,
  source: '市场监管名录',
  name: '朔城区鑫源超市',
  legalRep: '张建国',
  phone: '13900001234',
  address: '朔城区开发路12号',
}

describe('pairs of units', () => {
  it('are as likely as their likeliest records, once for two units', () => {
    const units = createLinkedUnits(vocabulary)
    units.add([
      { id: 'u1', records: [shop, { ...shop, source: '税务名录', phone: '' }] },
      { id: 'u2', records: [{ ...shop, source: '用电名录', name: '鑫源超市' }] },
      { id: 'u3', records: [] },
    ])
    const pairs = units.link()
    expect(pairs.map(({ unitA, unitB }) => [unitA, unitB])).toEqual([['u1', 'u2']])
    expect(pairs[0]!.bits).toBeGreaterThan(0)
    expect(pairs[0]!.reasons.map(({ comparison }) => comparison)).toContain('电话')
    expect(pairs[0]!.cluster).toBe('u1')
  })

  it('take the records of a merged unit for those of the one that is kept', () => {
    const units = createLinkedUnits(vocabulary)
    units.add([
      { id: 'u1', records: [{ ...shop, name: '朔城区源鑫便利店', phone: '', legalRep: '' }] },
      { id: 'u2', records: [shop], mergedInto: 'u1' },
      { id: 'u3', records: [{ ...shop, source: '用电名录', name: '鑫源超市' }] },
    ])
    const decided = [{ unitA: 'u1', unitB: 'u2', same: true }]
    const [best] = units.link(decided)
    expect([best?.unitA, best?.unitB]).toEqual(['u1', 'u3'])
    expect(units.match({ ...shop, source: '清查新增' }, 5)[0]?.unitId).toBe('u1')
  })

  it('leave out units that bear two sound codes, in whatever record', () => {
    const units = createLinkedUnits(vocabulary)
    units.add([
      {
        id: 'u1',
        records: [
          { ...shop, uscc: codeOf('05011702') },
          { ...shop, source: '税务' },
        ],
      },
      {
        id: 'u2',
        records: [
          { ...shop, source: '用电' },
          { ...shop, uscc: codeOf('05011710') },
        ],
      },
    ])
    expect(units.link()).toEqual([])
  })
})

describe('a new record against the frame', () => {
  const lists = makeLists(1200, 'frame', 'usual')
  const inFrame = (row: number) => lists.records[row]!.source !== 'electricity'
  const frame = createLinkedUnits(vocabulary)
  const unitOfId = new Map<string, number>()
  lists.records.forEach((record, row) => {
    if (!inFrame(row)) return
    unitOfId.set(String(row), lists.unitOf[row]!)
    frame.add([{ id: String(row), records: [record] }])
  })
  frame.link()

  it('finds the unit of most records of another list, and says why', () => {
    const known = new Set(unitOfId.values())
    let asked = 0
    let found = 0
    lists.records.forEach((record, row) => {
      if (inFrame(row) || !known.has(lists.unitOf[row]!)) return
      asked++
      const [best] = frame.match(record, 5)
      if (best && unitOfId.get(best.unitId) === lists.unitOf[row]) found++
      if (best) expect(best.reasons.length).toBeGreaterThan(0)
    })
    expect(asked).toBeGreaterThan(300)
    expect(found / asked).toBeGreaterThan(0.9)
  })

  it('finds nothing for a unit nobody knows', () => {
    const stranger = {
      ...emptyRecord,
      source: '清查新增',
      name: '怀仁市飘渺峰天文台',
      legalRep: '欧阳无忌',
      phone: '15500000000',
      address: '怀仁市飘渺路999号',
    }
    expect(frame.match(stranger, 5).filter(({ bits }) => bits > 0)).toEqual([])
  })

  it('is not changed by asking, and knows a unit once it is included', () => {
    const added = {
      ...emptyRecord,
      name: '山阴县新立砖瓦厂',
      phone: '15512345678',
      legalRep: '武立新',
    }
    const before = frame.size
    expect(frame.match(added, 5).filter(({ bits }) => bits > 0)).toEqual([])
    expect(frame.size).toBe(before)
    frame.include({ id: 'new', records: [added] })
    expect(frame.match(added, 1)[0]?.unitId).toBe('new')
  })
})
