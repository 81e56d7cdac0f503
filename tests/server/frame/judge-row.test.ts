import { describe, expect, it } from 'vitest'
import { judgeRow } from '../../../server/domains/frame/judge-row.ts'
import { readCells } from '../../../server/platform/list-file/read-cells.ts'
import { creditCode, csv, readList } from './lists.ts'

const headings = [
  '统一社会信用代码',
  '组织机构代码',
  '注册号',
  '单位名称',
  '行业代码',
  '行政区划代码',
  '电话',
]
const industries = new Set(['A', '01', '0111', '1311'])

function judge(cells: Partial<Record<(typeof headings)[number], string>>) {
  const row = headings.map((heading) => cells[heading] ?? '')
  const list = readList(readCells(csv([row], headings)))
  return judgeRow(list.rows[0]!, list, { industries })
}

const noticesOf = (judged: ReturnType<typeof judge>) =>
  'notices' in judged ? judged.notices.map((notice) => notice.notice) : judged

describe('one row of a list', () => {
  it('names row, column, fault and remedy when it is refused', () => {
    expect(judge({ 单位名称: '甲', 统一社会信用代码: '9.11406E+17' })).toEqual({
      rejected: {
        row: 1,
        field: '统一社会信用代码',
        reason: 'code-scientific-notation',
        message:
          '第 1 行「统一社会信用代码」：「9.11406E+17」是科学计数，位数已丢失。请在原系统把该列设为文本重新导出，不要用 Excel 按数字打开',
      },
    })
  })

  it('is refused without a name, and when a cell of the area column was made a number', () => {
    expect(judge({ 统一社会信用代码: creditCode(1) })).toMatchObject({
      rejected: { reason: 'name-missing', field: '单位名称' },
    })
    expect(judge({ 单位名称: '甲', 行政区划代码: '1.40602E+11' })).toMatchObject({
      rejected: { reason: 'code-scientific-notation', field: '行政区划代码' },
    })
    expect(judge({ 单位名称: '甲', 行业代码: '1311.0' })).toMatchObject({
      rejected: { reason: 'code-numeric' },
    })
    expect(judge({ 单位名称: '甲'.repeat(201) })).toMatchObject({
      rejected: { reason: 'name-too-long' },
    })
  })

  it('says of a name that is a formula without a value how to get the value', () => {
    const list = readList([
      { cells: ['单位名称', '企业名称', '电话'] },
      { cells: ['', '', '0349'], uncalculated: [1] },
      { cells: ['', '', ''], uncalculated: [0, 1, 2] },
      { cells: ['甲', '', ''], uncalculated: [1, 2] },
    ])
    const judged = list.rows.map((row) => judgeRow(row, list, { industries }))
    expect(judged).toMatchObject([
      {
        rejected: {
          ...{ field: '企业名称', reason: 'name-not-calculated' },
          message:
            '第 1 行「企业名称」：单元格是公式，文件里没有它的计算结果。请用 Excel 或 WPS 打开工作簿，保存一次（存下计算结果）后重新导入',
        },
      },
      { rejected: { field: '单位名称', reason: 'name-not-calculated' } },
      { draft: { name: '甲' } },
    ])
  })

  it('is taken without any code, with a notice', () => {
    expect(noticesOf(judge({ 单位名称: '甲' }))).toEqual(['code-missing'])
  })

  it('keeps an unknown industry out of the values, and reads a class with its section letter', () => {
    const unknown = judge({ 单位名称: '甲', 统一社会信用代码: creditCode(1), 行业代码: '9999' })
    expect(unknown).toMatchObject({
      draft: { raw: { 行业代码: '9999' }, values: { unitName: '甲' } },
      notices: [{ notice: 'industry-unknown', field: '行业代码' }],
    })
    expect('draft' in unknown && unknown.draft.values).not.toHaveProperty('industryCode')
    const lettered = judge({ 单位名称: '甲', 统一社会信用代码: creditCode(1), 行业代码: 'C1311' })
    expect(lettered).toMatchObject({ draft: { values: { industryCode: '1311' } }, notices: [] })
  })

  it('cleans area and industry codes with a notice', () => {
    const judged = judge({
      单位名称: '甲',
      统一社会信用代码: creditCode(1),
      行政区划代码: ' １４０６０２ ',
    })
    expect(noticesOf(judged)).toEqual(['text-normalised'])
    expect(judged).toMatchObject({ draft: { values: { areaCode: '140602' } } })
  })

  it('takes a credit code that stands in the column for organisation codes', () => {
    const code = creditCode(3)
    expect(judge({ 单位名称: '甲', 组织机构代码: code })).toMatchObject({ draft: { code } })
  })

  it('asks for the lost zero of an organisation code, unless a sound code stands beside it', () => {
    expect(judge({ 单位名称: '甲', 组织机构代码: '1234567' })).toMatchObject({
      rejected: { reason: 'organisation-code-length' },
    })
    const beside = judge({
      单位名称: '甲',
      统一社会信用代码: creditCode(1),
      组织机构代码: '1234567',
      注册号: '民证字第 5 号',
    })
    expect(noticesOf(beside)).toEqual(['code-not-used'])
    expect(beside).toMatchObject({ draft: { values: { registrationNumber: '民证字第5号' } } })
  })

  it('does not keep a citizen’s identity number or a telephone in scientific notation', () => {
    const judged = judge({
      单位名称: '甲',
      统一社会信用代码: '11010519491231002X',
      电话: '1.39E+10',
    })
    expect(noticesOf(judged)).toEqual(['identity-number', 'phone-unreadable'])
    expect('draft' in judged && judged.draft).toMatchObject({
      code: null,
      values: { unitName: '甲' },
    })
  })
})
