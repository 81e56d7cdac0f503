import { describe, expect, test } from 'vitest'
import { indexCodeLists } from '../../../forms/engine/code-list-index.ts'
import { interpretCheck } from '../../../forms/engine/language/interpret.ts'
import { readChecks } from '../../../forms/engine/language/read-checks.ts'
import { judge, loadCompiled, readOne, ruleText, vocabulary } from '../../support/language.ts'

const answers = (values: Record<string, unknown>) => ({ answers: values as Record<string, number> })

describe('missing figures', () => {
  test('are neither zero nor true', () => {
    expect(judge('[301] = 0')).toBe(null)
    expect(judge('not [301] = 0')).toBe(null)
    expect(judge('[301] + 1 > 0')).toBe(null)
    expect(judge('[301] ?? 0 = 0')).toBe(true)
  })

  test('leave what the rest decides', () => {
    expect(judge('[301] > 0 and [307] > 0', answers({ cost: -1 }))).toBe(false)
    expect(judge('[301] > 0 or [307] > 0', answers({ cost: 1 }))).toBe(true)
    expect(judge('[301] > 0 or [307] > 0', answers({ cost: -1 }))).toBe(null)
    expect(judge('if [301] > 0 then [307] > 0', answers({ cost: 1 }))).toBe(true)
  })

  test('are told apart from zero by is empty', () => {
    expect(judge('[301] is empty', answers({}))).toBe(true)
    expect(judge('[301] is empty', answers({ revenue: null }))).toBe(true)
    expect(judge('[301] is empty', answers({ revenue: 0 }))).toBe(false)
    expect(judge('[301] is filled', answers({ revenue: 'x' }))).toBe(true)
    expect(judge('[301] = 0', answers({ revenue: 'x' }))).toBe(null)
  })

  test('divisions by zero are missing too', () => {
    expect(judge('[301] / [307] < 2', answers({ revenue: 5, cost: 0 }))).toBe(null)
  })

  test('a form that was not obtained says nothing', () => {
    expect(judge('[602.08] is empty')).toBe(null)
    expect(judge('[602.08] is empty', { others: {} })).toBe(null)
    expect(judge('[602.08] is empty', { others: { '602': {} } })).toBe(true)
    expect(judge('reported("602")')).toBe(null)
    expect(judge('reported("602")', { others: {} })).toBe(false)
    expect(judge('previous.[301] is empty')).toBe(null)
    expect(judge('previous.revenue = 3', { previous: { revenue: 3 } })).toBe(true)
  })
})

describe('a condition that is not true', () => {
  test('makes the check not applicable', () => {
    expect(judge('[301] > 0', answers({ revenue: -1 }), '  when [307] > 0\n')).toBe(null)
    expect(judge('[301] > 0', answers({ revenue: -1, cost: 0 }), '  when [307] > 0\n')).toBe(null)
    expect(judge('[301] > 0', answers({ revenue: -1, cost: 1 }), '  when [307] > 0\n')).toBe(false)
  })
})

describe('tables', () => {
  const rows = (...list: unknown[]) => answers({ establishments: list })

  test('a sum over no rows is missing, a count is zero', () => {
    expect(judge('sum(establishments.income) = 0', rows())).toBe(null)
    expect(judge('(sum(establishments.income) ?? 0) = 0', rows())).toBe(true)
    expect(judge('count(establishments) = 0')).toBe(true)
    expect(judge('all(establishments: income > 0)')).toBe(null)
  })

  test('blank rows are not rows', () => {
    const filled = rows({ income: 2 }, {}, { income: null, name: '' }, { income: 3 })
    expect(judge('count(establishments) = 2', filled)).toBe(true)
    expect(judge('sum(establishments.[11]) = 5', filled)).toBe(true)
  })

  test('a row without its figure makes the sum missing unless it is defaulted', () => {
    const holed = rows({ income: 2 }, { name: '分厂' })
    expect(judge('sum(establishments.income) = 2', holed)).toBe(null)
    expect(judge('sum(establishments: income ?? 0) = 2', holed)).toBe(true)
  })

  test('conditions pick rows', () => {
    const two = rows(
      { category: '1', income: 5, staffCount: 2 },
      { category: '2', income: 7, staffCount: 0 },
    )
    expect(judge('count(establishments where category = "1") = 1', two)).toBe(true)
    expect(judge('first(establishments: income where [2] = "2") = 7', two)).toBe(true)
    expect(judge('all(establishments: income > 0)', two)).toBe(true)
    expect(judge('any(establishments: staffCount = 0 and income > 0)', two)).toBe(true)
    expect(judge('max(establishments.income) = 7 and min(establishments.income) = 5', two)).toBe(
      true,
    )
    expect(judge('unique(establishments.category)', two)).toBe(true)
    expect(
      judge('unique(establishments.category)', rows({ category: '1' }, { category: '1' })),
    ).toBe(false)
  })

  test('tables of other forms are reached by code', () => {
    const others = { '611-3': { projects: [{ spending: 4 }, { spending: 6 }] } }
    expect(judge('sum([611-3.10]) = 10', { others })).toBe(true)
    expect(judge('sum([611-3.projects]: spending * 2) = 20', { others })).toBe(true)
    expect(judge('sum([611-3.10]) = 10', { others: {} })).toBe(null)
  })

  test('four hundred establishments are summed', () => {
    const many = rows(...Array.from({ length: 400 }, (_, i) => ({ income: i })))
    expect(judge('sum(establishments.income) = 79800 and count(establishments) = 400', many)).toBe(
      true,
    )
  })
})

