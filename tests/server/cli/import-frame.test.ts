import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf, creditCode, csv } from '../frame/lists.ts'
import { buildCommandLine, type CommandLine } from './run-cli.ts'

describe('jingpu import-frame', () => {
  let cli: CommandLine
  const good = () => join(cli.folder, 'good.csv')
  const mixed = () => join(cli.folder, 'mixed.csv')
  const broken = () => join(cli.folder, 'broken.csv')
  beforeAll(async () => {
    cli = await buildCommandLine()
    writeFileSync(good(), bytesOf(csv([[creditCode(1), '甲公司']]), 'gb18030'))
    writeFileSync(
      mixed(),
      bytesOf(
        csv([
          [creditCode(1), '甲公司'],
          ['9.1E+17', '乙公司'],
        ]),
      ),
    )
    writeFileSync(broken(), bytesOf('单位名称\n甲\xff', 'latin1'))
  }, 60_000)
  afterAll(() => cli.remove())

  it('reports a dry run without a database, leaving none behind', async () => {
    const { code, stdout } = await cli.run(
      'import-frame',
      good(),
      '--source',
      '市场监督管理局',
      '--dry-run',
      '--json',
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      rows: 1,
      accepted: 1,
      rejected: [],
      matched: 0,
      new: 1,
      encoding: 'GB18030',
      dryRun: true,
    })
    expect(existsSync(join(cli.folder, 'data'))).toBe(false)
  })

  it('imports once, matches the next list, and answers 1 when rows are refused', async () => {
    const data = join(cli.folder, 'city')
    const importing = (file: string, source: string) =>
      cli.run('import-frame', file, '--source', source, '--data', data, '--json')
    const first = await importing(good(), '市场监督管理局')
    expect([first.code, first.stderr]).toEqual([0, ''])
    expect(JSON.parse(first.stdout)).toMatchObject({ new: 1, matched: 0 })
    const again = await importing(good(), '市场监督管理局')
    expect(JSON.parse(again.stdout)).toMatchObject({ new: 0, matched: 1 })
    const other = await importing(mixed(), 'tax')
    expect(other.code).toBe(1)
    expect(JSON.parse(other.stdout)).toMatchObject({
      rows: 2,
      accepted: 1,
      matched: 1,
      new: 0,
      rejected: [{ row: 2, field: '统一社会信用代码', reason: 'code-scientific-notation' }],
    })
  }, 60_000)

  it('says in words what was refused and why', async () => {
    const { code, stdout } = await cli.run('import-frame', mixed(), '--source', 'tax', '--dry-run')
    expect(code).toBe(1)
    expect(stdout).toContain('共 2 行：接收 1 行（与底册匹配 0，新增 1），拒收 1 行')
    expect(stdout).toContain('第 2 行「统一社会信用代码」')
  })

  it('answers 2 naming the file and the place when the input is bad', async () => {
    const bad = await cli.run('import-frame', broken(), '--source', 'tax', '--dry-run', '--json')
    expect([bad.code, bad.stdout]).toEqual([2, ''])
    expect(bad.stderr).toContain('broken.csv')
    const absent = await cli.run('import-frame', 'absent.csv', '--source', 'tax', '--dry-run')
    expect(absent).toMatchObject({ code: 2, stderr: expect.stringContaining('absent.csv 不存在') })
    const unknown = await cli.run('import-frame', good(), '--source', '气象局', '--dry-run')
    expect(unknown).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('没有来源「气象局」'),
    })
    const without = await cli.run('import-frame', good(), '--dry-run')
    expect(without).toMatchObject({ code: 2, stderr: expect.stringContaining('缺少必填选项') })
  }, 60_000)
})
