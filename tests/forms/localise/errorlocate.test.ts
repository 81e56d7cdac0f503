/**
 * The published examples of the R package errorlocate (CRAN, versions 0.1.3 to 1.1.2), as far as
 * they can be said in numbers; categories are whole numbers and truth values 0 and 1.
 * Sources: README; vignettes `errorlocate` and `inspect_mip`; examples/locate_errors.R;
 * tests/testthat/test-locate_errors.R and test-localize-errors.R of data-cleaning/errorlocate.
 *
 * There, a choice between equals is drawn by lot (`set.seed`); here both are named, so where the
 * package prints one of two the test asks that it be among those named.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { ProgramBuilder } from '../../../forms/engine/linear/build-program.ts'
import { searchGuarded } from '../../../forms/engine/linear/guarded-program.ts'
import type { SolveLinear } from '../../../forms/engine/linear/linear-program.ts'
import { costOfCell } from '../../../forms/engine/localise/cell-facts.ts'
import { statedRelations } from '../../../forms/engine/localise/stated-relations.ts'
import type { PropertySchema } from '../../../forms/engine/types.ts'
import { loadSolver, numericForm } from '../../support/numeric-form.ts'

let solve: SolveLinear

beforeAll(async () => {
  solve = await loadSolver()
})

const number: PropertySchema = { type: 'number', 'x-decimals': 6 }
const whole: PropertySchema = { type: 'integer' }

interface Example {
  readonly rules: readonly string[]
  readonly record: Readonly<Record<string, number>>
  /** `Infinity`: the value is not to be changed. */
  readonly weight?: Readonly<Record<string, number>>
  readonly cell?: PropertySchema
}

/** The cells of the cheapest choice, and its cost. */
function locate({ rules, record, weight = {}, cell = number }: Example) {
  const cells = Object.keys(record)
  const { relations } = numericForm(Object.fromEntries(cells.map((key) => [key, cell])), rules)
  const stated = statedRelations(relations, { answers: record })
  const builder = new ProgramBuilder((key) => ({
    value: stated.present.get(key)!,
    ...(weight[key] === Number.POSITIVE_INFINITY
      ? { lower: record[key]!, upper: record[key]! }
      : { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY }),
    cost: weight[key] === Number.POSITIVE_INFINITY ? 1 : (weight[key] ?? 1),
    step: cell === whole ? 1 : 1e-6,
  }))
  for (const { formula } of stated.relations) builder.require(formula, null)
  const answer = searchGuarded(builder.build(), solve).find()
  if (answer.status !== 'found') return { wrong: answer.status, cost: null }
  const wrong = [...answer.on].map((each) => builder.cellOfSwitch(each))
  return { wrong: wrong.filter((each) => each !== undefined).sort(), cost: answer.cost }
}

describe('README and examples/locate_errors.R', () => {
  const rules = ['[profit] + [cost] = [turnover]', '[cost] >= 0.6 * [turnover]', '[turnover] >= 0']

  test('finds profit in profit 755, cost 125, turnover 200', () => {
    const record = { profit: 755, cost: 125, turnover: 200 }
    expect(locate({ rules, record })).toEqual({ wrong: ['profit'], cost: 1 })
  })

  test('finds profit in profit 750, cost 125, turnover 200, the fourth rule being implied', () => {
    const record = { profit: 750, cost: 125, turnover: 200 }
    const stated = ['[profit] = [turnover] - [cost]', ...rules.slice(1), '[cost] >= 0']
    expect(locate({ rules: stated, record })).toEqual({ wrong: ['profit'], cost: 1 })
  })

  test('calls the unlikelier of married and age wrong, row by row', () => {
    const married = ['[married] in (0, 1)', 'if [married] = 1 then [age] >= 17']
    const of = (age: number, weight: Record<string, number>) =>
      locate({ rules: married, record: { married: 1, age }, weight, cell: whole }).wrong
    expect(of(16, { married: 1, age: 2 })).toEqual(['married'])
    expect(of(14, { married: 2, age: 1 })).toEqual(['age'])
    expect(of(16, { age: Number.POSITIVE_INFINITY })).toEqual(['married'])
  })

  test('calls citizen wrong where voted weighs twice as much', () => {
    const voted = ['if [voted] = 1 then [citizen] = 1']
    const record = { voted: 1, citizen: 0 }
    const weight = { voted: 2, citizen: 1 }
    expect(locate({ rules: voted, record, weight, cell: whole }).wrong).toEqual(['citizen'])
  })
})

describe('vignette errorlocate', () => {
  test('finds the negative age and leaves the other records alone', () => {
    const rules = ['[age] > 0']
    expect(locate({ rules, record: { age: -10, income: 0 } }).wrong).toEqual(['age'])
    expect(locate({ rules, record: { age: 15, income: 2000 } }).wrong).toEqual([])
    expect(locate({ rules, record: { age: 25, income: 3000 } }).wrong).toEqual([])
  })

  test('calls age or income wrong where someone of 15 has an income, and income when age weighs more', () => {
    const rules = ['[age] > 0', 'if [income] > 0 then [age] > 16']
    const record = { age: 15, income: 2000 }
    const one = locate({ rules, record })
    expect(one.cost).toBe(1)
    expect([['age'], ['income']]).toContainEqual(one.wrong)
    expect(locate({ rules, record: { age: -10, income: 0 } }).wrong).toEqual(['age'])
    const weight = { age: 2, income: 1 }
    expect(locate({ rules, record, weight }).wrong).toEqual(['income'])
    expect(locate({ rules, record: { age: -10, income: 0 }, weight }).wrong).toEqual(['age'])
  })
})

