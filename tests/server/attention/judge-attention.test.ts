import { describe, expect, it } from 'vitest'
import { distanceFrom, spreadOfCell } from '../../../server/domains/attention/cell-spread.ts'
import { describeAttention } from '../../../server/domains/attention/describe-attention.ts'
import {
  judgeAttention,
  type KnownOfReport,
} from '../../../server/domains/attention/judge-attention.ts'
import { comparisonsOf, figuresOf } from '../../../server/domains/attention/key-figures.ts'

/** Ratios of 40 shops around 200 千元 a head, with sizes from 1 to 40 heads. */
const shops = Array.from({ length: 40 }, (_, at) => ({
  value: (150 + ((at * 37) % 100)) * (at + 1),
  base: at + 1,
}))

const known: KnownOfReport = {
  figures: [{ indicator: 'operatingRevenue', value: 2_000, previous: null }],
  staff: 10,
  cellOf: () => ({ spread: spreadOfCell(shops), group: '同行业（52 零售业）' }),
  findings: { mandatory: 0, unexplained: 0, explained: 0, evaluated: 0 },
  signals: [],
  totals: () => ({ county: 100_000, industry: 400_000 }),
  reports: { county: 50, industry: 400 },
}
const reporting = (value: number, previous: number | null = null): KnownOfReport => ({
  ...known,
  figures: [{ indicator: 'operatingRevenue', value, previous }],
})

describe('distances of Hidiroglou and Berthelot', () => {
  it('leave what is usual near the middle, and let the large go out sooner than the small', () => {
    const spread = spreadOfCell(shops)
    expect(spread.units).toBe(40)
    expect(Math.abs(distanceFrom(spread, { value: 2_000, base: 10 }))).toBeLessThan(1)
    const small = distanceFrom(spread, { value: 1_000, base: 1 })
    const large = distanceFrom(spread, { value: 40_000, base: 40 })
    expect(large / small).toBeCloseTo(40 ** 0.5, 1)
    expect(distanceFrom(spread, { value: 40, base: 40 })).toBeLessThan(-4)
  })

  it('are not stretched by a few wrong values', () => {
    const wrong = shops.map((each, at) => (at < 4 ? { ...each, value: each.value * 1_000 } : each))
    const [clean, dirty] = [spreadOfCell(shops), spreadOfCell(wrong)]
    expect(dirty.median / clean.median).toBeLessThan(1.15)
    expect(distanceFrom(dirty, wrong[2]!)).toBeGreaterThan(50)
  })

  it('see no outlier in a cell where nearly all are equal', () => {
    const equal = shops.map(({ base }) => ({ value: base * 200, base }))
    expect(Math.abs(distanceFrom(spreadOfCell(equal), { value: 2_060, base: 10 }))).toBeLessThan(1)
  })
})

describe('the score of a report', () => {
  it('does not vanish with the figures: doubtful zeros count as one report', () => {
    const zeros = judgeAttention({
      ...reporting(0),
      findings: { ...known.findings, explained: 1 },
    })
    expect(zeros).toMatchObject({ indicator: null, countyEffect: 20_000, industryEffect: 2_500 })
    expect(zeros.score).toBeGreaterThan(0)
    expect(describeAttention({ ...zeros, scoredAt: '' }, true).effect).toContain('按份数算')
    // Nothing doubtful about them: they stand last.
    expect(judgeAttention(reporting(0)).score).toBe(0)
  })

  it('is small for what is usual: only its size orders it', () => {
    const { suspicion, reasons, countyEffect } = judgeAttention(known)
    expect([suspicion, reasons, countyEffect]).toEqual([10_000, [], 20_000])
    expect(describeAttention({ ...judgeAttention(known), scoredAt: '' }, true)).toMatchObject({
      reasons: ['没有发现疑点，按规模排序'],
      effect: '如有错，可能影响营业收入 2,000 千元，占本县本表合计的 2.00%、全市本行业合计的 0.50%',
    })
  })

  it('takes an outlier for what it is away from its like, not for the whole of it', () => {
    const judged = judgeAttention(reporting(20_000))
    expect(judged.reasons).toMatchObject([{ kind: 'outlier', measure: 'operatingRevenue:staff' }])
    expect(judged.shift).toBeGreaterThan(17_000)
    expect(judged.shift).toBeLessThan(19_000)
    expect(judged.score).toBeGreaterThan(20 * judgeAttention(known).score)
    const { reasons } = describeAttention({ ...judged, scoredAt: '' }, true)
    expect(reasons[0]).toMatch(
      /^人均营业收入 2,000 千元，同行业（52 零售业） 40 家的中位数是 \d+ 千元，偏离/,
    )
  })

  it('multiplies suspicion and effect: a small wrong one stands behind a large doubtful one', () => {
    const small = judgeAttention(reporting(20, null))
    const large = judgeAttention({
      ...reporting(30_000),
      staff: 150,
      findings: { ...known.findings, unexplained: 2 },
    })
    expect(small.suspicion).toBeGreaterThan(large.suspicion)
    expect(large.score).toBeGreaterThan(small.score)
  })

  it('Q-40 tells one wrong unit of the whole form from growth of one amount', () => {
    const figures = [
      { indicator: 'operatingRevenue', value: 2_050_000, previous: 2_000 },
      { indicator: 'totalAssets', value: 990_000, previous: 1_000 },
    ]
    const none = { ...known, cellOf: () => undefined }
    const { reasons, suspicion } = judgeAttention({ ...none, figures })
    expect(reasons).toEqual([{ kind: 'wrong-unit', as: '元', amounts: 2 }])
    expect(suspicion).toBeGreaterThan(900_000)
    const grown = [figures[0]!, { indicator: 'totalAssets', value: 1_010, previous: 1_000 }]
    expect(judgeAttention({ ...none, figures: grown }).reasons).toEqual([])
  })

  it('counts findings and signals, and shows signals only to those who may look into them', () => {
    const judged = judgeAttention({
      ...known,
      findings: { mandatory: 0, unexplained: 2, explained: 1, evaluated: 3 },
      signals: ['alike'],
    })
    const told = (seesSignals: boolean) =>
      describeAttention({ ...judged, scoredAt: '' }, seesSignals).reasons
    expect(told(true)).toEqual([
      '批量审核比报送时多出 3 条问题',
      '有 2 条核实性问题没有说明',
      '报送线索待核实：内容高度相同',
      '有 1 条核实性问题有说明，说明还没有人看',
    ])
    expect(told(false)).toHaveLength(3)
  })

  it('counts a form without key figures by the report', () => {
    const { indicator, countyEffect, industryEffect } = judgeAttention({ ...known, figures: [] })
    expect([indicator, countyEffect, industryEffect]).toEqual([null, 20_000, 2_500])
  })
})

describe('key figures', () => {
  it('are the whole numbers of the answers, with the year before', () => {
    const answers = { operatingRevenue: 12, totalAssets: '13', staffAtYearEnd: 3, other: 5 }
    expect(figuresOf(answers, { operatingRevenue: 10 })).toEqual([
      { indicator: 'operatingRevenue', value: 12, previous: 10 },
      { indicator: 'staffAtYearEnd', value: 3, previous: null },
    ])
  })

  it('compare only where both sides are positive', () => {
    const figures = [
      { indicator: 'operatingRevenue', value: 0, previous: 10 },
      { indicator: 'totalAssets', value: 50, previous: 0 },
    ]
    expect(comparisonsOf(figures, 5)).toEqual([
      { measure: 'totalAssets:staff', indicator: 'totalAssets', value: 50, base: 5 },
    ])
  })
})
