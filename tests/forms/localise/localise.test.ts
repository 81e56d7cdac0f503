import { beforeAll, describe, expect, test } from 'vitest'
import type { SolveLinear } from '../../../forms/engine/linear/linear-program.ts'
import { relationsOf } from '../../../forms/engine/linear/relations.ts'
import { type Likely, localise } from '../../../forms/engine/localise/localise.ts'
import type { Answers, CheckContext } from '../../../forms/engine/types.ts'
import { brokenDocuments, sixtyCells } from '../../../scripts/bench/pages/sixty-cells.ts'
import {
  loadSolver,
  type NumericForm,
  numericForm,
  wholeNumber,
} from '../../support/numeric-form.ts'

let solve: SolveLinear

beforeAll(async () => {
  solve = await loadSolver()
})

const wages = numericForm(
  {
    total: wholeNumber('工资总额'),
    regular: wholeNumber('在岗职工'),
    agency: wholeNumber('劳务派遣人员'),
    other: wholeNumber('其他从业人员'),
    managers: wholeNumber('管理人员'),
    workers: wholeNumber('生产人员'),
    staff: wholeNumber('从业人员', { 'x-unit': '人', minimum: 0 }),
  },
  [
    '[total] = [regular] + [agency] + [other] within rounding',
    '[total] = [managers] + [workers] within rounding',
    ['verify', '[total] / [staff] between 20 and 500', '[staff] > 0'],
  ],
)

const sound = {
  ...{ total: 9800, regular: 7613, agency: 1400, other: 787 },
  ...{ managers: 2309, workers: 7491, staff: 98 },
}

function likely(
  of: NumericForm,
  answers: Answers,
  context: Omit<CheckContext, 'answers'> = {},
  prefilled: readonly string[] = [],
): Likely[] {
  const options = { prefilled: new Set(prefilled) }
  return localise(of.form, of.relations, { ...context, answers }, solve, options)
}

const cells = (found: readonly Likely[]) => found.map(({ cell }) => cell)

describe('patterns of mistyping', () => {
  test('nothing is pointed at while all relations hold', () => {
    expect(likely(wages, sound)).toEqual([])
  })

  test('a total ten times too large is found and called so, without naming the right value', () => {
    const [one, ...more] = likely(wages, { ...sound, total: 98000 })
    expect(one).toEqual({
      cell: 'total',
      rules: ['N1-1', 'N1-2'],
      alternatives: [],
      pattern: 'factor',
      why: '只改这一项，2 条不成立的关系就能全部成立，与大了 10 倍相符',
    })
    expect(more).toEqual([])
    expect(JSON.stringify(one)).not.toContain('9800')
  })

  test.each([
    ['swap', { agency: 4100 }, 'agency', '与相邻两位数字填颠倒相符'],
    ['missing-digit', { regular: 761 }, 'regular', '与漏填一位数字相符'],
    ['extra-digit', { workers: 74491 }, 'workers', '与多填一位数字相符'],
    ['factor', { regular: 7613000 }, 'regular', '疑似以“元”填报'],
    ['sign', { regular: -7613 }, 'regular', '与正负号填反相符'],
    ['wrong-digit', { regular: 2613 }, 'regular', '与错填一位数字相符'],
  ] as const)('%s', (pattern, slip, cell, words) => {
    const found = likely(wages, { ...sound, ...slip })
    expect(found.map((each) => [each.cell, each.pattern])).toEqual([[cell, pattern]])
    expect(found[0]!.why).toContain(words)
  })

  test('the line above typed once more', () => {
    const lined = numericForm(
      { a: wholeNumber('甲'), b: wholeNumber('乙'), c: wholeNumber('丙'), t: wholeNumber('合计') },
      ['[t] = [a] + [b] + [c]'],
      [{ id: 's', kind: 'list', rows: [{ key: 'a' }, { key: 'b' }, { key: 'c' }, { key: 't' }] }],
    )
    const found = likely(lined, { a: 48213, b: 48213, c: 9417, t: 48213 + 30588 + 9417 })
    expect(found.map(({ cell, pattern }) => [cell, pattern])).toContainEqual(['b', 'neighbour'])
  })
})

