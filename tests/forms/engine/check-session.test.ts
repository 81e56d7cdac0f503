import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCheckSession } from '../../../forms/engine/check-session.ts'
import { evaluateResponse } from '../../../forms/engine/evaluate.ts'
import type { AnswerValue, CompiledCheck, FormDefinition } from '../../../forms/engine/types.ts'
import { loadSmallForm } from '../../support/small-form.ts'

const form = await loadSmallForm()

const amount = fc.constantFrom<AnswerValue | undefined>(undefined, null, 0, 5, 10, -3, 1.5, '7')
const cell = fc.tuple(
  fc.constantFrom('revenue', 'cost', 'profit', 'staff', 'share', 'hasEstablishments'),
  amount,
)
const text = fc.tuple(
  fc.constantFrom('unitName', 'institutionType', 'industryCode'),
  fc.constantFrom('10', '20', 'a', ''),
)
const rowCell = fc.tuple(
  fc
    .tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom('income', 'name'))
    .map(([row, column]) => `establishments[${row}].${column}`),
  fc.constantFrom<AnswerValue | undefined>(undefined, '10', 'a', 5, -1, 0),
)
const table = fc.tuple(
  fc.constant('establishments'),
  fc.constantFrom<AnswerValue | undefined>(
    undefined,
    [],
    [{ name: 'a', income: 1 }, {}],
    [{}, { income: -1 }],
    'x',
  ),
)

test('after any edits the session says what a fresh evaluation says', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(cell, text, rowCell, table), { maxLength: 25 }), (edits) => {
      const session = createCheckSession(form, { answers: {}, previous: { revenue: 4 } })
      let shown = [...session.findings()]
      for (const [path, value] of edits) {
        const { appeared, gone } = session.set(path, value)
        shown = shown.filter(
          (one) => !gone.some((other) => JSON.stringify(other) === JSON.stringify(one)),
        )
        shown.push(...appeared)
        const fresh = evaluateResponse(form, {
          answers: session.answers(),
          previous: { revenue: 4 },
        })
        expect(session.findings()).toEqual(fresh)
        expect(shown.map((one) => JSON.stringify(one)).sort()).toEqual(
          fresh.map((one) => JSON.stringify(one)).sort(),
        )
      }
    }),
    { numRuns: 150 },
  )
})

/** The form with every judgement counted. */
function counting(): { form: FormDefinition; judged: string[] } {
  const judged: string[] = []
  const counted = (check: CompiledCheck): CompiledCheck => ({
    ...check,
    outcome(context, row, number) {
      judged.push(row === null ? check.id : `${check.id}:${number}`)
      return check.outcome(context, row, number)
    },
  })
  return { form: { ...form, checks: form.checks.map(counted) }, judged }
}

describe('a keystroke', () => {
  test('re-runs only the checks that read the cell', () => {
    const { form: counted, judged } = counting()
    const session = createCheckSession(counted, { answers: { unitName: 'a', revenue: 5 } })
    judged.length = 0
    session.set('staff', 3)
    expect(judged).toEqual(['T1-002'])
    judged.length = 0
    session.set('reportDate', '2024-01-01')
    expect(judged).toEqual([])
  })

  test('in one row re-runs that row only, and what sums over the table', () => {
    const { form: counted, judged } = counting()
    const establishments = Array.from({ length: 50 }, (_, i) => ({ name: `u${i}`, income: 1 }))
    const session = createCheckSession(counted, {
      answers: { institutionType: '10', establishments },
    })
    judged.length = 0
    session.set('establishments[7].income', -1)
    expect(judged.filter((id) => id.startsWith('T1-003'))).toEqual(['T1-003:8'])
    expect(judged.filter((id) => id === 'T1-004').length).toBe(1)
    expect(judged.filter((id) => id.startsWith('T1-005')).length).toBe(50)
  })

  test('names what appeared and what is gone', () => {
    const session = createCheckSession(form, {
      answers: { unitName: 'a', institutionType: '20', revenue: 9, cost: 1 },
    })
    expect(session.set('profit', 20).appeared.map(({ rule }) => rule)).toEqual(['T1-001'])
    expect(session.set('profit', 8).gone.map(({ rule }) => rule)).toEqual(['T1-001'])
    expect(session.set('profit', 8)).toEqual({ appeared: [], gone: [], computed: [] })
  })

  test('on a place that is none changes nothing', () => {
    const session = createCheckSession(form, { answers: {} })
    const before = session.answers()
    for (const path of ['', 'establishments[9].income', 'a.b.c', 'establishments[x]'])
      session.set(path, 1)
    expect(session.answers()).toBe(before)
  })
})

test('other surroundings re-run everything', () => {
  const session = createCheckSession(form, {
    answers: { unitName: 'a', institutionType: '20', revenue: 9 },
  })
  const change = session.replaceAll({ answers: session.answers(), previous: { revenue: 10 } })
  expect(change.appeared.map(({ message }) => message)).toEqual(['低于上年 10'])
})