describe('vignette inspect_mip', () => {
  test('finds the age of 12 in one record and the negative income in the other', () => {
    const rules = ['[age] >= 18', '[income] >= 0']
    expect(locate({ rules, record: { age: 12, income: 2000 } }).wrong).toEqual(['age'])
    expect(locate({ rules, record: { age: 35, income: -1000 } }).wrong).toEqual(['income'])
  })

  test('finds one of income and age under a condition between them', () => {
    const rules = ['if [income] > 0 then [age] >= 16']
    expect(locate({ rules, record: { age: 12, income: 2000 } }).cost).toBe(1)
  })

  test('finds one of work and age among categorical, linear and conditional rules together', () => {
    // 0 no job, 1 job, 2 retired.
    const rules = [
      '[working] in (0, 1, 2)',
      'if [age] < 12 then [working] = 0',
      'if [working] = 2 then [age] > 50',
      '[age] >= 0',
    ]
    const one = locate({ rules, record: { age: 12, working: 2 }, cell: whole })
    expect(one.cost).toBe(1)
    expect([['age'], ['working']]).toContainEqual(one.wrong)
  })
})

describe('tests/testthat/test-locate_errors.R', () => {
  test('finds profit under linear rules', () => {
    const rules = [
      '[profit] + [cost] = [turnover]',
      '[cost] - 0.6 * [turnover] >= 0',
      '[cost] >= 0',
      '[profit] >= 0',
    ]
    const record = { profit: 755, cost: 125, turnover: 200 }
    expect(locate({ rules, record })).toEqual({ wrong: ['profit'], cost: 1 })
  })

  test('holds values of infinite weight fast, also in a ratio', () => {
    const rules = [
      '[profit] + [cost] = [turnover]',
      '[cost] / [turnover] >= 0.6',
      '[cost] >= 0',
      '[turnover] >= 0',
    ]
    const record = { profit: 30, cost: 70, turnover: 80 }
    const fast = Number.POSITIVE_INFINITY
    expect(
      locate({ rules, record, weight: { profit: fast, cost: 1, turnover: fast } }).wrong,
    ).toEqual(['cost'])
    expect(
      locate({ rules, record, weight: { profit: fast, cost: fast, turnover: 1 } }).wrong,
    ).toEqual(['turnover'])
  })

  test('handles equality in a condition', () => {
    const rules = ['if [a] = 0 then [b] = 0']
    const weight = { a: 2, b: 1 }
    expect(locate({ rules, record: { a: 0, b: 1 }, weight }).wrong).toEqual(['b'])
  })

  test('handles a strict equality', () => {
    expect(locate({ rules: ['[x] = 0'], record: { x: 0 } }).wrong).toEqual([])
    expect(locate({ rules: ['[x] = 0'], record: { x: 1 } }).wrong).toEqual(['x'])
  })

  test('rewrites a ratio', () => {
    const rules = ['[x] / [y] <= 1', '[x] > 5']
    expect(locate({ rules, record: { x: 4, y: 10 } }).wrong).toEqual(['x'])
  })

  test('finds both parts where the sum is held fast', () => {
    const rules = ['[x] + [y] = [z]', '[x] >= 0', '[y] >= 0']
    const weight = { x: 1, y: 1, z: Number.POSITIVE_INFINITY }
    expect(locate({ rules, record: { x: 6, y: 6, z: 5 }, weight }).wrong).toEqual(['x', 'y'])
  })

  test('finds two parts that are pinned and add up', () => {
    const rules = [
      '60 = [y]',
      '5 = [yA]',
      '5 = [yB]',
      '5 = [yC]',
      '25 = [yD]',
      '20 = [yE]',
      '[y] = [yA] + [yB] + [yC] + [yD] + [yE]',
    ]
    const record = { y: 60, yA: 5, yB: 5, yC: 5, yD: 45, yE: 0 }
    expect(locate({ rules, record }).wrong).toEqual(['yD', 'yE'])
  })

  test('finds the wild value beyond 10⁷, which the package gives up on', () => {
    const rules = [
      '[profit] = [turnover] - [cost]',
      '[cost] >= 0.6 * [turnover]',
      '[turnover] >= 0',
    ]
    const record = { profit: 1e10, cost: 200, turnover: 300 }
    expect(locate({ rules, record }).wrong).toEqual(['profit'])
  })

  test('finds a category that is none', () => {
    expect(locate({ rules: ['[x] in (1, 2)'], record: { x: 3 }, cell: whole }).wrong).toEqual(['x'])
    expect(locate({ rules: ['[x] in (1)'], record: { x: 3 }, cell: whole }).wrong).toEqual(['x'])
  })
})

describe('the weights of census cells', () => {
  test('last year and prefill speak for a value, a leap against it', () => {
    const cost = (value: number, before: number | undefined, prefilled: boolean) =>
      costOfCell(
        { answers: {}, previous: { x: before } },
        'x',
        value,
        new Set(),
        new Set(prefilled ? ['x'] : []),
      )
    expect(cost(100, undefined, false)).toBe(1)
    expect(cost(100, 90, false)).toBe(1.3)
    expect(cost(1000, 90, false)).toBe(0.7)
    expect(cost(100, undefined, true)).toBe(1.5)
  })
})