describe('the smallest set of cells', () => {
  test('the one cell two failing sums share is found without any pattern', () => {
    const found = likely(wages, { ...sound, total: 9137 })
    expect(cells(found)).toEqual(['total'])
    expect(found[0]!.pattern).toBe(null)
  })

  test('a lone sum that fails by no known slip accuses nobody', () => {
    expect(likely(wages, { ...sound, regular: 7190 })).toEqual([])
  })

  test('two cells that may each be wrong are both named', () => {
    const pair = numericForm({ men: wholeNumber('男'), all: wholeNumber('合计') }, [
      '[men] <= [all]',
    ])
    const found = likely(pair, { men: 57, all: 31 })
    expect(found).toMatchObject([{ cell: 'men', alternatives: ['all'] }])
    expect(found[0]!.why).toContain('也可能是“合计”')
  })

  test('last year speaks for the cell that keeps to it', () => {
    const pair = numericForm({ men: wholeNumber('男'), all: wholeNumber('合计') }, [
      '[men] <= [all]',
    ])
    const of = (previous: Answers) => cells(likely(pair, { men: 570, all: 310 }, { previous }))
    expect(of({ men: 560, all: 790 })).toEqual(['all'])
    expect(of({ men: 270, all: 305 })).toEqual(['men'])
  })

  test('a value taken over from the frame is less likely wrong than one typed', () => {
    const pair = numericForm({ men: wholeNumber('男'), all: wholeNumber('合计') }, [
      '[men] <= [all]',
    ])
    expect(cells(likely(pair, { men: 57, all: 31 }, {}, ['men']))).toEqual(['all'])
  })

  test('two slips in one form are both found', () => {
    const found = likely(wages, { ...sound, agency: 14000, workers: 7941 })
    expect(cells(found).sort()).toEqual(['agency', 'workers'])
    expect(found[0]!.why).toContain('只改这一项，关系就能成立')
  })

  test('a doubt that has nothing to do with the failing sums is located beside them', () => {
    const found = likely(wages, { ...sound, managers: 23090, staff: 98 })
    expect(cells(found)).toEqual(['managers'])
    const both = numericForm(
      {
        ...{ t: wholeNumber('合计'), a: wholeNumber('甲'), b: wholeNumber('乙') },
        ...{ pay: wholeNumber('工资'), staff: wholeNumber('人数', { 'x-unit': '人' }) },
      },
      ['[t] = [a] + [b]', ['verify', '[pay] / [staff] between 20 and 500', '[staff] > 0']],
    )
    const answers = { t: 48213, a: 30001, b: 81212, pay: 9_800_000, staff: 98 }
    expect(cells(likely(both, answers)).sort()).toEqual(['b', 'pay'])
  })

  test('cells a relation ties together are told to change together', () => {
    const tied = numericForm(
      {
        x: wholeNumber('甲'),
        y: wholeNumber('乙'),
        z: wholeNumber('合计', { minimum: 500, maximum: 500 }),
      },
      ['[x] + [y] = [z]', '[x] >= 0', '[y] >= 0'],
    )
    const found = likely(tied, { x: 601, y: 602, z: 500 })
    expect(cells(found).sort()).toEqual(['x', 'y'])
    expect(found[0]!.why).toContain('与另 1 项一并改正')
  })

  test('an error of one person beside one of a thousand million is not lost', () => {
    const mixed = numericForm(
      {
        a: wholeNumber('甲'),
        b: wholeNumber('乙'),
        t: wholeNumber('合计'),
        u: wholeNumber('上报合计'),
        men: wholeNumber('男', { 'x-unit': '人' }),
        women: wholeNumber('女', { 'x-unit': '人' }),
        all: wholeNumber('人数', { 'x-unit': '人' }),
        sum: wholeNumber('人数合计', { 'x-unit': '人' }),
      },
      ['[t] = [a] + [b]', '[u] = [t]', '[all] = [men] + [women]', '[all] = [sum]'],
    )
    const found = likely(mixed, {
      ...{ a: 4_000_000_000, b: 1_000_000_000, t: 7_000_000_001, u: 5_000_000_000 },
      ...{ men: 3, women: 4, all: 8, sum: 7 },
    })
    expect(cells(found).sort()).toEqual(['all', 't'])
  })

  test('a value outside its own limits is wrong by itself', () => {
    const found = likely(wages, { ...sound, staff: -98, total: 98000 })
    expect(cells(found)).toContain('total')
  })

  test('a ratio out of all proportion points at the unit', () => {
    const ratio = numericForm(
      { pay: wholeNumber('工资总额'), staff: wholeNumber('从业人员', { 'x-unit': '人' }) },
      [['verify', '[pay] / [staff] between 20 and 500', '[staff] > 0']],
    )
    expect(likely(ratio, { pay: 9_800_000, staff: 98 })).toMatchObject([
      { cell: 'pay', pattern: 'factor' },
    ])
  })
})

