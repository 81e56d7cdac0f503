/** Days until a form is due, counted in calendar days of Asia/Shanghai. Pure. */

const DAY_MS = 86_400_000
const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/** 0 on the last day itself, negative after it. `dueDate` is a calendar date. */
export function daysLeft(dueDate: string, nowMs: number): number {
  const today = Math.floor((nowMs + SHANGHAI_OFFSET_MS) / DAY_MS)
  return Math.round(Date.parse(`${dueDate}T00:00:00Z`) / DAY_MS) - today
}

export interface DueWords {
  readonly text: string
  /** `soon`: within three days; `late`: past. */
  readonly urgency: 'calm' | 'soon' | 'late'
}

const SOON_DAYS = 3

export function dueWords(dueDate: string, nowMs: number): DueWords {
  const days = daysLeft(dueDate, nowMs)
  if (days < 0) return { text: `已超过 ${-days} 天`, urgency: 'late' }
  if (days === 0) return { text: '今天截止', urgency: 'soon' }
  return { text: `还剩 ${days} 天`, urgency: days <= SOON_DAYS ? 'soon' : 'calm' }
}

/** E.g. 2024年4月30日. */
export function dateWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
