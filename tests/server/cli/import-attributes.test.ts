import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf, creditCode, csv } from '../frame/lists.ts'
import { buildCommandLine, type CommandLine } from './run-cli.ts'

describe('jingpu import-attributes', () => {
  let cli: CommandLine
  beforeAll(async () => {
    cli = await buildCommandLine()
    const frame = csv([
      [creditCode(1), '甲公司'],
      [creditCode(2), '乙公司'],
    ])
    writeFileSync(join(cli.folder, 'frame.csv'), bytesOf(frame))
    const list = csv(
      [
        [creditCode(1), '是'],
        [creditCode(2), '也许'],
      ],
      ['统一社会信用代码', '一套表单位'],
    )
    writeFileSync(join(cli.folder, '一套表.csv'), bytesOf(list, 'gb18030'))
    const imported = await cli.run('import-frame', 'frame.csv', '--source', 'tax')
    expect([imported.code, imported.stderr]).toEqual([0, ''])
  }, 60_000)
  afterAll(() => cli.remove())

  const load = (...args: string[]) => cli.run('import-attributes', ...args)

  it('tries, loads, and finds nothing new the second time', async () => {
    const trial = await load('一套表.csv', '--dry-run')
    expect(trial.code).toBe(1)
    expect(trial.stdout).toContain('一套表　一套表.csv（GB18030）　试载入，未写入')
    expect(trial.stdout).toContain('共 2 行：载入 1 行（有变化 1，没有变化 0），拒收 1 行')
    expect(trial.stdout).toContain('第 2 行「一套表单位」')
    const real = await load('一套表.csv', '--name', '一套表单位名录', '--json')
    expect(JSON.parse(real.stdout)).toMatchObject({
      ...{ name: '一套表单位名录', dryRun: false, rows: 2, accepted: 1, changed: 1 },
      rejected: [{ row: 2, field: '一套表单位', reason: 'value-not-in-list' }],
    })
    const again = await load('一套表.csv', '--json')
    expect(JSON.parse(again.stdout)).toMatchObject({ changed: 0, unchanged: 1 })
  }, 60_000)

  it('answers 2 naming the file when it holds no such list', async () => {
    const wrong = await load('frame.csv')
    expect(wrong).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('frame.csv：前 3 行里找不到表头'),
    })
    expect(await load('absent.csv')).toMatchObject({ code: 2 })
  }, 60_000)
})
