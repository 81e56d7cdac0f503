/** Days as lines of a drawing 480 × 260: first day at the left, the later of deadline and today at the right. Pure. */
import type { ProgressOutlook } from '../../../../server/contract/progress.ts'

const WIDTH = 480
const HEIGHT = 260
const FOOT = 18
const HEAD = 16
const DAY_MS = 86_400_000

export interface DayDrawing {
  readonly width: number
  readonly height: number
  readonly expectedY: number
  readonly reported: string
  readonly accepted: string
  readonly fan: string | null
  readonly likely: string | null
  readonly deadlineX: number | null
  readonly ticks: readonly {
    readonly x: number
    readonly day: string
    readonly anchor: 'start' | 'middle' | 'end'
  }[]
}

/** Null while nothing has been reported. */
export function drawDays(outlook: ProgressOutlook): DayDrawing | null {
  const { days, deadline, total, forecast, asOf } = outlook
  const first = days[0]
  if (first === undefined || total.expected === 0) return null
  const today = new Date(Date.parse(asOf) + 8 * 3_600_000).toISOString().slice(0, 10)
  const last = deadline !== null && deadline > today ? deadline : today
  const span = Math.max(1, dayNumber(last) - dayNumber(first.day))
  const x = (day: string) => round(((dayNumber(day) - dayNumber(first.day)) / span) * WIDTH)
  // Withdrawn acceptances and returns can take a line below nothing for a day.
  const y = (count: number) =>
    round(HEIGHT - FOOT - (Math.max(0, count) / total.expected) * (HEIGHT - FOOT - HEAD))
  const line = (of: (day: (typeof days)[number]) => number) => {
    let sum = 0
    const steps = days.map((day) => {
      const before = sum
      sum += of(day)
      return `L${x(day.day)} ${y(before)}L${x(day.day)} ${y(sum)}`
    })
    return `M${x(first.day)} ${y(0)}${steps.join('')}L${x(today)} ${y(sum)}`
  }
  const start = `${x(today)} ${y(total.reported)}`
  const end = deadline === null ? null : x(deadline)
  const bounds = forecast?.atDeadline
  const middle = days[Math.floor(days.length / 2)]
  const ticks = [
    { x: 0, day: first.day, anchor: 'start' as const },
    ...(middle && x(middle.day) > 90 && x(middle.day) < x(today) - 60
      ? [{ x: x(middle.day), day: middle.day, anchor: 'middle' as const }]
      : []),
    ...(today !== last && today !== first.day && x(today) > 60 && x(today) < WIDTH - 60
      ? [{ x: x(today), day: today, anchor: 'middle' as const }]
      : []),
    { x: WIDTH, day: last, anchor: 'end' as const },
  ]
  return {
    width: WIDTH,
    height: HEIGHT,
    expectedY: y(total.expected),
    reported: line((day) => day.reported),
    accepted: line((day) => day.accepted),
    fan:
      bounds && end !== null ? `M${start}L${end} ${y(bounds.high)}L${end} ${y(bounds.low)}Z` : null,
    likely: bounds && end !== null ? `M${start}L${end} ${y(bounds.likely)}` : null,
    deadlineX: end,
    ticks: ticks.filter((tick, at) => ticks.findIndex(({ day }) => day === tick.day) === at),
  }
}

function dayNumber(day: string): number {
  return Math.round(Date.parse(day) / DAY_MS)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
