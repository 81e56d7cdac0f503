/** Rejected rows as a file for Excel and WPS. */
import { describe, expect, it } from 'vitest'
import { rejectedCsv, rejectedFileName } from '../../../web/office/lists/rejected-csv.ts'

const row = { row: 7, field: '统一社会信用代码', reason: 'credit-code-length', message: '共 17 位' }

describe('rejected rows as CSV', () => {
  it('begins with the mark by which Excel knows UTF-8 and ends every line as Windows does', () => {
    const csv = rejectedCsv([row])
    expect(csv.codePointAt(0)).toBe(0xfeff)
    expect(csv.slice(1)).toBe(
      '行号,列,原因代码,原因和改法\r\n7,统一社会信用代码,credit-code-length,共 17 位\r\n',
    )
  })

  it('quotes commas, quotation marks and line breaks', () => {
    const csv = rejectedCsv([{ ...row, message: '写作“A,B”\n或 "C"' }])
    expect(csv).toContain('"写作“A,B”\n或 ""C"""')
  })

  it('never lets a heading of the list run as a formula', () => {
    expect(rejectedCsv([{ ...row, field: '=HYPERLINK("x")' }])).toContain('"\'=HYPERLINK(""x"")"')
  })

  it('names a fault of the whole row and the file after the list', () => {
    expect(rejectedCsv([{ ...row, field: null }])).toContain('\r\n7,整行,')
    expect(rejectedFileName('税务局/纳税人.csv')).toBe('未收行_税务局_纳税人.csv')
  })
})
