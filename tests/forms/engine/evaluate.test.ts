import { describe, expect, test } from 'vitest'
import { indexCodeLists } from '../../../forms/engine/code-list-index.ts'
import { evaluateResponse, evaluateResponses } from '../../../forms/engine/evaluate.ts'
import type { Answers, CheckContext } from '../../../forms/engine/types.ts'
import { loadSmallForm } from '../../support/small-form.ts'

const form = await loadSmallForm()
const judge = (answers: unknown, more: Partial<CheckContext> = {}) =>
  evaluateResponse(form, { answers: answers as Answers, ...more })
const sound = { unitName: '朔州某厂', institutionType: '20' }

describe('a respondent', () => {
  test('is told what is owed, in the order of the form', () => {
    expect(
      judge({}).map(({ rule, kind, severity, message }) => [rule, kind, severity, message]),
    ).toEqual([
      ['T1-required-unitName', 'required', 'mandatory', '“单位详细名称”未填，请填写'],
      ['T1-required-institutionType', 'required', 'mandatory', '“机构类型”未填，请填写'],
    ])
  })

  test('owes what a condition says, once it is true', () => {
    const owed = judge({ ...sound, institutionType: '10' }).map(({ rule }) => rule)
    expect(owed).toEqual(['T1-required-hasEstablishments', 'T1-required-revenue'])
    expect(judge(sound)).toEqual([])
  })

  test('does not owe what the office fills in', () => {
    const office = evaluateResponse(form, { answers: sound }, { includeOfficeItems: true })
    expect(office.map(({ rule }) => rule)).toEqual(['T1-required-industryCode'])
  })

  test('may put zero, which is an answer', () => {
    expect(
      judge({ ...sound, institutionType: '10', revenue: 0, hasEstablishments: false }),
    ).toEqual([])
  })
})

describe('documents judged together', () => {
  test('are told what each is told alone, in the same order', () => {
    const documents = [{}, sound, { ...sound, institutionType: '10' }, { revenue: '1' }, sound]
    const contexts = documents.map((answers) => ({ answers: answers as unknown as Answers }))
    const together = evaluateResponses(form, contexts)
    expect(together).toEqual(contexts.map((context) => evaluateResponse(form, context)))
    expect(together.map(({ length }) => length > 0)).toEqual([true, false, true, true, false])
    expect(evaluateResponses(form, [])).toEqual([])
  })
})

describe('codes', () => {
  test('outside a short list are named with the choices', () => {
    expect(judge({ ...sound, institutionType: '11' })).toEqual([
      {
        ...{
          rule: 'T1-code-institutionType',
          kind: 'code',
          severity: 'mandatory',
          outcome: 'fail',
        },
        fields: ['institutionType'],
        message: '“机构类型”的“11”不是所列代码，可取 10、20、90',
      },
    ])
  })

  test('of a long list are judged only when the list is at hand', () => {
    const industry = { id: 'industry', title: '行业', edition: '', source: '', status: 'confirmed' }
    const codeLists = indexCodeLists([{ ...industry, items: [{ code: '1311', name: '稻谷加工' }] }])
    expect(judge({ ...sound, industryCode: '9999' })).toEqual([])
    expect(judge({ ...sound, industryCode: '1311' }, { codeLists })).toEqual([])
    expect(
      judge({ ...sound, industryCode: '9999' }, { codeLists }).map(({ message }) => message),
    ).toEqual(['“行业代码”的“9999”不在《国民经济行业分类》中，请重新选择'])
  })

  test('among several options are named too', () => {
    const [finding] = judge({ ...sound, formats: ['1020', '9'] })
    expect(finding).toMatchObject({
      kind: 'code',
      rule: 'T1-code-formats',
      message: '“零售业态第 2 行”没有代码“9”，请从所列选项中选择',
    })
  })
})

