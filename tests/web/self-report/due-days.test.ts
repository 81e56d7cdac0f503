import { describe, expect, it } from 'vitest'
import { dateWords, daysLeft, dueWords } from '../../../web/self-report/sheet/due-days.ts'

const at = (instant: string) => Date.parse(instant)

describe('days until a form is due', () => {
  it('counts calendar days of Shanghai, whatever the hour', () => {
    expect(daysLeft('2024-04-30', at('2024-04-28T00:00:00+08:00'))).toBe(2)
    expect(daysLeft('2024-04-30', at('2024-04-28T23:59:59+08:00'))).toBe(2)
  })

  it('starts a new day at midnight in Shanghai, not in Greenwich', () => {
    expect(daysLeft('2024-04-30', at('2024-04-29T15:59:59Z'))).toBe(1)
    expect(daysLeft('2024-04-30', at('2024-04-29T16:00:00Z'))).toBe(0)
  })

  it('counts over the end of a year and a leap day', () => {
    expect(daysLeft('2024-03-01', at('2024-02-28T12:00:00+08:00'))).toBe(2)
    expect(daysLeft('2024-01-01', at('2023-12-31T12:00:00+08:00'))).toBe(1)
  })

  it.each([
    ['2024-04-20T09:00:00+08:00', '还剩 10 天', 'calm'],
    ['2024-04-27T09:00:00+08:00', '还剩 3 天', 'soon'],
    ['2024-04-30T23:00:00+08:00', '今天截止', 'soon'],
    ['2024-05-02T09:00:00+08:00', '已超过 2 天', 'late'],
  ])('at %s says %s', (now, text, urgency) => {
    expect(dueWords('2024-04-30', at(now))).toEqual({ text, urgency })
  })

  it('writes the date as people do', () => {
    expect(dateWords('2024-04-03')).toBe('2024年4月3日')
  })
})
