import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cheapestChoice, type Literal } from '../../../forms/engine/linear/cheapest-choice.ts'
import { searchGuarded } from '../../../forms/engine/linear/guarded-program.ts'
import { loadSolver } from '../../support/numeric-form.ts'

const SWITCHES = 7

function holds(clauses: readonly (readonly Literal[])[], on: ReadonlySet<number>): boolean {
  return clauses.every((clause) => clause.some(({ of, at }) => on.has(of) === at))
}

function cheapestByTrial(clauses: readonly (readonly Literal[])[], costs: readonly number[]) {
  let best = Number.POSITIVE_INFINITY
  for (let mask = 0; mask < 1 << SWITCHES; mask++) {
    const on = new Set(Array.from({ length: SWITCHES }, (_, i) => i).filter((i) => mask & (1 << i)))
    if (holds(clauses, on)) best = Math.min(best, costIn(costs, on))
  }
  return best
}

function costIn(costs: readonly number[], on: ReadonlySet<number>): number {
  return [...on].reduce((sum, each) => sum + costs[each]!, 0)
}

test('the choice found is as cheap as the cheapest of all', () => {
  const literal = fc.record({ of: fc.nat(SWITCHES - 1), at: fc.boolean() })
  const clauses = fc.array(fc.array(literal, { minLength: 1, maxLength: 4 }), { maxLength: 12 })
  const costs = fc.array(fc.nat(15), { minLength: SWITCHES, maxLength: SWITCHES })
  fc.assert(
    fc.property(clauses, costs, (stated, tenths) => {
      const prices = tenths.map((each) => each / 10)
      const found = cheapestChoice(stated, (of) => prices[of]!, [])
      const cheapest = cheapestByTrial(stated, prices)
      if (found === 'infeasible') {
        expect(cheapest).toBe(Number.POSITIVE_INFINITY)
        return
      }
      if (found === 'too-many') throw new Error('seven switches are few')
      expect(holds(stated, found)).toBe(true)
      expect(costIn(prices, found)).toBeCloseTo(cheapest, 6)
    }),
    { numRuns: 120 },
  )
})

test('the cells opened are as few as trying every set of cells would find', async () => {
  const solve = await loadSolver()
  const cells = 5
  const row = fc.record({
    coefficients: fc.array(fc.constantFrom(-1, 0, 0, 1, 2), { minLength: cells, maxLength: cells }),
    lower: fc.integer({ min: -9, max: 4 }),
    width: fc.constantFrom(0, 0, 3, Number.POSITIVE_INFINITY),
  })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (stated) => {
      const rows = stated.map(({ coefficients, lower, width }) => ({
        terms: coefficients.flatMap((each, i) => (each === 0 ? [] : [[i, each] as const])),
        ...{ lower, upper: lower + width, guard: null },
      }))
      const limits = { lower: -20, upper: 20 }
      const switches = Array.from({ length: cells }, () => ({ cost: 1 }))
      const columns = switches.map((_, i) => ({ ...limits, opens: i }))
      const found = searchGuarded({ columns, rows, switches, clauses: [] }, solve).find()
      const feasible = (mask: number): boolean => {
        const open = switches.map((_, i) => (mask & (1 << i)) !== 0)
        const answer = solve({
          columns: open.map((each) => ({
            ...(each ? limits : { lower: 0, upper: 0 }),
            ...{ cost: 0, whole: false },
          })),
          rows: rows.map(({ terms, lower, upper }) => ({ terms, lower, upper })),
        })
        return answer.status === 'optimal'
      }
      const sizes = Array.from({ length: 1 << cells }, (_, mask) => mask)
        .filter(feasible)
        .map((mask) => switches.filter((_, i) => mask & (1 << i)).length)
      if (sizes.length === 0) expect(found.status).toBe('impossible')
      else expect(found).toMatchObject({ status: 'found', cost: Math.min(...sizes) })
    }),
    { numRuns: 12 },
  )
})
