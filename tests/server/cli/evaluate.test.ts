import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openData } from '../../../server/cli/open-data.ts'
import { evaluation, evaluationRun } from '../../../server/domains/responses/tables.ts'
import { setInstallation } from '../../../server/platform/installation.ts'
import { putStanding } from '../../support/evaluation-city.ts'
import { publishCheck } from '../../support/publish-check.ts'
import { noodleShop } from '../../support/responses.ts'
import { buildCommandLine, type CommandLine } from './run-cli.ts'

const UNITS = 1_400

// The program under test opens files; on PostgreSQL it would need a server of its own.
describe('jingpu evaluate', () => {
  let cli: CommandLine
  const folder = () => join(cli.folder, 'data')

  beforeAll(async () => {
    cli = await buildCommandLine()
    const database = await openData({ folder: folder(), demo: false })
    await database.write((tx) => setInstallation(tx, 'kind', 'production'))
    await putStanding(
      database,
      Array.from({ length: UNITS }, (_, index) => ({
        unitId: `unit-${String(index).padStart(5, '0')}`,
        ...({ kind: 'selfEmployed', formId: '622' } as const),
        answers: { ...noodleShop, femaleStaffAtYearEnd: index % 7 },
      })),
    )
    await database.close()
  }, 60_000)
  afterAll(() => cli.remove())

  it('killed in the middle, goes on from there in worker threads, and evaluates nothing twice', async () => {
    const begun = await cli.startWork('evaluate', '--data', folder(), '--workers', '1')
    begun.process.kill('SIGKILL')
    expect((await begun.ended).stdout).toBe('')
    const { code, stdout } = await cli.run(
      ...['evaluate', '--data', folder(), '--workers', '2', '--json'],
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ resumed: true, finished: true, units: UNITS })
    const database = await openData({ folder: folder(), demo: false })
    expect(await database.read.select().from(evaluation)).toHaveLength(UNITS)
    expect(await database.read.select().from(evaluationRun)).toHaveLength(1)
    await database.close()
  }, 60_000)

  it('runs the checks in force in its workers and says under which version', async () => {
    const database = await openData({ folder: folder(), demo: false })
    await publishCheck(database, '2024-01-01T00:00:00.000Z')
    const { code, stdout } = await cli.run(
      ...['evaluate', '--data', folder(), '--workers', '2', '--json'],
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ resumed: false, responses: UNITS })
    const versions = (await database.read.select().from(evaluation)).map((row) => row.ruleVersion)
    const under = (version: string) => versions.filter((each) => each === version).length
    expect([under('2023.1'), under('2023.1+1')]).toEqual([UNITS, UNITS])
    await database.close()
  }, 60_000)

  it('hands its percentiles to check, as a file or from the database', async () => {
    const data = join(cli.folder, 'works')
    const database = await openData({ folder: data, demo: false })
    await database.write((tx) => setInstallation(tx, 'kind', 'production'))
    const works = Array.from({ length: 25 }, (_, at) => ({
      ...({ unitId: `works-${at}`, kind: 'legalUnit', formId: 'B603' } as const),
      ...{
        industryCode: '3073',
        answers: { operatingRevenue: 3_000 + 100 * at, averageStaff: 10 },
      },
    }))
    await putStanding(database, works)
    await database.close()
    const none = await cli.run('percentiles', '--data', data)
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('请先运行 evaluate')])
    expect((await cli.run('evaluate', '--data', data, '--workers', '1')).code).toBe(0)
    const written = await cli.run('percentiles', '--data', data)
    expect(written.stderr).toContain('来自 25 个单位')
    const file = join(cli.folder, '分位数.json')
    writeFileSync(file, written.stdout)
    const firm = join(cli.folder, '企业.json')
    const answers = { operatingRevenue: 3_000_000, averageStaff: 10 }
    writeFileSync(firm, JSON.stringify({ form: 'B603', unit: { industryCode: '3073' }, answers }))
    for (const from of [
      ['--percentiles', file],
      ['--data', data],
    ])
      expect((await cli.run('check', firm, ...from)).stdout).toContain('25 家单位的常见范围')
    const both = await cli.run('check', firm, '--percentiles', file, '--data', data)
    expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('只能用一个')])
  }, 60_000)

  it('refuses a form there is none of', async () => {
    const { code, stderr } = await cli.run('evaluate', '--data', folder(), '--form', '999')
    expect(code).toBe(2)
    expect(stderr).toContain('没有表「999」')
  })
})
