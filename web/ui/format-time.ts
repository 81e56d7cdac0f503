/** Times as people say them, always Beijing time, whatever the device believes its zone is. */

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

interface Stamp {
  readonly year: string
  readonly month: string
  readonly day: string
  readonly clock: string
  readonly second: string
}

function stampOf(at: Date): Stamp {
  const found = Object.fromEntries(parts.formatToParts(at).map((part) => [part.type, part.value]))
  return {
    year: found.year!,
    month: found.month!,
    day: found.day!,
    clock: `${found.hour}:${found.minute}`,
    second: found.second!,
  }
}

function dayNumber(stamp: Stamp): number {
  return Date.UTC(Number(stamp.year), Number(stamp.month) - 1, Number(stamp.day)) / 86_400_000
}

const nearDays: Readonly<Record<number, string>> = { 0: '今天', 1: '昨天', 2: '前天', [-1]: '明天' }

/** E.g. 今天 14:05, 昨天 09:30, 3月5日 14:05, 2023年12月31日 08:00. */
export function formatTime(at: string | number | Date, now: string | number | Date): string {
  const then = stampOf(new Date(at))
  const today = stampOf(new Date(now))
  const near = nearDays[dayNumber(today) - dayNumber(then)]
  if (near) return `${near} ${then.clock}`
  return `${formatDay(then, today.year)} ${then.clock}`
}

/** E.g. 2024-03-05 14:05:09（北京时间）, for the title of a short time. */
export function formatFullTime(at: string | number | Date): string {
  const { year, month, day, clock, second } = stampOf(new Date(at))
  return `${year}-${month}-${day} ${clock}:${second}（北京时间）`
}

/** E.g. 2024年3月5日. */
export function formatDate(at: string | number | Date): string {
  return formatDay(stampOf(new Date(at)), '')
}

function formatDay(stamp: Stamp, thisYear: string): string {
  const day = `${Number(stamp.month)}月${Number(stamp.day)}日`
  return stamp.year === thisYear ? day : `${stamp.year}年${day}`
}
