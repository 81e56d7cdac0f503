/** The benchmarks compare like with like: what stands beside the engine finds what the engine finds. */
import { describe, expect, it } from 'vitest'
import { evaluateResponse } from '../../forms/engine/evaluate.ts'
import { loadForm } from '../../forms/generated/registry.ts'
import { p50, p95, without } from '../../scripts/bench/quantiles.ts'
import { secondsOfWholeRun } from '../../scripts/bench/whole-run.ts'
import { checkByHand, writtenIds } from '../../scripts/bench/written-checks.ts'

describe('the yardsticks of the benchmarks', () => {
  it('find what the checks of B603 find', async () => {
    const form = await loadForm('B603')
    const wanted = new Set(writtenIds)
    const answers = {
      ...{
        currentAssets: 100,
        accountsReceivable: 90,
        inventoriesAtYearEnd: 60,
        finishedGoods: 70,
      },
      ...{ totalAssets: 100, totalLiabilities: -400, ownersEquity: 20, operatingRevenue: 50 },
      ...{ operatingCost: 0, taxesAndSurcharges: 20, averageStaff: 1, totalProfit: -1 },
    }
    const byEngine = evaluateResponse(form, { answers })
      .map(({ rule }) => rule)
      .filter((id) => wanted.has(id))
    const byHand = checkByHand(answers).map(({ rule }) => rule)
    expect(byEngine.length).toBeGreaterThan(6)
    expect(byHand.sort()).toEqual(byEngine.sort())
  })

  it('refuse a batch evaluation that judged nothing, found nothing or took no time', () => {
    const expected = { units: 2, responses: 5 }
    const whole = { finished: true, units: 2, responses: 5, findings: 1, seconds: 0.5 }
    expect(secondsOfWholeRun(whole, expected)).toBe(0.5)
    const empty = [
      { ...whole, findings: 0 },
      { ...whole, units: 0 },
      { ...whole, responses: 4 },
      { ...whole, seconds: 0 },
      { ...whole, finished: false },
      {},
    ]
    for (const said of empty)
      expect(() => secondsOfWholeRun(said, expected)).toThrow('measures nothing')
    const none = { ...whole, units: 0, responses: 0 }
    expect(() => secondsOfWholeRun(none, { units: 0, responses: 0 })).toThrow('measures nothing')
  })

  it('take off what measuring costs, and no more than there is', () => {
    expect(without([5, 1, 3], 2)).toEqual([3, 0, 1])
    expect([p50([3, 1, 2]), p95([3, 1, 2])]).toEqual([2, 3])
  })
})
