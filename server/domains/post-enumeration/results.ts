/** Rates of a survey with their intervals, held against the bars. Pure. */
import {
  type Bars,
  itemVerdicts,
  type PesAreaResult,
  type PesRate,
  type RateId,
  rateIds,
  surveyedIndicators,
} from '../../contract/post-enumeration.ts'
import {
  estimateRatio,
  rateInterval,
  type StratumSize,
  symmetricInterval,
} from '../sampling/index.ts'
import type { BlockCounts } from './compare-block.ts'

export interface JudgedBlock {
  readonly blockCode: string
  readonly stratum: string
  readonly counts: BlockCounts
}

export interface ResultsOfArea {
  readonly areaPrefix: string
  readonly areaName: string
  readonly strata: readonly StratumSize[]
  readonly blocksDrawn: number
  readonly judged: readonly JudgedBlock[]
  readonly bars: Bars
}

const parts: Readonly<Record<RateId, (counts: BlockCounts) => { y: number; x: number }>> = {
  unitErrorRate: ({ omissions, falseUnits, due }) => ({ y: omissions + falseUnits, x: due }),
  omissionRate: ({ omissions, due }) => ({ y: omissions, x: due }),
  falseRate: ({ falseUnits, registered }) => ({ y: falseUnits, x: registered }),
  duplicateRate: ({ duplicates, registered }) => ({ y: duplicates, x: registered }),
  netOmissionRate: ({ omissions, falseUnits, duplicates, due }) => ({
    ...{ y: omissions - falseUnits - duplicates, x: due },
  }),
  indicatorErrorRate: ({ itemErrors, itemsCompared }) => ({ y: itemErrors, x: itemsCompared }),
}

export function resultsOf(area: ResultsOfArea): PesAreaResult {
  const { judged, bars } = area
  const rates = rateIds.map((rate) => rateOf(rate, area))
  const rateNamed = (id: RateId) => rates.find(({ rate }) => rate === id)?.value ?? null
  const [units, indicators] = [rateNamed('unitErrorRate'), rateNamed('indicatorErrorRate')]
  const sum = (pick: (counts: BlockCounts) => number) =>
    judged.reduce((all, { counts }) => all + pick(counts), 0)
  return {
    ...{ areaPrefix: area.areaPrefix, areaName: area.areaName },
    ...{ blocksDrawn: area.blocksDrawn, blocksJudged: judged.length },
    rates: rates.map((each) => ({ ...each, ...heldAgainst(each, bars) })),
    compositeRate: units === null || indicators === null ? null : (units + indicators) / 2,
    causes: itemVerdicts.map((verdict) => ({
      verdict,
      items: sum(({ causes }) => causes[verdict]),
    })),
    indicators: surveyedIndicators.map((item) => ({
      item,
      census: sum(({ sums }) => sums[item].census),
      survey: sum(({ sums }) => sums[item].survey),
      absolute: sum(({ sums }) => sums[item].absolute),
    })),
  }
}

type BareRate = Omit<PesRate, 'bar' | 'verdict'>

function rateOf(rate: RateId, { strata, judged }: ResultsOfArea): BareRate {
  const clusters = judged.map(({ stratum, counts }) => ({ stratum, ...parts[rate](counts) }))
  const { ratio, numerator, denominator, standardError, degrees, whole } = estimateRatio(
    strata,
    clusters,
  )
  const counted = clusters.reduce((sum, { y }) => sum + y, 0)
  const of = clusters.reduce((sum, { x }) => sum + x, 0)
  const interval =
    ratio === null
      ? null
      : whole
        ? { lower: ratio, upper: ratio }
        : rate === 'netOmissionRate'
          ? symmetricInterval(ratio, standardError, degrees)
          : rateInterval(Math.min(1, ratio), standardError, degrees, of)
  return {
    ...{ rate, value: ratio, numerator, denominator, counted, of, standardError },
    ...{ lower: interval?.lower ?? null, upper: interval?.upper ?? null },
  }
}

/** 单位错报率 must stay below its bar, 指标差错率 may reach it. */
function heldAgainst(
  { rate, lower, upper }: BareRate,
  bars: Bars,
): Pick<PesRate, 'bar' | 'verdict'> {
  if (rate !== 'unitErrorRate' && rate !== 'indicatorErrorRate') return { bar: null, verdict: null }
  const bar = bars[rate]
  if (lower === null || upper === null) return { bar, verdict: null }
  const below = rate === 'unitErrorRate' ? upper < bar : upper <= bar
  return { bar, verdict: lower > bar ? 'fails' : below ? 'passes' : 'unclear' }
}
