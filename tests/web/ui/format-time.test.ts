import { describe, expect, it } from 'vitest'
import { formatDate, formatFullTime, formatTime } from '../../../web/ui/format-time.ts'

const now = '2024-03-18T06:30:00Z'

describe('a time as people say it', () => {
  it.each([
    ['2024-03-18T06:05:00Z', '今天 14:05'],
    ['2024-03-17T16:00:00Z', '今天 00:00'],
    ['2024-03-17T15:59:59Z', '昨天 23:59'],
    ['2024-03-16T01:30:00Z', '前天 09:30'],
    ['2024-03-18T16:30:00Z', '明天 00:30'],
    ['2024-03-05T06:05:00Z', '3月5日 14:05'],
    ['2023-12-31T00:00:00Z', '2023年12月31日 08:00'],
  ])('says %s in Beijing time', (at, text) => {
    expect(formatTime(at, now)).toBe(text)
  })

  it('turns the year at midnight in Beijing, not in Greenwich', () => {
    expect(formatTime('2023-12-31T16:30:00Z', '2024-06-01T00:00:00Z')).toBe('1月1日 00:30')
  })

  it('has a full stamp that names its zone', () => {
    expect(formatFullTime('2024-03-18T06:05:09Z')).toBe('2024-03-18 14:05:09（北京时间）')
    expect(formatDate('2023-12-31T16:00:00Z')).toBe('2024年1月1日')
  })
})