describe('a form in disorder', () => {
  test('where a dozen sums fail, only plain slips are named, and quickly', () => {
    const lines = Array.from({ length: 12 }, (_, line) => line)
    const disorder = numericForm(
      Object.fromEntries(
        lines.flatMap((line) =>
          ['a', 'b', 't'].map((part) => [`${part}${line}`, wholeNumber(`${part}${line}`)]),
        ),
      ),
      lines.map((line) => `[t${line}] = [a${line}] + [b${line}]`),
    )
    const answers = Object.fromEntries(
      lines.flatMap((line) => [
        [`a${line}`, 4_713 + line],
        [`b${line}`, 3_382 + line],
        [`t${line}`, line === 7 ? (4_713 + 3_382 + 14) * 10 : 6_666],
      ]),
    )
    let asked = 0
    const found = localise(disorder.form, disorder.relations, { answers }, (programme) => {
      asked += 1
      return solve(programme)
    })
    expect(found).toMatchObject([{ cell: 't7', pattern: 'factor' }])
    expect(asked).toBeLessThan(60)
  })
})

describe('a woven form with a dozen slips', () => {
  test('whoever is accused is wrong: one digit off in one sum accuses nobody', () => {
    const { form, relations } = sixtyCells()
    const accused = brokenDocuments(form, relations).flatMap(({ answers, wrong }) =>
      localise(form, relations, { answers }, solve).map(({ cell }) => wrong.includes(cell)),
    )
    expect(accused.length).toBeGreaterThanOrEqual(8)
    expect(accused).not.toContain(false)
  })
})

describe('what the engine works out', () => {
  test('a computed total is never called wrong, its items are', () => {
    const property = { ...wholeNumber('合计'), 'x-computed': '[a] + [b]' }
    const properties = {
      ...{ a: wholeNumber('甲'), b: wholeNumber('乙'), t: property },
      ...{ x: wholeNumber('负债'), y: wholeNumber('权益'), z: wholeNumber('权益二') },
    }
    const { form, relations, checks } = numericForm(properties, ['[t] = [x] + [y]', '[b] = [z]'])
    const sum = checks[0]!.expect
    if (sum.op !== 'call') throw new Error('an equality')
    const own = (key: string) =>
      ({ op: 'cell', read: 'number', place: { in: 'own' }, key }) as const
    const computed = [
      {
        ...{ key: 't', column: null, applies: null },
        tree: { op: 'call', fn: 'add', args: [own('a'), own('b')] } as const,
      },
    ]
    const found = localise(
      form,
      { ...relations, computed },
      { answers: { a: 81230, b: 2000, t: 83230, x: 5123, y: 5000, z: 2000 } },
      solve,
    )
    expect(found).toMatchObject([{ cell: 'a', pattern: 'factor' }])
    expect(relationsOf({ checks, computed: [] }).computed).toEqual([])
  })
})

describe('tables', () => {
  test('the line of a table that breaks the total is found by its slip', () => {
    const listed = numericForm(
      {
        revenue: wholeNumber('营业收入'),
        branches: {
          title: '产业活动单位',
          type: 'array',
          items: {
            type: 'object',
            properties: { income: wholeNumber('收入'), cost: wholeNumber('成本') },
          },
        },
      },
      ['[revenue] = sum(branches.income)'],
    )
    const found = likely(listed, {
      revenue: 70_377,
      branches: [{ income: 41_236, cost: 1 }, {}, { income: 291_410, cost: 2 }],
    })
    expect(found).toMatchObject([{ cell: 'branches[2].income', pattern: 'factor' }])
  })
})

describe('a whole form in another unit', () => {
  test('is named as such where only sizes disagree', () => {
    const finance = numericForm(
      {
        assets: wholeNumber('资产'),
        debts: wholeNumber('负债'),
        equity: wholeNumber('权益'),
        revenue: wholeNumber('营业收入'),
        staff: wholeNumber('人数', { 'x-unit': '人' }),
      },
      [
        '[assets] = [debts] + [equity] within rounding',
        ['verify', '[revenue] / [staff] between 5 and 5_000', '[staff] > 0'],
        ['verify', '[assets] / previous.[assets] between 0.1 and 10', 'previous.[assets] > 0'],
      ],
    )
    const answers = {
      ...{ assets: 91_000_000, debts: 40_000_000, equity: 51_000_000 },
      ...{ revenue: 72_000_000, staff: 120 },
    }
    const found = likely(finance, answers, { previous: { assets: 88_000 } })
    expect(found).toMatchObject([{ pattern: 'unit', rules: ['N1-2', 'N1-3'] }])
    expect(found[0]!.why).toContain('疑似整表计量单位填错')
  })
})
