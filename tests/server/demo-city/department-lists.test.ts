import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { creditCodeValid } from '../../../forms/engine/credit-code.ts'
import type { DepartmentList, ListFaultKind } from '../../../server/demo-city/city.ts'
import { smallCity } from './small-city.ts'

const { lists, units } = smallCity()
const unitById = new Map(units.map((unit) => [unit.id, unit]))
const decoders: Readonly<Record<DepartmentList['encoding'], string>> = {
  gb18030: 'gb18030',
  gbk: 'gbk',
  'utf-8-bom': 'utf-8',
  'utf-16le-bom': 'utf-16le',
}

function rowsOf(list: DepartmentList): string[][] {
  const text = new TextDecoder(decoders[list.encoding], { fatal: true }).decode(list.bytes)
  return parse(text)
}

describe('lists of the departments', () => {
  it('come from four departments in four encodings', () => {
    expect(lists.map((list) => [list.department, list.encoding])).toEqual([
      ['market-regulation', 'gb18030'],
      ['taxation', 'utf-8-bom'],
      ['staffing', 'gbk'],
      ['civil-affairs', 'utf-16le-bom'],
    ])
  })

  it.each(lists.map((list) => [list.title, list] as const))(
    'of the %s decode into the rows the manifest counts',
    (_, list) => {
      const [headings, ...rows] = rowsOf(list)
      expect(headings).toContain('统一社会信用代码')
      expect(rows).toHaveLength(list.manifest.rows)
      expect(list.manifest.truth.map((one) => one.row)).toEqual(rows.map((_row, i) => i + 1))
      expect(list.manifest.ofCity + list.manifest.ofCeased).toBe(list.manifest.rows)
      expect(list.manifest.ofCeased).toBe(list.manifest.faults.ceased)
    },
  )

  it('mark a byte order only where the encoding has one', () => {
    const start = (department: string) => [
      ...lists.find((list) => list.department === department)!.bytes.slice(0, 3),
    ]
    expect(start('taxation')).toEqual([0xef, 0xbb, 0xbf])
    expect(start('civil-affairs').slice(0, 2)).toEqual([0xff, 0xfe])
    expect(start('market-regulation').slice(0, 2)).not.toEqual([0xff, 0xfe])
  })

  it('say the truth about every row', () => {
    for (const list of lists) {
      const [headings, ...rows] = rowsOf(list)
      const codeAt = headings!.indexOf('统一社会信用代码')
      const nameAt = headings!.findIndex((heading) => /名称$/.test(heading))
      list.manifest.truth.forEach(({ unitId, faults }, index) => {
        const code = rows[index]![codeAt]!
        const unit = unitId ? unitById.get(unitId) : undefined
        expect(Boolean(unit)).toBe(!faults.includes('ceased'))
        expectCode(code, faults, unit?.creditCode)
        if (faults.includes('former-name')) expect(rows[index]![nameAt]).toBe(unit?.formerName)
        else if (unit) expect(rows[index]![nameAt]).toBe(unit.name)
      })
    }
  })

  it('contain every fault somewhere, and newlines inside quoted addresses', () => {
    const found = new Set(lists.flatMap((list) => list.manifest.truth.flatMap((row) => row.faults)))
    expect([...found].sort()).toEqual(Object.keys(lists[0]!.manifest.faults).sort())
    expect(rowsOf(lists[0]!).some((row) => row.some((cell) => cell.includes('\n')))).toBe(true)
  })

  it('overlap, and leave units for the street to find', () => {
    const listed = lists.map(
      (list) => new Set(list.manifest.truth.flatMap((row) => row.unitId ?? [])),
    )
    const inBoth = [...listed[0]!].filter((id) => listed[1]!.has(id))
    const inNone = units.filter((unit) => listed.every((ids) => !ids.has(unit.id)))
    expect(inBoth.length).toBeGreaterThan(50)
    expect(inNone.length).toBeGreaterThan(30)
  })
})

function expectCode(code: string, faults: readonly ListFaultKind[], truth: string | undefined) {
  const [fault] = faults
  switch (fault) {
    case 'lower-case-code':
      expect(code.toUpperCase()).toBe(truth)
      expect(code).not.toBe(truth)
      break
    case 'full-width-code':
      expect(code.normalize('NFKC')).toBe(truth)
      break
    case 'letter-o-for-zero':
      expect(code.replace('O', '0')).toBe(truth)
      break
    case 'scientific-code':
      expect(code).toMatch(/^\d\.\d{5}E\+17$/)
      break
    case 'missing-code':
      expect(code).toBe('')
      break
    case 'ceased':
      expect(creditCodeValid(code)).toBe(true)
      break
    default:
      expect(code).toBe(truth)
  }
}