describe('tolerances', () => {
  test('follow from the number of rounded terms', () => {
    const off = (by: number) => answers({ profit: 100 + by, revenue: 150, cost: 50 })
    expect(judge('[323] = [301] - [307] within rounding', off(1))).toBe(true)
    expect(judge('[323] = [301] - [307] within rounding', off(2))).toBe(false)
    expect(
      judge('[323] = [301] - [307] + [334] within rounding', {
        answers: { ...off(2).answers, otherIncome: 0 },
      }),
    ).toBe(true)
  })

  test('count every row of a sum and every use of a let', () => {
    const table = { establishments: [{ income: 1 }, { income: 1 }, { income: 1 }], revenue: 5 }
    expect(judge('[301] = sum(establishments.income) within rounding', answers(table))).toBe(true)
    expect(
      judge(
        '[301] = sum(establishments.income) within rounding',
        answers({ ...table, revenue: 6 }),
      ),
    ).toBe(false)
    const lets = '  let half = [301] + [307]\n'
    const sums = (profit: number) => answers({ revenue: 1, cost: 1, profit })
    expect(judge('[323] = half + half within rounding', sums(6), lets)).toBe(true)
    expect(judge('[323] = half + half within rounding', sums(7), lets)).toBe(false)
  })

  test('are amounts or shares', () => {
    expect(judge('[301] = [307] within 2 千元', answers({ revenue: 102, cost: 100 }))).toBe(true)
    expect(judge('[301] = [307] within 2 千元', answers({ revenue: 103, cost: 100 }))).toBe(false)
    expect(judge('[301] = [307] within 5%', answers({ revenue: -95, cost: -100 }))).toBe(true)
    expect(judge('[301] = [307] within 5%', answers({ revenue: 94, cost: 100 }))).toBe(false)
    expect(judge('[301] <= [307] within 2 千元', answers({ revenue: 102, cost: 100 }))).toBe(true)
  })
})

describe('numbers', () => {
  test('are exact where equality matters', () => {
    expect(judge('[W1] + 0.2 = 0.3', answers({ weight: 0.1 }))).toBe(true)
    const most = 2 ** 53 - 1
    expect(judge('[301] + [307] = [301] + [307] + 1', answers({ revenue: most, cost: most }))).toBe(
      false,
    )
    expect(judge('[402] / [301] <= 17%', answers({ vat: 17, revenue: 100 }))).toBe(true)
    expect(judge('[402] / [301] <= 17%', answers({ vat: 170001, revenue: 1000000 }))).toBe(false)
  })

  test('convert only on purpose', () => {
    expect(judge('convert([301], "万元") = [999]', answers({ revenue: 120, totalInWan: 12 }))).toBe(
      true,
    )
  })

  test('divide into derived units', () => {
    expect(
      judge(
        '[301] / [192] between 60 千元/人 and 70 千元/人',
        answers({ revenue: 650, staff: 10 }),
      ),
    ).toBe(true)
  })
})

