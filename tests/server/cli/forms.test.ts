import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formIds } from '../../../forms/generated/registry.ts'
import { buildCommandLine, type CommandLine } from './run-cli.ts'

describe('jingpu forms', () => {
  let cli: CommandLine
  beforeAll(async () => {
    cli = await buildCommandLine()
  }, 60_000)
  afterAll(() => cli.remove())

  it('prints every form with its indicators as JSON and nothing else', async () => {
    const { code, stdout } = await cli.run('forms', '--json')
    expect(code).toBe(0)
    const forms = JSON.parse(stdout) as { id: string; indicators: object[] }[]
    const ids = forms.map((form) => form.id)
    expect(ids).toEqual(expect.arrayContaining(['601', '605-nonindustry', '621', 'B603', 'IO-1']))
    expect(ids).toEqual([...formIds])
    for (const form of forms) {
      expect(Object.keys(form)).toEqual(['id', 'version', 'title', 'indicators', 'applicability'])
      expect(form.indicators.length).toBeGreaterThan(2)
      for (const indicator of form.indicators) {
        expect(Object.keys(indicator)).toEqual(['code', 'name', 'unit', 'type', 'provenance'])
      }
    }
  })

  it('prints one form, in words as well', async () => {
    const one = await cli.run('forms', '--form', 'b603', '--json')
    expect(JSON.parse(one.stdout)).toMatchObject([{ id: 'B603', title: '工业财务状况' }])
    const lower = await cli.run('forms', '--form', '605-NONINDUSTRY', '--json')
    expect(JSON.parse(lower.stdout)).toMatchObject([{ id: '605-nonindustry' }])
    const words = await cli.run('forms', '--form', '621')
    expect(words.stdout).toContain('621　单位清查表')
    expect(words.stdout).toContain('109\t统一社会信用代码')
  })

  it('says who owes a form as rules: conditions as data, in words, and where they are from', async () => {
    const { stdout } = await cli.run('forms', '--json')
    const forms = JSON.parse(stdout) as {
      id: string
      applicability: { rules: { reason: string; text: string; when: string; source: object }[] }
    }[]
    expect(forms.filter(({ applicability }) => applicability.rules.length === 0)).toEqual([])
    const rule = forms.find(({ id }) => id === '602')?.applicability.rules[0]
    expect(rule).toEqual({
      reason: '一套表法人单位',
      condition: {
        all: [
          { attribute: 'kind', name: '单位类别', operator: 'in', values: ['legalUnit'] },
          { attribute: 'departmentList', name: '部门名录单位', operator: 'unknown', values: [] },
          { attribute: 'aboveScale', name: '一套表单位', operator: 'in', values: [true] },
          {
            any: [
              { attribute: 'industryCode', name: '行业代码', operator: 'unknown', values: [] },
              {
                ...{ attribute: 'industryCode', name: '行业代码', of: 'section' },
                ...{ operator: 'not-in', values: ['A', 'T'] },
              },
              {
                ...{ attribute: 'industryCode', name: '行业代码' },
                ...{ operator: 'starts-with', values: ['05'] },
              },
            ],
          },
        ],
      },
      text: '单位类别为 法人单位，且部门名录单位为空，且一套表单位为 是，且（行业代码为空，或行业门类不为 A、T，或行业代码以 05 开头）',
      when: expect.stringContaining('unit.aboveScale'),
      source: { status: 'official', text: '五经普表式目录，按报表类别填报' },
    })
    const words = await cli.run('forms', '--form', '613')
    expect(words.stdout).toContain('全面调查层或抽中普查小区内的个体经营户：单位类别为 个体经营户')
  })

  it('names the forms there are when another is asked for', async () => {
    const { code, stdout, stderr } = await cli.run('forms', '--form', '999', '--json')
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('没有表「999」，可用的表：601、601-1、602')
  })

  it('answers bad use with 2 and help with 0', async () => {
    for (const args of [['nonsense'], ['forms', '--nonsense'], ['forms', 'extra'], []]) {
      const { code, stderr } = await cli.run(...args)
      expect([args, code]).toEqual([args, 2])
      expect(stderr).toContain('--help')
    }
    for (const args of [['--help'], ['forms', '--help'], ['serve', '--help'], ['--version']]) {
      expect((await cli.run(...args)).code).toBe(0)
    }
  }, 60_000)
})
