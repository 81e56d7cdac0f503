import { describe, expect, test } from 'vitest'
import { evaluateDocument } from '../../../forms/engine/evaluate-document.ts'
import { normaliseAnswers } from '../../../forms/engine/normalise.ts'
import { normaliseCell } from '../../../forms/engine/normalise-cell.ts'
import { loadSmallForm } from '../../support/small-form.ts'

const form = await loadSmallForm()

const one = (raw: Record<string, unknown>) => {
  const { answers, notices, unknown } = normaliseAnswers(form, raw)
  return {
    answers,
    unknown,
    notices: notices.map(({ severity, fields, message }) => [severity, fields[0], message]),
  }
}

describe('names', () => {
  test('are official codes or property names', () => {
    expect(one({ '301': 5, cost: 3, '211': '10' }).answers).toEqual({
      revenue: 5,
      cost: 3,
      institutionType: '10',
    })
  })

  test('that no indicator has are reported with the nearest and kept', () => {
    const { answers, notices, unknown } = one({ revenu: 5, establishments: [{ incom: 3 }] })
    expect(answers).toEqual({ establishments: [{ incom: 3 }] })
    expect(unknown).toEqual({ revenu: 5 })
    expect(notices).toEqual([
      ['verify', undefined, 'T1 表没有指标“revenu”，是否指“revenue”；内容没有参加审核'],
      [
        'verify',
        'establishments[0].incom',
        '子表“产业活动单位”没有指标“incom”，是否指“income”；内容没有参加审核',
      ],
    ])
  })

  test('of a few characters are like many others: nothing is guessed', () => {
    expect(one({ '999': 5, 备注: '无' }).notices.map(([, , message]) => message)).toEqual([
      'T1 表没有指标“999”，请核对指标代码；内容没有参加审核',
      'T1 表没有指标“备注”，请核对指标代码；内容没有参加审核',
    ])
  })

  test('given twice keep both values', () => {
    const { answers, notices, unknown } = one({ '301': 5, revenue: 6 })
    expect(answers).toEqual({ revenue: 5 })
    expect(unknown).toEqual({ revenue: 6 })
    expect(notices[0]).toEqual([
      'mandatory',
      'revenue',
      '“营业收入”给了两次（代码、英文名或名称），以先出现的为准',
    ])
  })

  test('cannot reach the prototype of an object', () => {
    const { answers, unknown } = normaliseAnswers(
      form,
      JSON.parse('{"__proto__": {"revenue": 1}, "constructor": 1}'),
    )
    expect(Object.keys(answers)).toEqual([])
    expect(Object.keys(unknown).sort()).toEqual(['__proto__', 'constructor'])
  })
})

describe('what cannot change the meaning is tidied with a notice', () => {
  test.each([
    [{ revenue: '1,200' }, { revenue: 1200 }, '“营业收入”“1,200”已记为数字“1200”'],
    [{ revenue: '１２００' }, { revenue: 1200 }, '“营业收入”“１２００”已记为数字“1200”'],
    [{ revenue: '-5' }, { revenue: -5 }, '“营业收入”文本“-5”已记为数字'],
    [{ share: '12.50' }, { share: 12.5 }, '“出口占比”“12.50”已记为数字“12.5”'],
    [{ institutionType: 10 }, { institutionType: '10' }, '“机构类型”数字“10”已记为代码“10”'],
    [
      { institutionType: ' １０' },
      { institutionType: '10' },
      '“机构类型”“ １０”前后有空格，已记为“10”',
    ],
    [
      { unifiedSocialCreditCode: '91440300708461136t' },
      { unifiedSocialCreditCode: '91440300708461136T' },
      '“统一社会信用代码”“91440300708461136t”写法不规范，已记为“91440300708461136T”',
    ],
    [
      { unitName: '\u200b某厂' },
      { unitName: '某厂' },
      '“单位详细名称”“\u200b某厂”含看不见的字符，已记为“某厂”',
    ],
    [
      { hasEstablishments: '是' },
      { hasEstablishments: true },
      '“有无下属产业活动单位”“是”已记为“是”',
    ],
    [
      { hasEstablishments: '2' },
      { hasEstablishments: false },
      '“有无下属产业活动单位”“2”已记为“否”',
    ],
    [{ hasEstablishments: 0 }, { hasEstablishments: false }, '“有无下属产业活动单位”“0”已记为“否”'],
    [{ formats: '1020、1030' }, { formats: ['1020', '1030'] }, '“零售业态”“1020、1030”已分成 2 项'],
  ])('%j', (raw, answers, message) => {
    const result = one(raw)
    expect(result.answers).toEqual(answers)
    expect(result.notices).toEqual([['advisory', Object.keys(raw)[0], message]])
  })

  test('empty cells are simply empty', () => {
    expect(one({ revenue: '', unitName: ' \u3000', cost: null, establishments: null })).toEqual({
      answers: {},
      notices: [],
      unknown: {},
    })
  })

  test('what is right is left alone', () => {
    const right = {
      revenue: 5,
      unitName: '某厂',
      hasEstablishments: true,
      institutionType: '10',
      formats: ['1020'],
    }
    expect(one(right)).toEqual({ answers: right, notices: [], unknown: {} })
  })
})

