import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileChecks } from '../../../forms/engine/language/compile.ts'
import { interpretCheck } from '../../../forms/engine/language/interpret.ts'
import { readChecks } from '../../../forms/engine/language/read-checks.ts'
import type { Answers } from '../../../forms/engine/types.ts'
import { loadCompiled, ruleText, vocabulary } from '../../support/language.ts'

/** Relations as statisticians write them: sums, shares, quotients, tolerances. */
const { relation } = fc.letrec<{ sum: string; relation: string }>((tie) => {
  const cell = fc.constantFrom('[301]', '[307]', '[323]', '([334] ?? 0)', '7 千元', 'part')
  const s = tie('sum')
  const sign = fc.constantFrom('=', '<>', '<', '<=', '>', '>=')
  return {
    sum: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'e' },
      { arbitrary: cell, weight: 3 },
      fc.tuple(s, fc.constantFrom('+', '-'), s).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc
        .tuple(s, fc.constantFrom('* 3', '* 0.5', '* 1.1', '/ 2', '* (-1)'))
        .map(([a, k]) => `(${a} ${k})`),
      s.map((a) => `(-${a})`),
      s.map((a) => `abs(${a})`),
    ),
    relation: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'r' },
      fc.tuple(s, sign, s).map((parts) => parts.join(' ')),
      fc
        .tuple(s, cell, sign, fc.constantFrom('17%', '0.5', '1', '(-2)'))
        .map(([a, b, op, k]) => `${a} / ${b} ${op} ${k}`),
      fc
        .tuple(s, s, fc.constantFrom('2 千元', '5%', '50%', 'rounding'))
        .map(([a, b, w]) => `${a} = ${b} within ${w}`),
      fc
        .tuple(s, fc.constantFrom('<=', '>='), s)
        .map(([a, op, b]) => `${a} ${op} ${b} within 2 千元`),
      fc.tuple(s, s, s).map(([a, b, c]) => `${a} between ${b} and ${c}`),
      fc
        .tuple(tie('relation'), fc.constantFrom('and', 'or'), tie('relation'))
        .map(([a, op, b]) => `(${a}) ${op} (${b})`),
      tie('relation').map((a) => `not (${a})`),
    ),
  }
})

const figure = fc.oneof(
  { arbitrary: fc.integer({ min: -12, max: 12 }), weight: 8 },
  { arbitrary: fc.constantFrom(2 ** 31 - 1, -(2 ** 31), 2 ** 31, 2 ** 53 - 1), weight: 2 },
  { arbitrary: fc.constantFrom(undefined, null, '', '3', 0.5, -0, true), weight: 1 },
)
const document = fc.record({
  revenue: figure,
  cost: figure,
  profit: figure,
  otherIncome: figure,
}) as fc.Arbitrary<Answers>

test('plain arithmetic decides as exact arithmetic does', async () => {
  let fast = 0
  let judged = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(relation, { minLength: 40, maxLength: 40 }),
      fc.array(document, { minLength: 40, maxLength: 40 }),
      async (relations, documents) => {
        const source = relations
          .map((text, i) =>
            ruleText(
              text,
              // Conditions are compiled for "true" alone, in another way than what is expected.
              `  let part = [301] - ([307] ?? 0)\n${i % 2 === 0 ? '' : `  when ${relations[i - 1]}\n`}`,
            ).replace('T-1', `T-${i}`),
          )
          .join('')
        const { checks, errors } = readChecks(source, vocabulary)
        expect(errors.map(({ message }) => message)).toEqual([])
        fast += compileChecks(checks, '.').split('| 0) ===').length - 1
        const compiled = await loadCompiled(checks)
        checks.forEach((tree, i) => {
          const exact = interpretCheck(tree)
          for (const answers of documents) {
            const [a, b] = [compiled[i]!, exact].map((check) => check.outcome({ answers }, null, 0))
            if (a !== b)
              throw new Error(`${relations[i]} over ${JSON.stringify(answers)}: ${a}, exactly ${b}`)
            judged++
          }
        })
      },
    ),
    { numRuns: 6, endOnFailure: true },
  )
  expect(judged).toBeGreaterThanOrEqual(9_600)
  expect(fast).toBeGreaterThan(200)
})

test('figures whose sums could leave 2^53 take the exact way', async () => {
  const many = Array.from({ length: 250 }, () => '[301] * 100_000').join(' + ')
  const { checks } = readChecks(ruleText(`${many} > 0`), vocabulary)
  expect(compileChecks(checks, '.')).not.toContain('| 0) ===')
  const [check] = await loadCompiled(checks)
  expect(check!.outcome({ answers: { revenue: 2 ** 31 - 1 } }, null, 0)).toBe(true)
})
