import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCells } from '../../../server/platform/list-file/read-cells.ts'
import {
  aboveScaleList,
  fiveRawLists,
  groundBlocks,
  groundBuildings,
  names,
} from '../../support/five-raw-lists.ts'
import { buildCommandLine, type CommandLine, type Ended } from './run-cli.ts'

type Row = Record<string, string>

describe('jingpu listing', () => {
  let cli: CommandLine
  let first: Ended
  const at = (...path: string[]) => join(cli.folder, ...path)
  const run = (...more: string[]) =>
    cli.run(
      'listing',
      ...fiveRawLists.map(({ source, fileName }) => `${source}=${at(fileName)}`),
      ...['--area', '140602', '--out', at('清查'), '--json'],
      ...['--blocks', at('小区.geojson'), '--buildings', at('建筑物.geojson')],
      ...['--heading', '税务:办税负责人=负责人', '--heading', '税务:税源地=经营地址'],
      ...['--attributes', at('一套表.csv'), ...more],
    )
  beforeAll(async () => {
    cli = await buildCommandLine()
    for (const { fileName, content } of fiveRawLists) writeFileSync(at(fileName), content)
    writeFileSync(at('一套表.csv'), aboveScaleList)
    writeFileSync(
      at('小区.geojson'),
      collection(groundBlocks, ({ code, name }) => ({ 普查小区代码: code, 名称: name })),
    )
    writeFileSync(
      at('建筑物.geojson'),
      collection(groundBuildings, ({ code, blockCode, name }) => ({
        ...{ 建筑物编码: code, 普查小区代码: blockCode, 名称: name, 层数: 5 },
      })),
    )
    first = await run()
  }, 180_000)
  afterAll(() => cli.remove())

  const rowsOf = (name: string): Row[] => {
    const text = readFileSync(at('清查', name), 'utf8').replace('\ufeff', '')
    const [head, ...rows] = readCells(text)
    return rows.map(({ cells }) =>
      Object.fromEntries(head!.cells.map((heading, i) => [heading, cells[i] ?? ''])),
    )
  }
  /** As somebody fills it in with WPS, which saves it in GBK. */
  const fillIn = (name: string, fill: (row: Row) => Row) => {
    const rows = rowsOf(name).map((row) => ({ ...row, ...fill(row) }))
    const lines = [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row))]
    const text = lines.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n')
    writeFileSync(at('清查', name), iconv.encode(text, 'gb18030'))
  }

  it('reads five raw lists of any shape, and says what is still open', () => {
    expect([first.code, first.stderr]).toEqual([1, ''])
    const report = JSON.parse(first.stdout)
    expect(report.imports.map(({ rows, refused }: Row) => [rows, refused])).toEqual(
      fiveRawLists.map(({ rows, refused }) => [rows, refused]),
    )
    expect(report).toMatchObject({ records: 25, openRecords: 25, units: 0, ledgerDifferences: [] })
    expect(report.openPairs).toBeGreaterThan(5)
    const unit = rowsOf('单位.csv').find((row) => row.单位详细名称 === names.merged)!
    expect(unit).toMatchObject({
      ...{ 单位: '市场主体.csv:1', 来源: '市场监管名录、税务名录', 普查小区代码: '14060200100101' },
    })
    expectBalance()
  })

  it('carries out what is filled in, until every record has its place', async () => {
    fillIn('疑似重复.csv', (row) => {
      if (row.状态 === '待判，像分支') return { 判定: '分支机构', 以谁为主: '甲' }
      const follows = row.乙名称 === '马邑路小炒店' || row.甲名称 === '马邑路小炒店'
      if (follows)
        return { 判定: '前后接续', 以谁为主: row.甲名称 === '马邑路小炒店' ? '甲' : '乙' }
      return Number(row.可能) > 0.9
        ? { 判定: '合并', 理由: '电话、地址都对' }
        : { 判定: '不是同一家' }
    })
    fillIn('记录.csv', (row) =>
      row.原因 === '导入时未通过，待处理' ? { 认定: '非普查对象', 认定依据: '问供名录的部门' } : {},
    )
    const second = await run('--decided', at('清查'))
    expect([second.code, second.stderr]).toEqual([1, ''])
    // What was merged or has ceased needs no more; the others were visited.
    const settled = new Set(
      rowsOf('记录.csv').flatMap((row) => (row.着落 === '未了' ? [] : [row.单位!])),
    )
    fillIn('单位.csv', (row) => {
      if (settled.has(row.单位!)) return {}
      const place = row.普查小区代码 === '' ? { 落到小区: '14060200100102' } : {}
      return { ...place, 核查情况: '正常填表' }
    })
    const third = await run('--decided', at('清查'))
    expect([third.code, third.stderr]).toEqual([0, ''])
    const report = JSON.parse(third.stdout)
    expect(report).toMatchObject({ openRecords: 0, openPairs: 0, ledgerDifferences: [] })
    expect(report.rosters).toEqual({ 联网直报名录: 1, 部门名录: 1, 平板登记名录: report.units - 2 })
    expectBalance()
    const listed = rowsOf('清查名录.csv')
    expect(listed).toHaveLength(report.units)
    expect(listed.find((row) => row.名录 === '联网直报名录')).toMatchObject({
      ...{ 单位: '市场主体.csv:1', 单位详细名称: names.merged, 核查情况: '正常填表' },
    })
    const again = await run('--decided', at('清查'))
    expect(JSON.parse(again.stdout).contentHash).toBe(report.contentHash)
  }, 180_000)

  it('names what cannot be carried out, and the file, row and remedy', async () => {
    mkdirSync(at('错'), { recursive: true })
    const head = '甲,甲名称,乙,乙名称,可能,比特,状态,判定,以谁为主,理由'
    writeFileSync(at('错', '疑似重复.csv'), `${head}\r\na:1,,b:1,,,,,合并,甲,\r\n`)
    const wrong = await run('--decided', at('错'))
    expect(wrong).toMatchObject({ code: 2, stdout: '' })
    expect(wrong.stderr).toContain('疑似重复.csv 第 1 行：没有记录「a:1」的单位')
    writeFileSync(at('错', '疑似重复.csv'), `${head}\r\na:1,,b:1,,,,,并掉,甲,\r\n`)
    const unknown = await run('--decided', at('错'))
    expect(unknown.stderr).toContain(
      '「判定」写的是「并掉」，应为：合并、不是同一家、分支机构、前后接续',
    )
    const unnamed = await cli.run('listing', '纳税人.csv', '--area', '140602', '--out', at('错'))
    expect(unnamed).toMatchObject({ code: 2 })
    expect(unnamed.stderr).toContain('应写成 来源=文件')
  }, 180_000)

  it('takes blocks and buildings into an installation, and names the shapes it refused', async () => {
    const load = (file: string) =>
      cli.run('import-blocks', at(file), '--data', at('city'), '--json')
    writeFileSync(
      at('一处错.geojson'),
      collection(groundBlocks, () => ({ 普查小区代码: '14' })),
    )
    const [good, refused, none] = [
      await load('小区.geojson'),
      await load('一处错.geojson'),
      await load('一套表.csv'),
    ]
    expect([good.code, JSON.parse(good.stdout)]).toEqual([
      0,
      { blocks: 3, buildings: 0, refused: [], notices: [] },
    ])
    expect([refused.code, JSON.parse(refused.stdout).refused[0]]).toEqual([
      1,
      `${at('一处错.geojson')} 第 1 个图形：普查小区代码「14」不是 14 位数字`,
    ])
    expect([none.code, none.stdout]).toEqual([2, ''])
    expect(none.stderr).toContain('不是 JSON 文件')
  }, 180_000)

  function expectBalance(): void {
    const lines = rowsOf('台账.csv').map((row) => Object.values(row))
    for (const [, records, ...columns] of lines) {
      expect(columns.reduce((sum, each) => sum + Number(each), 0)).toBe(Number(records))
    }
    expect(lines.at(-1)?.slice(0, 2)).toEqual(['合计', '25'])
    expect(rowsOf('记录.csv')).toHaveLength(25)
  }
})

function collection<T extends { readonly geometry: object }>(
  features: readonly T[],
  propertiesOf: (feature: T) => object,
): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    features: features.map((feature) => ({
      ...{ type: 'Feature', geometry: feature.geometry, properties: propertiesOf(feature) },
    })),
  })
}
