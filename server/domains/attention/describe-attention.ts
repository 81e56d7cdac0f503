/** A score in words, as reviewers read it. Pure. */
import type { Attention } from '../../contract/attention.ts'
import { signalKindNames } from '../../contract/conduct.ts'
import type { Reason } from './judge-attention.ts'
import { indicatorNamed } from './key-figures.ts'

export interface ScoreRow {
  readonly score: number
  readonly suspicion: number
  readonly countyEffect: number
  readonly industryEffect: number
  readonly indicator: string | null
  readonly shift: number
  readonly reasons: readonly Reason[]
  readonly scoredAt: string
}

/** `seesSignals`: 报送线索 are for those who may look into them. */
export function describeAttention(row: ScoreRow, seesSignals: boolean): Attention {
  const { score, suspicion, countyEffect, industryEffect, scoredAt } = row
  const reasons = row.reasons.filter(({ kind }) => seesSignals || kind !== 'signal').map(wordsOf)
  return {
    ...{ score, suspicion, countyEffect, industryEffect, scoredAt },
    reasons: reasons.length > 0 ? reasons : ['没有发现疑点，按规模排序'],
    effect: effectOf(row),
  }
}

function wordsOf(reason: Reason): string {
  switch (reason.kind) {
    case 'outlier':
      return outlierWords(reason)
    case 'wrong-unit':
      return reason.as === '元'
        ? `${reason.amounts} 项金额都约为上年的 1000 倍，疑把元当千元填`
        : `${reason.amounts} 项金额都约为上年的十分之一，疑把万元当千元填`
    case 'mandatory':
      return `有 ${reason.count} 条强制性问题`
    case 'unexplained':
      return `有 ${reason.count} 条核实性问题没有说明`
    case 'explained':
      return `有 ${reason.count} 条核实性问题有说明，说明还没有人看`
    case 'evaluated':
      return `批量审核比报送时多出 ${reason.count} 条问题`
    case 'signal':
      return `报送线索待核实：${signalKindNames[reason.signal]}`
  }
}

function outlierWords({
  measure,
  ratio,
  median,
  units,
  group,
  distance,
}: Reason & { kind: 'outlier' }) {
  const far = `偏离为四分位距离的 ${Math.abs(distance).toFixed(0)} 倍`
  const [name = '', base = ''] = measure.split(':')
  if (name === 'trend') {
    const { label } = indicatorNamed(base)
    return `${label}是上年的 ${times(ratio)} 倍，${group} ${units} 家的中位数是 ${times(median)} 倍，${far}`
  }
  const { label, unit } = indicatorNamed(name)
  return `人均${label} ${amount(ratio)} ${unit}，${group} ${units} 家的中位数是 ${amount(median)} ${unit}，${far}`
}

function effectOf({ indicator, shift, countyEffect, industryEffect }: ScoreRow): string {
  const shares = `本县本表合计的 ${percent(countyEffect)}、全市本行业合计的 ${percent(industryEffect)}`
  if (indicator === null) return `本表没有主要指标（或都填 0），按份数算：占${shares}`
  const { label, unit } = indicatorNamed(indicator)
  return `如有错，可能影响${label} ${amount(shift)} ${unit}，占${shares}`
}

const times = (ratio: number) => (ratio >= 100 ? ratio.toFixed(0) : Number(ratio.toPrecision(3)))
const amount = (value: number) => Math.round(value).toLocaleString('en-US')
const percent = (millionths: number) =>
  millionths < 100 ? '不到 0.01%' : `${(millionths / 10_000).toFixed(2)}%`