describe('what could change the meaning is refused and kept', () => {
  test.each([
    [{ revenue: '1e5' }, '写成了科学记数法'],
    [{ revenue: 1.5 }, '应填整数，请按四舍五入取整'],
    [{ revenue: '1.5' }, '应填整数，请按四舍五入取整'],
    [{ revenue: Number.NaN }, '不是数字'],
    [{ revenue: -0 }, '填的是 -0'],
    [{ revenue: 2 ** 53 }, '超出可精确记录的范围，请核对计量单位'],
    [{ revenue: '9007199254740993' }, '位数太多，无法精确记录'],
    [{ revenue: '1,20' }, '读不出数字'],
    [{ revenue: '约五百' }, '读不出数字，应填整数（千元）'],
    [{ revenue: true }, '应填整数（千元）'],
    [{ share: 1.234 }, '小数至多 2 位'],
    [{ industryCode: 1311 }, '代码和号码应按文本填写'],
    [{ unifiedSocialCreditCode: 914403001922038 }, '代码和号码应按文本填写'],
    [{ institutionType: 99 }, '代码和号码应按文本填写'],
    [{ hasEstablishments: '也许' }, '应填“是”或“否”'],
    [{ unitName: { a: 1 } }, '应填文字'],
    [{ establishments: 'x' }, '应为各行的列表'],
  ])('%j', (raw, message) => {
    const { answers, notices } = one(raw)
    expect(answers).toEqual(raw)
    expect(notices).toEqual([['mandatory', Object.keys(raw)[0], expect.stringContaining(message)]])
  })

  test('9007199254740991 is still exact', () => {
    expect(one({ revenue: '9007199254740991' }).answers).toEqual({ revenue: 2 ** 53 - 1 })
  })

  test('a document that is no document is kept whole', () => {
    for (const raw of [null, [], 'x', 5]) {
      const result = normaliseAnswers(form, raw)
      expect(result.unknown).toEqual({ document: raw })
      expect(result.notices[0]?.severity).toBe('mandatory')
    }
  })
})

test('noise of binary arithmetic is no decimal place; decimals written out are', () => {
  const tonnes = { type: 'number', 'x-decimals': 2 } as const
  expect(normaliseCell('output', tonnes, 1.1 * 3)).toMatchObject({
    ...{ value: 3.3, remark: { severity: 'advisory' } },
  })
  expect(normaliseCell('staff', { type: 'integer' }, 1.1 * 30)).toMatchObject({ value: 33 })
  for (const written of [3.301, 3.3000001, '3.3000000000000003', 0.001])
    expect(normaliseCell('output', tonnes, written).remark?.severity).toBe('mandatory')
  expect(normaliseCell('staff', { type: 'integer' }, 33.5).remark?.severity).toBe('mandatory')
})

test('dates are read as they are written, and stand only where the calendar has them', () => {
  const date = { type: 'string', format: 'date' } as const
  for (const written of ['2024/2/5', '2024.2.5', '2024年2月5日', '20240205', '２０２４-02-05'])
    expect(normaliseCell('reportDate', date, written)).toMatchObject({
      ...{ value: '2024-02-05', remark: { severity: 'advisory' } },
    })
  expect(normaliseCell('reportDate', date, '去年底').value).toBe('去年底')
})

test('lines of a matrix may carry the mark of their column', () => {
  const energy = { type: 'string', 'x-codelist': 'energy', 'x-code': 'R' } as const
  expect(normaliseCell('energy', energy, 'R33').value).toBe('33')
  expect(normaliseCell('energy', energy, 'r33').remark?.severity).toBe('advisory')
  expect(normaliseCell('energy', energy, '33')).toEqual({ value: '33', remark: null })
  // Another letter, or a list that is addressed otherwise, is left alone.
  expect(normaliseCell('energy', energy, 'C33').value).toBe('C33')
  expect(normaliseCell('product', { ...energy, 'x-code': 'P-code' }, 'P33').value).toBe('P33')
})

describe('a document', () => {
  test('is tidied and judged, each fault once', () => {
    const raw = { '102': '某厂', '211': 20, '301': '1.5', '192': -1 }
    const { findings, answers } = evaluateDocument(form, { answers: raw }, {}, new Map())
    expect(answers).toEqual({ unitName: '某厂', institutionType: '20', revenue: '1.5', staff: -1 })
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['T1-format-institutionType', 'advisory'],
      ['T1-format-revenue', 'mandatory'],
      ['T1-format-staff', 'mandatory'],
    ])
  })

  test('brings its last year and its other forms, by code as well', () => {
    const base = { unitName: '某厂', institutionType: '20', revenue: 5 }
    const { findings } = evaluateDocument(
      form,
      { answers: base, previous: { '301': '6' }, others: { X: {} } },
      {},
      new Map(),
    )
    expect(findings.map(({ message }) => message)).toEqual(['低于上年 6'])
  })
})