describe('codes, text and time', () => {
  const industry = {
    ...{ id: 'industry', title: '行业', edition: '', source: '', status: 'confirmed' },
    items: [
      { code: '13', name: '农副食品加工业', level: 'division', section: 'C', parent: 'C' },
      { code: '1311', name: '稻谷加工', level: 'class', section: 'C', parent: '131' },
    ],
  }
  const codeLists = indexCodeLists([industry])

  test('codes are looked up in their list, and unknown when it is not loaded', () => {
    const known = { ...answers({ industryCode: '1311' }), codeLists }
    expect(judge('inList([103], "industry")', known)).toBe(true)
    expect(judge('inList([103], "industry")', { ...known, answers: { industryCode: '9' } })).toBe(
      false,
    )
    expect(judge('inList([103], "industry")', { answers: known.answers })).toBe(null)
    expect(
      judge('level([103], "industry") = "class" and section([103]) in ("B", "C", "D")', known),
    ).toBe(true)
    expect(
      judge('parent([103], "industry") = "131" and label([103]) = "1311 稻谷加工"', known),
    ).toBe(true)
  })

  test('text is measured in characters', () => {
    const at = answers({ address: '山西省朔州市', creditCode: '914403001922038216' })
    expect(
      judge('len([105-2]) = 6 and startsWith([105-2], "山西") and contains([105-2], "朔州")', at),
    ).toBe(true)
    expect(
      judge('substr([109], 9, 9) = "192203821" and number(substr([109], 1, 2)) = 91', at),
    ).toBe(true)
    expect(judge('creditCodeValid([109]) and organisationCodeValid(substr([109], 9, 9))', at)).toBe(
      true,
    )
    expect(
      judge('creditCodeOrganisationValid([109]) and creditCodeDepartmentValid([109])', at),
    ).toBe(true)
  })

  test('year-months and dates compare', () => {
    const since = answers({ establishedYear: 2023, establishedMonth: 12, reportDate: '2024-02-29' })
    expect(judge('yearMonth([202-1], [202-2]) <= 2023-12', since)).toBe(true)
    expect(judge('[D1] > 2023-12-31 and year([D1]) = 2024', since)).toBe(true)
    expect(judge('monthsBetween(yearMonth([202-1], [202-2]), [D1]) = 2', since)).toBe(true)
    expect(judge('[D1] > 2023-12-31', answers({ reportDate: '2023-02-29' }))).toBe(null)
    expect(judge('yearMonth([202-1], [202-2]) = 2023-13 or true', since)).toBe(true)
    expect(judge('referenceDate = 2023-12-31 and officeArea is empty')).toBe(true)
  })

  test('several options are asked one by one', () => {
    expect(
      judge('includes([E02], "1020") and count([E02]) = 2', answers({ formats: ['1020', '1030'] })),
    ).toBe(true)
    expect(judge('count([E02]) = 0')).toBe(true)
  })

  test('neighbours’ percentiles come from outside', () => {
    const distributions = { revenue: { p99: 100 } }
    expect(
      judge('[301] <= percentile("p99", revenue)', { ...answers({ revenue: 99 }), distributions }),
    ).toBe(true)
    expect(judge('[301] <= percentile("p99", revenue)', answers({ revenue: 99 }))).toBe(null)
  })

  test('what is compared with percentiles is what they are collected from, compiled and interpreted', async () => {
    const text = ruleText(
      'perHead between percentile("p1", "perHead", "千元/人") and percentile("p99", "perHead", "千元/人")',
      '  let perHead = [301] / [192]\n  when [192] > 0\n',
    )
    const { checks, errors } = readChecks(text, vocabulary)
    expect(errors).toEqual([])
    const [compiled] = await loadCompiled(checks)
    for (const { measures } of [compiled!, interpretCheck(checks[0]!)]) {
      expect(measures).toHaveLength(1)
      expect(measures![0]).toMatchObject({ name: 'perHead', points: ['p1', 'p99'] })
      const collected = (of: Record<string, number>) =>
        measures![0]!.value({ answers: of }, null, 0)
      expect(collected({ revenue: 900, staff: 3 })).toBe(300)
      // Where the check does not apply, or a number is missing, there is nothing to collect.
      expect(collected({ revenue: 900, staff: 0 })).toBe(null)
      expect(collected({ staff: 3 })).toBe(null)
    }
  })

  test('findings name the units compared with', () => {
    const distributions = {
      revenue: { p99: 100, units: 35, group: '同行业（06 煤炭开采和洗选业）' },
    }
    const message = (context: object) =>
      interpretCheck(
        readOne(
          'check T-1 verify\n  title "试"\n  expect [301] <= percentile("p99", revenue)\n  says "多于{neighbours(revenue)}单位"\n',
        ),
      ).message({ answers: {}, ...context }, null, 0)
    expect(message({ distributions })).toBe('多于同行业（06 煤炭开采和洗选业） 35 家单位')
    expect(message({})).toBe('多于（空）单位')
  })

  test('attributes of the unit are read by name', () => {
    expect(
      judge('unit.kind = "legalUnit" and unit.aboveScale', {
        unit: { kind: 'legalUnit', aboveScale: true },
      }),
    ).toBe(true)
    expect(judge('unit.industryCode = "1311"')).toBe(null)
  })
})
