import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexCodeLists } from '../../../forms/engine/code-list-index.ts'
import { interpretCheck } from '../../../forms/engine/language/interpret.ts'
import { readChecks } from '../../../forms/engine/language/read-checks.ts'
import type { Answers, CheckContext } from '../../../forms/engine/types.ts'
import { loadCompiled, vocabulary } from '../../support/language.ts'

/** Well-typed expressions as text: money, ratios, truth values and texts. */
const { truth, money } = fc.letrec<{ money: string; ratio: string; truth: string; text: string }>(
  (tie) => {
    const [m, r, t, s] = [tie('money'), tie('ratio'), tie('truth'), tie('text')]
    const both = (a: fc.Arbitrary<string>, b: fc.Arbitrary<string>, signs: readonly string[]) =>
      fc.tuple(a, fc.constantFrom(...signs), b).map(([x, sign, y]) => `(${x} ${sign} ${y})`)
    const compare = ['=', '<>', '<', '<=', '>', '>=']
    return {
      money: fc.oneof(
        { maxDepth: 4, depthIdentifier: 'e' },
        fc.constantFrom(
          '[301]',
          '[307]',
          '[323]',
          '[334]',
          '[213]',
          'previous.[301]',
          '[602.12]',
          '7 千元',
        ),
        fc.constantFrom(
          'sum(establishments.income)',
          'max(establishments.income)',
          'sum(previous.establishments.income)',
        ),
        both(m, m, ['+', '-']),
        fc.tuple(m, m).map(([a, b]) => `(${a} ?? ${b})`),
        fc
          .tuple(m, fc.constantFrom('3', '0.1', '1_000_000', '(-2)'))
          .map(([a, k]) => `(${a} * ${k})`),
        fc.tuple(m, fc.constantFrom('3', '0.7')).map(([a, k]) => `(${a} / ${k})`),
        fc.tuple(m, r).map(([a, b]) => `(${a} * ${b})`),
        m.map((a) => `abs(${a})`),
        m.map((a) => `(-${a})`),
        fc.tuple(m, m).map(([a, b]) => `max(${a}, ${b})`),
        fc.tuple(t, m, m).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
        fc.tuple(t, m).map(([c, a]) => `sum(establishments: income + ${a} where ${c})`),
        m.map((a) => `round(${a})`),
      ),
      ratio: fc.oneof(
        { maxDepth: 4, depthIdentifier: 'e' },
        fc.constantFrom('17%', '0.3', '[W1]', '4'),
        both(m, m, ['/']),
        both(r, r, ['+', '*', '/']),
      ),
      truth: fc.oneof(
        { maxDepth: 4, depthIdentifier: 'e' },
        fc.constantFrom(
          '[214]',
          'true',
          '[301] is filled',
          '[602.12] is empty',
          '[211] in ("10", "20")',
        ),
        both(m, m, compare),
        both(r, r, compare),
        both(s, s, ['=', '<>']),
        both(t, t, ['and', 'or']),
        t.map((a) => `(not ${a})`),
        fc
          .tuple(m, m, fc.constantFrom('2 千元', '5%'))
          .map(([a, b, w]) => `(${a} = ${b} within ${w})`),
        fc.constant('([323] = [301] - ([307] ?? 0) within rounding)'),
        fc.tuple(m, m, m).map(([a, b, c]) => `(${a} not between ${b} and ${c})`),
        fc.tuple(t, t).map(([a, b]) => `(if ${a} then ${b})`),
        fc.tuple(t, t).map(([a, b]) => `all(establishments: ${a} where ${b})`),
        t.map((a) => `any(establishments: income > 5 and ${a})`),
        fc.constantFrom('(count(establishments) >= 2)', '([211] = "10")', '(not [211] = "20")'),
        s.map((a) => `startsWith(${a}, "1")`),
        fc.constant('inList([103], "industry")'),
        fc.constant('matches([105-2], ".*[一-龥]{2}.*")'),
      ),
      text: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'e' },
        fc.constantFrom(
          '[105-2]',
          'substr([211], 1, 1)',
          '"10"',
          'unit.industryCode',
          'substr([103], 1, 2)',
          'level([103], "industry")',
        ),
        fc.tuple(s, s).map(([a, b]) => `(${a} ?? ${b})`),
      ),
    }
  },
)

const figure = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.constantFrom(
    0,
    -0,
    0.1,
    0.2,
    0.3,
    1.25,
    1e21,
    2 ** 53 + 2,
    Number.POSITIVE_INFINITY,
    2 ** 31,
    -(2 ** 31),
  ),
  fc.constantFrom(undefined, null, '', '12', true),
)
const code = fc.constantFrom('10', '20', '30', '1311', 'C', '', undefined, null, 10)
const row = fc.record({ income: figure, staffCount: figure, category: code })
const rows = fc.oneof(
  fc.array(fc.oneof(row, fc.constant({}), fc.constant(null)), { maxLength: 4 }),
  fc.constant('x'),
)
const document = fc.record(
  {
    ...{
      revenue: figure,
      cost: figure,
      profit: figure,
      otherIncome: figure,
      assets: figure,
      weight: figure,
    },
    ...{
      institutionType: code,
      industryCode: code,
      hasEstablishments: fc.constantFrom(true, false, '是'),
    },
    address: fc.constantFrom('朔城区', '1号', '', undefined),
    establishments: rows,
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Answers>

const codeLists = indexCodeLists([
  {
    ...{ id: 'industry', title: '行业', edition: '', source: '', status: 'confirmed' },
    items: [{ code: '1311', name: '稻谷加工', level: 'class', section: 'C', parent: '131' }],
  },
])

const context = fc.record({
  answers: document,
  others: fc.constantFrom(undefined, {}, { '602': { wages: 12 } }),
  previous: fc.option(document, { nil: undefined }),
  unit: fc.constantFrom(undefined, {}, { industryCode: '1311' }),
  codeLists: fc.constantFrom(undefined, codeLists),
}) as fc.Arbitrary<CheckContext>

const check = fc.tuple(money, fc.option(truth, { nil: 'true' }), truth)

test('compiled and interpreted checks agree on any expression and any document', async () => {
  let judged = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(check, { minLength: 30, maxLength: 30 }),
      fc.array(context, { minLength: 20, maxLength: 20 }),
      async (parts, contexts) => {
        const source = parts
          .map(
            ([figureText, when, expectation], i) =>
              `check T-${i} verify\n  title "试"\n  let x = ${figureText}\n  when ${when}\n  expect ${expectation} or x > 0\n  says "{x}、{x:万元}、{[211]}"\n`,
          )
          .join('')
        const { checks, errors } = readChecks(source, vocabulary)
        expect(errors).toEqual([])
        const compiled = await loadCompiled(checks)
        checks.forEach((tree, i) => {
          const draft = interpretCheck(tree)
          for (const one of contexts) {
            expect(compiled[i]!.outcome(one, null, 0)).toBe(draft.outcome(one, null, 0))
            expect(compiled[i]!.message(one, null, 0)).toBe(draft.message(one, null, 0))
            judged++
          }
        })
      },
    ),
    { numRuns: 10, endOnFailure: true },
  )
  expect(judged).toBeGreaterThanOrEqual(6_000)
})
