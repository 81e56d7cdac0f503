/**
 * What truthful returns and hostile rules ask of the checks, case by case, on the forms of the census.
 * Elsewhere: 400 establishments (engine/many-establishments), fields renamed by a newer version (versions/publish,
 * tests/server/responses/two-versions), checks that contradict (prove/prove-relations, tests/server/instruments/
 * check-drafts), 100,000 documents in three places (tests/agreement; 2,000 of them in tests/journeys/agreement).
 */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateDocument } from '../../forms/engine/evaluate-document.ts'
import { readChecks } from '../../forms/engine/language/read-checks.ts'
import { describeError } from '../../forms/engine/language/source.ts'
import type { Answers, Finding } from '../../forms/engine/types.ts'
import { openFormBook } from '../../server/platform/form-book.ts'
import { projectPath } from '../../server/platform/project-path.ts'
import { judge, ruleText, vocabulary } from '../support/language.ts'

const book = await openFormBook()

interface Return {
  readonly doc: string
  readonly form: string
  readonly unit?: Record<string, unknown>
  readonly answers: Readonly<Record<string, unknown>>
  readonly others?: Readonly<Record<string, unknown>>
}

const returns = readFileSync(projectPath('tests/fixtures/documents/sound-finance.ndjson'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Return)

const returnOf = (doc: string): Return => returns.find((each) => each.doc === doc)!

/** `given`: in place of what the return holds, by official code. */
function findings(of: Return, given: Readonly<Record<string, unknown>> = {}): readonly Finding[] {
  const document = { answers: { ...of.answers, ...given }, others: of.others ?? {} }
  const about = { codeLists: book.codeLists, ...(of.unit ? { unit: of.unit as never } : {}) }
  return evaluateDocument(book.forms.get(of.form)!, document, about, book.forms).findings
}

const answers = (given: Record<string, unknown>) => ({ answers: given as Answers })

/** An owed cell that is empty is another matter. */
const mandatory = (found: readonly Finding[]) =>
  found
    .filter(({ severity, kind }) => severity === 'mandatory' && kind !== 'required')
    .map(({ rule, message }) => `${rule} ${message}`)
const rulesOf = (found: readonly Finding[]) => found.map(({ rule }) => rule)

const statements = ['B603', 'C603', 'E603', 'S603', 'X603', 'F603'].map((id) =>
  returnOf(`${id}-year-1`),
)
const factory = returnOf('B603-year-1')
const number = (of: Return, code: string): number => Number(of.answers[code] ?? 0)

/** The return with one amount changed, and profits as they follow from it. */
function restated(of: Return, code: string, value: number, way: 1 | -1): Record<string, number> {
  const change = (value - number(of, code)) * way
  const belowOperating = code === '325' || code === '326'
  return {
    [code]: value,
    ...(belowOperating ? {} : { '323': number(of, '323') + change }),
    '327': number(of, '327') + change,
  }
}

describe('an amount below zero', () => {
  test.each([
    ['营业外支出', '326', -1],
    ['税金及附加', '309', -1],
    ['其他收益', '330', 1],
    ['营业收入', '301', 1],
  ] as const)('%s raises nothing mandatory in any statement and is asked about', (_, code, way) => {
    for (const of of statements.filter((each) => each.answers[code] !== undefined)) {
      const found = findings(of, restated(of, code, -4_321, way))
      expect(mandatory(found), of.doc).toEqual([])
      const key = Object.entries(book.forms.get(of.form)!.schema.properties).find(
        ([, property]) => property['x-code'] === code,
      )![0]
      const asked = found.filter(
        ({ severity, fields }) => severity === 'verify' && fields.includes(key),
      )
      expect(asked.map(({ message }) => message).join(), of.doc).toContain('-4,321')
    }
  })

  test('a loss is asked about, never refused', () => {
    const found = findings(returnOf('B603-loss'))
    expect(mandatory(found)).toEqual([])
    expect(rulesOf(found)).toContain('B603-036')
  })
})

describe('statements as published accounts truthfully hold them raise nothing mandatory', () => {
  test.each([
    ['negative equity', ['B603-negative-equity', 'F603-negative-equity']],
    ['a parent without revenue', ['B603-parent-without-revenue', 'F603-parent-without-revenue']],
    ['tax below zero', ['B603-tax-below-zero', 'F603-tax-below-zero']],
    ['impairment reversed', ['B603-impairment-reversed', 'F603-impairment-reversed']],
    ['operating profit above revenue', ['B603-profit-above-revenue', 'F603-profit-above-revenue']],
    [
      '营业总收入 other than 营业收入: a group with a finance subsidiary',
      ['B603-finance-group', 'E603-finance-group', 'X603-finance-group'],
    ],
  ])('%s', (_, docs) => {
    for (const doc of docs) expect(mandatory(findings(returnOf(doc))), doc).toEqual([])
  })

  test('and each of these is what it says', () => {
    const held = (doc: string, code: string) => number(returnOf(doc), code)
    expect(held('B603-negative-equity', '218')).toBeLessThan(0)
    expect(held('B603-parent-without-revenue', '301')).toBe(0)
    expect(held('B603-tax-below-zero', '328')).toBeLessThan(0)
    expect(held('B603-impairment-reversed', '320')).toBeGreaterThan(0)
    expect(held('B603-profit-above-revenue', '323')).toBeGreaterThan(
      held('B603-profit-above-revenue', '301'),
    )
    expect(rulesOf(findings(returnOf('B603-finance-group')))).toContain('B603-115')
  })
})

describe('rounding to thousand yuan', () => {
  /** Items of operating profit with the side they stand on. */
  const items = [
    ...[
      ['301', 1],
      ['307', -1],
      ['309', -1],
      ['312', -1],
      ['313', -1],
      ['331', -1],
      ['317', -1],
    ],
    ...[
      ['320', 1],
      ['333', 1],
      ['330', 1],
      ['322', 1],
      ['334', 1],
      ['321', 1],
      ['335', 1],
    ],
  ] as const

  const balance = (found: readonly Finding[]) =>
    rulesOf(found).filter((rule) => rule === 'B603-013' || rule === 'B603-115')

  test('an equality of fourteen items and their result allows 7 thousand, not a fixed 2', () => {
    const offBy = (by: number) => ({
      '323': number(factory, '323') + by,
      '327': number(factory, '327') + by,
    })
    const exact = items.reduce((sum, [code, way]) => sum + way * number(factory, code), 0)
    const own = exact - number(factory, '323')
    expect(balance(findings(factory, offBy(own + 7)))).toEqual([])
    expect(balance(findings(factory, offBy(own - 7)))).toEqual([])
    expect(balance(findings(factory, offBy(own + 8)))).toEqual(['B603-115'])
    // Four terms allow two.
    const total = (by: number) => findings(factory, { '327': number(factory, '327') + by })
    const rest =
      number(factory, '323') +
      number(factory, '325') -
      number(factory, '326') -
      number(factory, '327')
    expect(rulesOf(total(rest + 2))).not.toContain('B603-014')
    expect(rulesOf(total(rest + 3))).toContain('B603-014')
  })

  test('books in yuan, each line rounded by itself, always balance', () => {
    const yuan = fc.integer({ min: -90_000_000, max: 900_000_000 })
    fc.assert(
      fc.property(fc.array(yuan, { minLength: 16, maxLength: 16 }), (lines) => {
        const rounded = (amount: number) => Math.round(amount / 1_000) + 0
        const given: Record<string, number> = {}
        let profit = 0
        items.forEach(([code, way], index) => {
          given[code] = rounded(lines[index]!)
          profit += way * lines[index]!
        })
        const [other, paid] = [lines[14]!, lines[15]!]
        Object.assign(given, {
          ...{ '323': rounded(profit), '325': rounded(other), '326': rounded(paid) },
          '327': rounded(profit + other - paid),
        })
        const found = rulesOf(findings(factory, given))
        expect(found).not.toContain('B603-013')
        expect(found).not.toContain('B603-014')
        expect(found).not.toContain('B603-115')
      }),
      { numRuns: 200 },
    )
  })

  test('a part rounded by itself does not exceed its total', () => {
    // 2,499.6 and 2,499.4 thousand of one stock.
    expect(mandatory(findings(factory, { '205': 2_499, '206': 2_499 }))).toEqual([])
  })
})

describe('a slip of one digit in a cell that no sum ties', () => {
  interface WithBefore extends Return {
    readonly previous?: Readonly<Record<string, unknown>>
  }
  const withBefore = returns.filter((each): each is Required<WithBefore> => 'previous' in each)
  const asked = (of: Required<WithBefore>, given: Readonly<Record<string, unknown>>) => {
    const about = { codeLists: book.codeLists, ...(of.unit ? { unit: of.unit as never } : {}) }
    const document = {
      ...{ answers: { ...of.answers, ...given }, others: of.others },
      previous: of.previous,
    }
    const { findings: found } = evaluateDocument(
      book.forms.get(of.form)!,
      document,
      about,
      book.forms,
    )
    return new Set(found.filter(({ severity }) => severity !== 'advisory').map(({ rule }) => rule))
  }

  test.each([
    ['ten times', 10, 0.97],
    ['a tenth', 0.1, 0.85],
  ] as const)('%s what it was is asked about where last year is at hand', (_, factor, share) => {
    expect(withBefore.length).toBeGreaterThan(20)
    let slips = 0
    let told = 0
    for (const each of withBefore.filter((_, at) => at % 4 === 0)) {
      const sound = asked(each, {})
      for (const [code, value] of Object.entries(each.answers)) {
        const before = each.previous[code]
        if (typeof value !== 'number' || Math.abs(value) < 1_000) continue
        if (typeof before !== 'number' || Math.abs(before) < 1_000) continue
        slips += 1
        const found = asked(each, { [code]: Math.round(value * factor) })
        if ([...found].some((rule) => !sound.has(rule))) told += 1
      }
    }
    expect(slips).toBeGreaterThan(150)
    expect(told / slips).toBeGreaterThan(share)
  })
})

describe('what a form says of people and places', () => {
  const basics = (landline: string) =>
    evaluateDocument(
      book.forms.get('621')!,
      { answers: { landlinePhone: landline, landlineAreaCode: '0349' } },
      { codeLists: book.codeLists },
      book.forms,
    ).findings.filter(({ rule }) => rule === '621-051')

  test.each(['5551234', '5551234-801', '5551234转801', '0349-1234567-801', '0349-1234567转801'])(
    'the landline %s is one',
    (landline) => expect(basics(landline)).toEqual([]),
  )

  test('a mobile number is no landline', () => {
    expect(basics('13903491234')).toHaveLength(1)
  })
})

test('negative current assets of an administrative unit are asked about, never refused', () => {
  const of = { doc: '', form: '611-6', answers: { '02': -40, '03': 12, '14': 900 } }
  const found = findings(of)
  expect(mandatory(found)).toEqual([])
  expect(rulesOf(found)).toContain('611-6-041')
})

describe('what there is no figure for', () => {
  test('empty, zero, not applicable and not yet are four things', () => {
    const missing = (given: Record<string, unknown>) =>
      findings(factory, given).find(({ rule }) => rule === 'B603-required-operatingRevenue')
    expect(missing({ '301': undefined })).toMatchObject({ severity: 'mandatory' })
    expect(missing({ '301': 0 })).toBeUndefined()
    const absent = (kind: string) => [
      { cell: 'operatingRevenue', kind, reason: '1', note: '未分账' },
    ]
    expect(missing({ '301': undefined, absences: absent('not-applicable') })).toMatchObject({
      severity: 'verify',
      message: expect.stringContaining('不适用'),
    })
    expect(missing({ '301': undefined, absences: absent('unknown') })).toMatchObject({
      severity: 'verify',
      message: expect.stringContaining('不掌握'),
    })
    // 602 has not come yet: what compares with it does not apply, and nothing is taken for zero.
    const alone = { ...factory, others: {} }
    expect(mandatory(findings(alone))).toEqual([])
    expect(rulesOf(findings(alone)).filter((rule) => rule === 'B603-042')).toEqual([])
  })

  test('nothing is divided by zero', () => {
    const parent = returnOf('B603-parent-without-revenue')
    const ratios = ['B603-016', 'B603-017', 'B603-034', 'B603-039']
    expect(rulesOf(findings(parent)).filter((rule) => ratios.includes(rule))).toEqual([])
    expect(judge('[402] / [301] <= 1', answers({ vat: 5, revenue: 0 }))).toBe(null)
  })

  test('a sum over no rows is missing, not zero', () => {
    const empty = { doc: 'x', form: '601-1', answers: { establishments: [] } }
    expect(mandatory(findings(empty))).toEqual([])
    expect(judge('sum(establishments.income) = [301]', answers({ revenue: 5 }))).toBe(null)
    expect(
      judge('sum(establishments.income) = [301]', answers({ revenue: 5, establishments: [{}] })),
    ).toBe(null)
  })
})

describe('last year’s thermal power in 605-1', () => {
  const asked = (unit: Record<string, unknown>, conversion: readonly unknown[]) => {
    const doc = { doc: '', form: '605-1', unit, answers: {} }
    const others = { '605-2': { energyConversion: conversion } }
    return rulesOf(findings({ ...doc, others })).filter((rule) => rule.includes('ThermalPower'))
  }
  const both = [
    '605-1-required-previousThermalPowerOutput',
    '605-1-required-previousThermalPowerInput',
  ]
  const converts = { kind: 'legalUnit', aboveScale: true, energyConversion: true }

  test('is not owed by a washery, which converts energy and makes no power', () => {
    const washed = [{ energy: '01', conversionInput: 900, inputCoalWashing: 900 }]
    expect(asked({ ...converts, industryCode: '0610' }, washed)).toEqual([])
    expect(asked({ ...converts, industryCode: '0610' }, [])).toEqual([])
    expect(asked({ ...converts }, washed)).toEqual([])
  })

  test.each(['4411', '4412'])('is owed by a power station of class %s', (industryCode) => {
    expect(asked({ ...converts, industryCode }, [])).toEqual(both)
  })

  test('is owed by a works with a power station of its own', () => {
    const burnt = [{ energy: '01', conversionInput: 900, inputThermalPower: 900 }]
    expect(asked({ ...converts, industryCode: '3110' }, burnt)).toEqual(both)
  })
})

describe('numbers', () => {
  test('0.1 + 0.2 equals 0.3, and sums beyond 2^53 lose no unit', () => {
    expect(judge('[W1] + 0.2 = 0.3', answers({ weight: 0.1 }))).toBe(true)
    const most = 2 ** 53 - 1
    const sum = '[301] + [307] + 1 = [301] + [307]'
    expect(judge(sum, answers({ revenue: most, cost: most }))).toBe(false)
  })
})

describe('a hostile author of rules', () => {
  const errorsOf = (text: string) => readChecks(text, vocabulary).errors.map(describeError).join()

  test.each([
    ['a call into the program', 'process.exit(1) = 1'],
    ['a function of the language below', 'constructor("return 1") = 1'],
    ['a prototype', '[__proto__] = 1'],
    ['text that closes the string', `[301] = 1\n  says "$\{process.env.HOME}"`],
    ['a template', '[301] = `1`'],
    ['a statement', '[301] = 1; [307] = 2'],
  ])('gets nowhere by %s', (_, expectation) => {
    expect(errorsOf(ruleText(expectation))).not.toBe('')
  })

  test('prints what he writes as words, never runs it', () => {
    const text = ruleText('[301] > 3').replace('"不成立"', '"`1+1` $[301] {[301]} </script>"')
    const { checks, errors } = readChecks(text, vocabulary)
    expect(errors).toEqual([])
    expect(checks).toHaveLength(1)
  })

  test('cannot stall a tablet with a catastrophic pattern', () => {
    const started = performance.now()
    const address = 'a'.repeat(20_000)
    expect(judge('matches([105-2], "a*a*a*a*a*a*a*a*b")', answers({ address }))).toBe(false)
    expect(performance.now() - started).toBeLessThan(1_000)
    expect(errorsOf(ruleText('matches([105-2], "(a+)+b")'))).not.toBe('')
  })

  test('cannot make a check run into itself', () => {
    expect(errorsOf(ruleText('a > 0', '  let a = b + 1\n  let b = a + 1\n'))).toContain('没有指标')
    expect(errorsOf(ruleText(`${'('.repeat(9_000)}1${')'.repeat(9_000)} > 0`))).toMatch(
      /嵌套过深|表达式过长/,
    )
  })

  test('gets a file of ten megabytes back at once', () => {
    const started = performance.now()
    const { checks, errors } = readChecks(ruleText('[301] > 0').repeat(160_000), vocabulary)
    expect(checks).toEqual([])
    expect(errors.map(describeError).join()).toContain('规则文件过大')
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
