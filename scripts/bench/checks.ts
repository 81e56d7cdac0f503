/** Checks of B603: compiled by our engine, written by hand, and as data for json-logic-engine. */
import { runCheck } from '../../forms/engine/run-check.ts'
import type { Answers, Finding } from '../../forms/engine/types.ts'
import { loadForm } from '../../forms/generated/registry.ts'
import { p50 } from './quantiles.ts'
import { judged, type Result, times, told } from './report.ts'
import { checkByHand, notNegative, writtenIds } from './written-checks.ts'

const DOCUMENTS = 2_000
const ROUNDS = 80
/** Rounds in which the machine still compiles. */
const WARM_UP = 20

type Check = (answers: Answers) => readonly { readonly rule: string }[]

export async function benchChecks(): Promise<Result[]> {
  const form = await loadForm('B603')
  const wanted = new Set(writtenIds)
  const checks = form.checks.filter(({ id }) => wanted.has(id))
  if (checks.length !== wanted.size) throw new Error('a check of B603 has another number now')
  const documents = makeDocuments()
  // Not installed with the project; a name the type-checker does not follow.
  const logic = './logic-checks.js'
  const { logicChecks } = (await import(logic)) as {
    logicChecks: (keys: Readonly<Record<string, string>>) => Check
  }
  const ways: Readonly<Record<'engine' | 'hand' | 'logic', Check>> = {
    engine(answers) {
      const context = { answers }
      const findings: Finding[] = []
      for (const check of checks) {
        for (const finding of runCheck(check, context, false)) findings.push(finding)
      }
      return findings
    },
    hand: checkByHand,
    logic: logicChecks(notNegative),
  }
  const failed = agree(ways, documents)
  const speeds = { engine: [] as number[], hand: [] as number[], logic: [] as number[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const way of ['engine', 'hand', 'logic'] as const) {
      const start = process.cpuUsage()
      for (const document of documents) ways[way](document)
      const { user, system } = process.cpuUsage(start)
      if (round < WARM_UP) continue
      speeds[way].push(documents.length / ((user + system) / 1e6))
    }
  }
  const ratio = p50(speeds.engine) / p50(speeds.hand)
  const perSecond = (way: keyof typeof speeds): string => `${Math.round(p50(speeds[way]))}/s of CPU`
  return [
    judged('checks: engine / hand-written', times(ratio), '≥ 0.5 ×', ratio >= 0.5),
    told('checks: json-logic-engine / hand-written', times(p50(speeds.logic) / p50(speeds.hand))),
    told(
      `${checks.length} checks of B603, ${failed} of ${documents.length} documents with a finding`,
      `engine ${perSecond('engine')}, by hand ${perSecond('hand')}, json-logic-engine ${perSecond('logic')}`,
    ),
  ]
}

/** A yardstick that finds other things measures another thing. */
function agree(ways: Readonly<Record<string, Check>>, documents: readonly Answers[]): number {
  let failed = 0
  for (const document of documents) {
    const [first, ...others] = Object.values(ways).map((check) =>
      check(document)
        .map(({ rule }) => rule)
        .sort()
        .join(),
    )
    if (first !== '') failed += 1
    if (others.some((other) => other !== first)) {
      throw new Error(`the three disagree: ${[first, ...others].join(' | ')}`)
    }
  }
  return failed
}

/**
 * Returns of industrial enterprises: most balance, one in eight has a figure wrong, some are partly empty.
 * Parsed from JSON, as every return is that the server reads.
 */
function makeDocuments(): Answers[] {
  let seed = 20_231_231
  const random = (most: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((seed / 2 ** 31) * most)
  }
  return Array.from({ length: DOCUMENTS }, (_, at) => {
    const revenue = 20_000 + random(500_000)
    const cost = Math.round(revenue * 0.78)
    const current = 10_000 + random(90_000)
    const original = 5_000 + random(80_000)
    const accumulated = Math.round(original * 0.4)
    const assets = current + original + 5_000
    const liabilities = Math.round(assets * 0.5)
    const profit = revenue - cost - 300 - 800 - 1_200 - 90
    const answers: Record<string, number> = {
      ...{ inventoriesAtYearStart: 3_000, currentAssets: current, accountsReceivable: 3_000 },
      ...{ inventoriesAtYearEnd: 4_000, finishedGoods: 1_500, totalAssets: assets },
      ...{ longTermEquityInvestment: 0, fixedAssetsOriginalCost: original },
      ...{ accumulatedDepreciation: accumulated, depreciationOfYear: Math.round(original * 0.08) },
      ...{ fixedAssetsNet: original - accumulated, constructionInProgress: 500 },
      ...{
        intangibleAssets: 200,
        totalLiabilities: liabilities,
        ownersEquity: assets - liabilities,
      },
      ...{ currentLiabilities: liabilities - 1_000, nonCurrentLiabilities: 1_000 },
      ...{ accountsPayable: 1_000, operatingRevenue: revenue, mainBusinessRevenue: revenue - 500 },
      ...{ operatingCost: cost, mainBusinessCost: cost - 100, taxesAndSurcharges: 300 },
      ...{ sellingExpenses: 800, administrativeExpenses: 1_200, financialExpenses: 90 },
      ...{ operatingProfit: profit, nonOperatingIncome: 40, nonOperatingExpenses: 20 },
      ...{ totalProfit: profit + 20, incomeTaxExpense: 100, valueAddedTaxPayable: 400 },
      ...{ averageStaff: 80 + random(400) },
    }
    const keys = Object.keys(answers)
    const any = keys[random(keys.length)]!
    if (at % 8 === 3) answers[any] = -answers[any]! * 10
    if (at % 5 === 2) delete answers[any]
    return JSON.parse(JSON.stringify(answers)) as Answers
  })
}
