import { describe, expect, it } from 'vitest'
import type { PropertySchema } from '../../../forms/engine/types.ts'
import { readCell } from '../../../web/form/read-cell.ts'
import { showCell, showNumber } from '../../../web/form/show-cell.ts'

const amount: PropertySchema = { type: 'integer', 'x-unit': '千元' }
const amountOf = (raw: string) => readCell('number', 'operatingRevenue', amount, raw)

describe('reading an amount', () => {
  it.each([
    ['1200', 1200],
    ['1,234,567', 1_234_567],
    ['１２００', 1200],
    ['1，200', 1200],
    ['－35', -35],
    ['−35', -35],
    ['(1,200)', -1200],
    ['（80）', -80],
    [' 12 345 ', 12_345],
    ['0', 0],
  ])('takes %s as %d', (raw, value) => {
    expect(amountOf(raw)).toMatchObject({ value, readable: true })
  })

  it.each(['12a', '1,23', '1e5', '1200万', '12.5', '9007199254740993', '-', '--3'])(
    'keeps %s as it was typed',
    (raw) => {
      expect(amountOf(raw)).toEqual({
        ...{ value: raw, readable: false, notice: null },
        refusal: expect.any(String),
      })
    },
  )

  it('says what was changed on the way in, but not for thousands separators', () => {
    expect(amountOf('１２００').notice).toBe('“１２００”已记为 1200')
    expect(amountOf('(80)').notice).toBe('“(80)”已记为 -80')
    expect(amountOf('1,200').notice).toBeNull()
  })

  it('takes nothing as empty', () => {
    expect(amountOf('  ')).toMatchObject({ value: undefined, readable: true })
  })
})

describe('reading codes and dates', () => {
  const text: PropertySchema = { type: 'string', maxLength: 18 }

  it('makes a lower-case full-width credit code plain and says so', () => {
    const read = readCell('credit-code', 'unifiedSocialCreditCode', text, '９1140602ma0gw7xy2k')
    expect(read.value).toBe('91140602MA0GW7XY2K')
    expect(read.notice).toContain('91140602MA0GW7XY2K')
  })

  it('never turns the letter O into the digit 0', () => {
    const read = readCell('credit-code', 'unifiedSocialCreditCode', text, '9114O602MA0GW7XY2K')
    expect(read.value).toBe('9114O602MA0GW7XY2K')
  })

  it.each(['20240315', '2024年3月15日', '2024/3/15', '2024.03.15', '２０２４-3-15'])(
    'reads %s as a date',
    (raw) => {
      const date = readCell('date', 'reportDate', { type: 'string', format: 'date' }, raw)
      expect(date).toMatchObject({ value: '2024-03-15', readable: true })
    },
  )

  it('keeps a day that does not exist as it was typed', () => {
    const date = readCell('date', 'reportDate', { type: 'string', format: 'date' }, '2024-02-30')
    expect(date).toEqual({ value: '2024-02-30', readable: false, notice: null })
  })
})

describe('showing a value', () => {
  it.each([
    [1_234_567, '1,234,567'],
    [-120, '-120'],
    [0, '0'],
    [1234.5, '1,234.5'],
    [0.0000001, '0.0000001'],
    [9_007_199_254_740_991, '9,007,199,254,740,991'],
  ])('shows %d as %s', (value, text) => {
    expect(showNumber(value)).toBe(text)
  })

  it('shows years without separators', () => {
    expect(showCell('year', 2016)).toBe('2016')
  })

  it('shows text that could not be read just as it was typed', () => {
    expect(showCell('number', '12a')).toBe('12a')
  })
})
