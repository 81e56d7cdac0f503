/** Words and lists behind the numbers of progress. Pure. */
import type {
  Forecast,
  ProgressBreakdown,
  ProgressDimension,
} from '../../../../server/contract/progress.ts'
import { UNKNOWN } from '../../../../server/contract/responses.ts'
import { formatNumber } from '../../../ui/format-number.ts'
import type { Filter } from '../../href-of.ts'

export type BreakdownRow = ProgressBreakdown['rows'][number]

export const dimensionNames: Readonly<Record<ProgressDimension, string>> = {
  block: '普查小区',
  industry: '行业大类',
  kind: '单位类型',
  form: '报表',
  enumerator: '普查员',
}

/** The filter of 答卷审核 that lists what a row counts, also of what has no block, industry or walker yet. */
export function listBehind(by: ProgressDimension, key: string, area: string | undefined): Filter {
  switch (by) {
    case 'block':
      return { area, block: key || UNKNOWN }
    case 'industry':
      return { area, industry: key || UNKNOWN }
    case 'kind':
      return { area, kind: key }
    case 'form':
      return { area, form: key }
    case 'enumerator':
      return { area, walker: key || UNKNOWN }
  }
}

/** 4月30日 */
export function dayWords(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
}

/** The forecast as one sentence, with its bounds and what they rest on. */
export function forecastWords(forecast: Forecast, deadline: string, expected: number): string {
  const { atDeadline, completeOn, perDay, basisDays } = forecast
  const { likely, low, high } = atDeadline
  const reach =
    low >= expected
      ? `到 ${dayWords(deadline)} 截止时，预计可全部报送`
      : `到 ${dayWords(deadline)} 截止时，预计报送 ${formatNumber(likely)} 份（${formatNumber(low)}—${formatNumber(high)} 份）`
  const finish =
    completeOn.likely === null
      ? '按目前速度一年内报不完'
      : `全部报送约在 ${dayWords(completeOn.likely)}（最早 ${completeOn.early === null ? '—' : dayWords(completeOn.early)}，最晚 ${completeOn.late === null ? '无法估计' : dayWords(completeOn.late)}）`
  return `${reach}；${finish}。依据最近 ${basisDays} 天，平均每天 ${formatNumber(perDay)} 份；括号内为约九成把握的范围。`
}