describe('the format of answers', () => {
  test.each([
    [{ revenue: '多' }, 'revenue', '“营业收入”填的是“多”，读不出数字，应填整数（千元）'],
    [{ revenue: 1.5 }, 'revenue', '“营业收入”填的是“1.5”，应填整数（千元）'],
    [{ staff: -3 }, 'staff', '“从业人员”填的是 -3，不能为负数'],
    [{ share: 101 }, 'share', '“出口占比”填的是 101，不能大于 100'],
    [
      { unitName: '朔州市第一二三四厂' },
      'unitName',
      '“单位详细名称”有 9 个字，至多 8 个字，请写得简短些',
    ],
    [
      { reportDate: '2023/12/31' },
      'reportDate',
      '“报出日期”填的是“2023/12/31”，应为日期，如 2023-12-31',
    ],
    [
      { hasEstablishments: '是' },
      'hasEstablishments',
      '“有无下属产业活动单位”填的是“是”，应填“是”或“否”',
    ],
    [{ formats: ['1020', '1020'] }, 'formats', '“零售业态”有重复的项，请删去一个'],
    [{ establishments: 'x' }, 'establishments', '“产业活动单位”填的是“x”，应填子表的各行'],
    [
      { establishments: [{}, { name: 'a', income: 'x' }] },
      'establishments[1].income',
      '产业活动单位第 2 行“收入”填的是“x”，读不出数字，应填整数（千元）',
    ],
  ])('%j', (wrong, field, message) => {
    const findings = judge({ ...sound, ...wrong }).filter(({ kind }) => kind === 'format')
    expect(findings).toEqual([
      expect.objectContaining({
        fields: [field],
        message,
        severity: 'mandatory',
        rule: `T1-format-${field.replace(/\[\d+\]/, '')}`,
      }),
    ])
  })

  test('an indicator the form does not have is told, keeps nobody from reporting, and hides nothing', () => {
    const [finding, ...more] = judge({ ...sound, revenu: 1 })
    expect(finding).toMatchObject({
      ...{ rule: 'T1-format-revenu', kind: 'format', severity: 'advisory', fields: ['revenu'] },
      message:
        'T1 表没有指标“revenu”，是否指“revenue”。内容已原样保存，没有参加审核；代码写错的请改正，由较新的程序填报的请告知普查办升级系统后重审',
    })
    expect(more).toEqual([])
    const inRow = judge({ ...sound, establishments: [{ name: 'a', income: 1, incom: 2 }] })
    expect(inRow.filter(({ kind }) => kind === 'format')).toMatchObject([
      { severity: 'advisory', fields: ['establishments[0].incom'] },
    ])
  })

  test('lets empty cells be', () => {
    expect(
      judge({ ...sound, revenue: null, reportDate: '', establishments: [{ income: null }] }),
    ).toEqual([])
  })
})

describe('relations', () => {
  test('say the respondent’s numbers and point at the cells', () => {
    expect(judge({ ...sound, revenue: 1500, cost: 200, profit: 1000 })).toEqual([
      {
        ...{ rule: 'T1-001', kind: 'relation', severity: 'mandatory', outcome: 'fail' },
        fields: ['profit', 'revenue', 'cost'],
        message: '营业利润 1,000 不等于营业收入减营业成本 1,300，相差 -300 千元',
      },
    ])
  })

  test('visit rows one by one, passing over blank ones', () => {
    const rows = [{ name: 'a', income: 5 }, {}, { name: 'b', income: -5 }]
    const found = judge({
      ...sound,
      institutionType: '10',
      revenue: 9,
      hasEstablishments: true,
      establishments: rows,
    })
    expect(found.map(({ rule, fields, message }) => [rule, fields, message])).toEqual([
      ['T1-004', ['establishments', 'revenue'], '各单位收入合计 0 不等于 9'],
      ['T1-003', ['establishments[2].income'], '第 3 行收入 -5'],
    ])
  })

  test('in a row name the required cell', () => {
    const found = judge({ ...sound, establishments: [{ income: 1 }], revenue: 1 })
    expect(found.map(({ fields, message }) => [fields, message])).toEqual([
      [['establishments[0].name'], '第 1 行“名称”未填，请填写'],
    ])
  })

  test('with --all also report what passes and what does not apply', () => {
    const all = evaluateResponse(form, { answers: sound }, { all: true })
    const outcome = (rule: string) => all.find((finding) => finding.rule === rule)?.outcome
    expect(outcome('T1-required-unitName')).toBe('pass')
    expect(outcome('T1-001')).toBe('not-applicable')
    expect(outcome('T1-003')).toBe('not-applicable')
    expect(all.every(({ outcome: o, message }) => o === 'fail' || message === '')).toBe(true)
  })

  test('never throw, whatever the answers hold', () => {
    for (const strange of [
      [],
      [null],
      [[1]],
      { a: { b: 1 } },
      Number.NaN,
      -0,
      Number.POSITIVE_INFINITY,
      '\u0000',
    ]) {
      const answers = Object.fromEntries(
        Object.keys(form.schema.properties).map((key) => [key, strange]),
      )
      expect(() => judge(answers, { previous: answers as Answers })).not.toThrow()
    }
  })
})
