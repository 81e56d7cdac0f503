/** Rates as offices read them: per cent with two digits, 不适用 where there is nothing to divide by. Pure. */
import type { PesRate } from '../../../../server/contract/post-enumeration.ts'

export function percent(share: number | null): string {
  return share === null ? '不适用' : `${(share * 100).toFixed(2)}%`.replace('-', '−')
}

export function intervalText({ value, lower, upper }: PesRate): string {
  if (value === null) return '—'
  if (lower === null || upper === null) return '小区太少，算不出'
  return `${percent(lower)} 至 ${percent(upper)}`
}

export const verdictWords = {
  passes: { tone: 'accepted', word: '达到' },
  fails: { tone: 'returned', word: '未达到' },
  unclear: { tone: 'underway', word: '尚不能断定' },
} as const
