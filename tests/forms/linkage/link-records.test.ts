import { describe, expect, it } from 'vitest'
import { creditCodeCheckDigit, organisationCheckDigit } from '../../../forms/engine/credit-code.ts'
import { explainPair } from '../../../forms/engine/linkage/explain-pair.ts'
import { linkRecords } from '../../../forms/engine/linkage/link-records.ts'
import { emptyRecord, type ListRecord } from '../../../forms/engine/linkage/list-record.ts'
import { loadVocabulary } from '../../../forms/engine/linkage/load-vocabulary.ts'
import { addRecord, createRecords } from '../../../forms/engine/linkage/records.ts'
import { makeLists } from '../../../scripts/bench/linkage/make-lists.ts'
import { measure } from '../../../scripts/bench/linkage/measure-pairs.ts'
import { seeded } from '../../support/seeded.ts'

const vocabulary = await loadVocabulary()

function link(rows: readonly Partial<ListRecord>[]) {
  const records = createRecords(vocabulary)
  for (const row of rows) addRecord(records, { ...emptyRecord, source: '名录', ...row })
  return { records, linkage: linkRecords(records) }
}

function clustersOf(rows: readonly Partial<ListRecord>[]): number[] {
  return [...link(rows).linkage.clusters.first]
}

function codeOf(body: string): string {
  const first17 = `91140602${body}${organisationCheckDigit(body)}`
  return first17 + creditCodeCheckDigit(first17)
}

describe('which records are one unit', () => {
  const shop = {
    name: '朔城区鑫源超市',
    legalRep: '张建国',
    phone: '13900001234',
    address: '朔城区开发路12号',
  }

  it('joins a sound code however the names differ', () => {
    const code = codeOf('05011702')
    expect(
      clustersOf([
        { uscc: code, name: '兴隆建材有限公司' },
        { uscc: code, name: '宏达商贸有限公司' },
      ]),
    ).toEqual([0, 0])
  })

  it('never joins two sound codes, also not through a third record', () => {
    const first = clustersOf([
      { ...shop, uscc: codeOf('05011702') },
      { ...shop, source: '电力' },
      { ...shop, uscc: codeOf('05011710') },
    ])
    expect(first[0]).not.toBe(first[2])
  })

  it('keeps a branch that quotes its unit’s code apart, as related', () => {
    const uscc = codeOf('05011702')
    const { records, linkage } = link([
      { uscc, name: '恒通物流有限公司', address: '朔城区开发路1号' },
      { uscc, name: '恒通物流有限公司平鲁区分公司', address: '平鲁区民生路9号' },
    ])
    expect([...linkage.clusters.first]).toEqual([0, 1])
    expect(records.quotedCode[1]).toBe(records.soundCode[0])
  })

  it('says the person agrees, not that both differ, where name and person change places', () => {
    const { records, linkage } = link([
      { name: 'spicer', legalRep: 'anika', found: '1986-10-12' },
      { name: 'anika', legalRep: 'spicer', found: '1986-10-12' },
    ])
    const reasons = explainPair(records, linkage.estimate.weights, 0, 1).reasons
    expect(reasons.map(({ comparison, finding }) => [comparison, finding])).toContainEqual([
      '负责人',
      '相同',
    ])
    expect(reasons.map(({ comparison }) => comparison)).not.toContain('名称')
  })

  it('joins a unit without a code that agrees in everything else', () => {
    expect(
      clustersOf([
        { ...shop, uscc: codeOf('05011702') },
        { ...shop, source: '电力' },
      ]),
    ).toEqual([0, 0])
  })
})

describe('an invented city whose truth is known', () => {
  const lists = makeLists(1500, 'test', 'usual')
  const linked = link(lists.records)
  const { linkage, records } = linked

  it('is put together again with few pairs lost or wrong', () => {
    const { f1, precision } = measure(lists.unitOf, linkage.clusters.first)
    expect(f1).toBeGreaterThan(0.96)
    expect(precision).toBeGreaterThan(0.98)
  })

  it('comes out the same a second time', () => {
    const { first, odds } = link(lists.records).linkage.clusters
    expect([first.join(), odds.join()]).toEqual([
      linkage.clusters.first.join(),
      linkage.clusters.odds.join(),
    ])
  })

  it('says which comparisons carried the weight, and they add up', () => {
    const { edges, estimate } = linkage
    const uncoded = Array.from({ length: edges.count }, (_, edge) => edge).find(
      (edge) => records.soundCode[edges.a[edge]!] === 0,
    )!
    const { bits, reasons } = explainPair(
      records,
      estimate.weights,
      edges.a[uncoded]!,
      edges.b[uncoded]!,
    )
    const sum = reasons.reduce((total, reason) => total + reason.bits, 0)
    expect(Math.abs(sum - bits)).toBeLessThan(0.5)
    expect(reasons.some(({ comparison }) => comparison === '名称')).toBe(true)
  })
})

describe('lists of few columns', () => {
  /** People with a date each; a fifth of them a second time, one letter or one part of the date wrong. */
  function peopleTwice(column: (name: string) => Partial<ListRecord>) {
    const random = seeded(11)
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
    const syllables = [
      'AN',
      'BER',
      'DOR',
      'EL',
      'FRI',
      'GER',
      'HANS',
      'KAR',
      'LU',
      'MAR',
      'NOR',
      'OT',
    ]
    const first = syllables.flatMap((a) => syllables.map((b) => a + b))
    const rows: Partial<ListRecord>[] = []
    const unitOf: number[] = []
    for (let unit = 0; unit < 1200; unit++) {
      // Some names are common, most are rare.
      const name = `${first[Math.floor(random() ** 3 * first.length)]}${pick(syllables)}${pick(syllables)}`
      const date = [
        1930 + Math.floor(random() * 80),
        1 + Math.floor(random() * 12),
        1 + Math.floor(random() * 28),
      ]
      const found = (parts: readonly number[]) =>
        parts.map((part) => String(part).padStart(2, '0')).join('-')
      rows.push({ ...column(name), found: found(date) })
      unitOf.push(unit)
      if (unit % 5 !== 0) continue
      const slip = Math.floor(random() * 4)
      const at = 1 + Math.floor(random() * (name.length - 2))
      const written = slip === 3 ? `${name.slice(0, at)}X${name.slice(at + 1)}` : name
      const day =
        slip === 3
          ? date
          : date.map((part, i) => (i === slip ? (part % 11) + 1 + (i === 0 ? 1930 : 0) : part))
      rows.push({ ...column(written), found: found(day) })
      unitOf.push(unit)
    }
    const { linkage } = link(rows)
    return measure(Int32Array.from(unitOf), linkage.clusters.first)
  }

  it('are put together by what chance would rarely bring about', () => {
    const { precision, recall } = peopleTwice((name) => ({ name }))
    expect(precision).toBeGreaterThan(0.95)
    expect(recall).toBeGreaterThan(0.9)
  })

  it('say nothing more where the name stands a second time for the person', () => {
    const { precision, recall } = peopleTwice((name) => ({ name, legalRep: name }))
    expect(precision).toBeGreaterThan(0.95)
    expect(recall).toBeGreaterThan(0.9)
  })
})
