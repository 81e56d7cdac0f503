import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it } from 'vitest'
import { linkReport } from '../../../server/cli/link/link-report.ts'
import { linkRows } from '../../../server/cli/link/link-rows.ts'
import { linkLists } from '../../../server/domains/linkage/index.ts'
import { storedZip } from '../../support/stored-zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'link-lists-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const english = write(
  '市场监管.csv',
  'rec_id,source,uscc,name,legal_rep,phone,address\n' +
    'a1,market,,朔城区鑫源超市,张建国,13900001234,朔城区开发路12号\n' +
    'a2,market,,应县恒通物流有限公司,李丽,13800005678,应县迎宾街3号\n',
)
const chinese = write(
  '税务.csv',
  iconv.encode(
    '纳税人名称,法定代表人,联系电话,生产经营地址,纳税信用\r\n鑫源超市,张建国,13900001234,开发路12号,A\r\n',
    'gbk',
  ),
)
const sheet = (cells: string): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`
const workbook = write(
  '电力.xlsx',
  storedZip({
    'xl/sharedStrings.xml':
      '<sst><si><t>用电户名</t></si><si><t>恒通物流</t><rPh><t>x</t></rPh></si></sst>',
    'xl/worksheets/sheet1.xml': sheet(
      '<row><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>联系电话</t></is></c></row>' +
        '<row><c r="A2" t="s"><v>1</v></c><c r="C2"><v>13800005678</v></c></row>',
    ),
  }),
)

describe('lists of several offices linked', () => {
  it('reads English and Chinese headings, GBK and xlsx, and gives every record a cluster', async () => {
    const linked = await linkLists([english, chinese, workbook], () => {})
    const lines = [...linkRows(linked)].join('').trim().split('\n')
    expect(lines[0]).toBe('rec_id,cluster_id,weight')
    const clusters = new Map(
      lines.slice(1).map((line) => line.split(',').slice(0, 2) as [string, string]),
    )
    expect([...clusters.keys()]).toEqual(['a1', 'a2', '税务.csv:1', '电力.xlsx:1'])
    expect(clusters.get('税务.csv:1')).toBe(clusters.get('a1'))
    expect(clusters.get('电力.xlsx:1')).toBe(clusters.get('a2'))
    expect(clusters.get('a1')).not.toBe(clusters.get('a2'))
    expect(linked.files.map(({ encoding }) => encoding)).toEqual(['UTF-8', 'GB18030', 'xlsx'])
  })

  it('reads headings of two lines, and joins nothing by codes that lost their digits', async () => {
    const text = (column: string, row: number, said: string) =>
      `<c r="${column}${row}" t="inlineStr"><is><t>${said}</t></is></c>`
    const number = (row: number) => `<c r="A${row}"><v>114060200000000001</v></c>`
    const merged = write(
      '民政.xlsx',
      storedZip({
        'xl/worksheets/sheet1.xml': sheet(
          `<row>${text('A', 1, '统一社会信用代码')}${text('B', 1, '基本情况')}${text('D', 1, '地址')}</row>` +
            `<row>${text('B', 2, '单位名称')}${text('C', 2, '负责人')}</row>` +
            `<row>${number(3)}${text('B', 3, '朔城区爱心养老院')}${text('C', 3, '刘芳')}${text('D', 3, '北关路1号')}</row>` +
            `<row>${number(4)}${text('B', 4, '平鲁区读书协会')}${text('C', 4, '高明')}${text('D', 4, '南街9号')}</row>`,
        ),
      }),
    )
    const linked = await linkLists([merged], () => {})
    expect(linked.files[0]?.columns.map(({ field }) => field)).toEqual([
      ...['uscc', 'name', 'legalRep', 'address'],
    ])
    const clusters = [...linkRows(linked)].join('').trim().split('\n').slice(1)
    expect(new Set(clusters.map((line) => line.split(',')[1])).size).toBe(2)
  })

  it('names the columns it does not use', async () => {
    const { files } = await linkLists([chinese], () => {})
    expect(files[0]!.notes).toEqual(['未使用的列：纳税信用'])
    expect(files[0]!.columns[2]).toEqual({ heading: '联系电话', field: 'phone' })
  })

  it('names rows it cannot read and goes on', async () => {
    const path = write('坏.csv', 'rec_id,name\n1,甲店\n2,"乙店\n3,丙店\n3,丁店\n')
    const { faults, recIds } = await linkLists([path], () => {})
    expect(recIds).toEqual(['1', '3', '3'])
    expect(faults).toMatchObject([{ file: '坏.csv', row: 2 }, { row: 0 }])
    expect(faults[1]!.message).toContain('「3」')
  })

  it('refuses what is no list, with a remedy', async () => {
    const old = write('旧.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'))
    await expect(linkLists([old], () => {})).rejects.toThrow('另存为')
    const headless = write('无表头.csv', '1,2\n3,4\n')
    await expect(linkLists([headless], () => {})).rejects.toThrow('找不到名称列')
    await expect(linkLists([join(folder, '没有.csv')], () => {})).rejects.toThrow('不存在')
    const broken = write('坏.xlsx', Buffer.from('504b030400000000', 'hex'))
    await expect(linkLists([broken], () => {})).rejects.toThrow('打不开')
  })

  it('reports counts that add up', async () => {
    const report = linkReport(await linkLists([english, chinese, workbook], () => {}))
    expect(report).toMatchObject({ records: 4, clusters: 2, toReview: 0, faults: [] })
    expect(report.weights.length).toBeGreaterThan(40)
  })
})
