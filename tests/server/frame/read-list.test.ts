import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCells } from '../../../server/platform/list-file/read-cells.ts'
import { readList } from './lists.ts'

const read = (text: string) => readList(readCells(text))
const notices = (text: string) => read(text).notices.map((notice) => notice.notice)

describe('reading rows under headings', () => {
  it('keeps line breaks, commas and quotes inside quoted cells', () => {
    const { rows } = read('单位名称,地址\n"甲\n商店","朔城区,""北""街"\n乙店,南街\n')
    expect(rows.map((row) => row.raw)).toEqual([
      { 单位名称: '甲\n商店', 地址: '朔城区,"北"街' },
      { 单位名称: '乙店', 地址: '南街' },
    ])
  })

  it.each([
    [',', '\n'],
    ['\t', '\r\n'],
    [';', '\r'],
  ])('finds the delimiter %j and the line end %j by itself', (delimiter, end) => {
    const text =
      ['单位名称', '地址'].join(delimiter) +
      end +
      ['甲店', '南街 1,2 号'].map((cell) => `"${cell}"`).join(delimiter)
    expect(read(text).rows[0]?.raw).toEqual({ 单位名称: '甲店', 地址: '南街 1,2 号' })
  })

  it('skips title lines above the headings and counts rows below them', () => {
    const list = read('朔州市企业名录,,\n2023 年 12 月,,\n单位名称,地址,\n甲店,南街,\n')
    expect(list.rows).toMatchObject([{ row: 1, raw: { 单位名称: '甲店' } }])
    expect(list.notices).toMatchObject([{ notice: 'title-lines-skipped' }])
  })

  it('reads headings of two lines, as merged cells leave them', () => {
    const spanning = read('名录,,,\n信用代码,单位,,地址\n,单位名称,负责人,\n1,甲店,张三,南街\n')
    expect(spanning.rows.map(({ row, raw }) => [row, raw])).toEqual([
      [1, { 信用代码: '1', 单位名称: '甲店', 负责人: '张三', 地址: '南街' }],
    ])
    expect(spanning.notices).toMatchObject([{ message: '表头之前的 1 行是标题，未作数据' }])
    const below = read('单位名称,联系方式,,备用栏\n,联系电话,地址,\n甲店,0349,南街,某值\n')
    expect(below.rows.map(({ row, raw }) => [row, raw])).toEqual([
      [1, { 单位名称: '甲店', 联系电话: '0349', 地址: '南街', 备用栏: '某值' }],
    ])
    expect(below.notices).toMatchObject([{ field: '备用栏', notice: 'heading-unknown' }])
  })

  it('takes no line for headings that says anything of a unit', () => {
    expect(read('单位名称,地址\n,南街\n甲店,地址\n').rows).toHaveLength(2)
  })

  it('says what a page saved as a workbook is, and an empty sheet', () => {
    expect(() => read('<html><table><tr><td>单位名称\n')).toThrow('网页格式')
    expect(() => readList([])).toThrow('第一张工作表')
  })

  it('says which of several columns of one name counts', () => {
    const list = read('单位名称,地址,单位名称\n甲店,南街,乙店\n')
    expect(list.rows[0]?.raw).toEqual({ 单位名称: '甲店', 地址: '南街', '单位名称（2）': '乙店' })
    expect(list.notices).toMatchObject([
      { field: '单位名称', notice: 'heading-repeated', message: expect.stringContaining('2 列') },
    ])
  })

  it('keeps an unknown column with a notice', () => {
    const list = read('单位名称,备用栏\n甲店,某值\n')
    expect(list.columns).toEqual([
      { heading: '单位名称', meaning: 'unitName' },
      { heading: '备用栏', meaning: null },
    ])
    expect(list.notices).toMatchObject([{ field: '备用栏', notice: 'heading-unknown' }])
    expect(list.rows[0]?.raw).toEqual({ 单位名称: '甲店', 备用栏: '某值' })
  })

  it('takes rows that are too short or too long, with a notice, and loses no cell', () => {
    const text = '单位名称,地址\n甲店\n乙店,南街,多一格\n'
    expect(notices(text)).toEqual(['row-too-short', 'row-too-long'])
    expect(read(text).rows[1]?.raw).toEqual({
      单位名称: '乙店',
      地址: '南街',
      '（第 3 列）': '多一格',
    })
  })

  it('leaves blank lines at the end out of the count', () => {
    const list = read('单位名称,地址\n甲店,\n,\n,\n')
    expect(list.rows).toHaveLength(1)
    expect(list.notices).toMatchObject([{ notice: 'blank-rows-at-end' }])
  })

  it('gives up only the line in which a quote is never closed', () => {
    const { rows } = read('单位名称,地址\n甲店,"南街\n乙店,北街\n丙店,东街\n')
    expect(rows.map((row) => [row.row, row.fault])).toEqual([
      [1, 'quote-not-closed'],
      [2, undefined],
      [3, undefined],
    ])
    expect(rows[0]?.raw).toEqual({ 单位名称: '甲店,"南街' })
  })

  it('refuses a file without a name column, saying what it found', () => {
    expect(() => read('代码,地址\n1,南街\n')).toThrow('读到的是「代码、地址」')
  })

  it('loses no line when many quotes stay open or one is closed far below', () => {
    const many = read(`单位名称,地址\n${'甲店,"南街\n'.repeat(200)}乙店,"北街"\n`)
    expect(many.rows).toHaveLength(201)
    expect(many.rows.filter((row) => row.fault)).toHaveLength(200)
    expect(many.rows.at(-1)?.raw).toEqual({ 单位名称: '乙店', 地址: '北街' })
    const far = read(`单位名称,地址\n甲店,"南街\n${'乙店,北街\n'.repeat(30)}丙店,东街"\n`)
    expect(far.rows).toHaveLength(32)
    expect(far.rows.filter((row) => row.fault)).toHaveLength(1)
  })

  it('keeps quotes that stand inside a cell', () => {
    const { rows } = read('单位名称,地址\n3"管厂,"甲"座,\n"乙"商店,"南街"\n')
    expect(rows.map((row) => Object.values(row.raw))).toEqual([
      ['3"管厂', '"甲"座', ''],
      ['"乙"商店', '南街'],
    ])
  })

  it('reads back whatever was written, cell by cell', () => {
    const cell = fc.string({ maxLength: 6 }).map((text) => text.replace(/[\r\n]/g, '\n'))
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(rows, (written) => {
        const text = written.map((row) => row.map(quote).join(',')).join('\r\n')
        expect(
          readCells(`"a","b","c"\r\n${text}`)
            .slice(1)
            .map((each) => each.cells),
        ).toEqual(written)
      }),
      { numRuns: 300 },
    )
    function quote(text: string) {
      return `"${text.replaceAll('"', '""')}"`
    }
  })

  it('understands headings with marks, brackets and full width', () => {
    const list = read('*单位名称（全称）:,ＵＳＣＣ,法定代表人（负责人）\n甲店,,\n')
    expect(list.columns.map((column) => column.meaning)).toEqual([
      'unitName',
      'unifiedSocialCreditCode',
      'legalRepresentative',
    ])
  })
})
