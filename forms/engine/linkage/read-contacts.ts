/** Telephones, people and dates of a list's row, as they are compared. */
import { plainText } from './plain-text.ts'

/** Up to two numbers, digits only; area code and country code gone. A masked digit stays as *. */
export function readTelephones(text: string): readonly string[] {
  if (text === '') return []
  const digits = plainText(text.replace(/[;；,，、|\s]+/g, '/'))
    .replace(/转\d+|分机\d+/g, '')
    .replace(/\(?0\d{2,3}\)?-(?=\d{7,8})/g, '')
    .replace(/-/g, '')
  const found: string[] = []
  for (const match of digits.matchAll(/[\d*]{7,}/g)) {
    const number = withoutAreaCode(match[0])
    if (/^([\d*])\1+$/.test(number) || found.includes(number)) continue
    found.push(number)
    if (found.length === 2) break
  }
  return found
}

function withoutAreaCode(digits: string): string {
  const national = digits.replace(/^(?:0086|86)(?=1[\d*]{10}$)/, '')
  if (/^1[\d*]{10}$/.test(national)) return national
  if (/^01[3-9][\d*]{9}$/.test(national)) return national.slice(1)
  const landline = /^0(?:10|2\d|[3-9]\d{2})([\d*]{7,8})$/.exec(national)
  return landline?.[1] ?? national
}

/** A person's name without title, blanks or remarks. */
export function readPerson(text: string): string {
  if (text === '') return ''
  const plain = plainText(text.split(/[;；,，、/|]/)[0] ?? '').replace(/\(.*$/, '')
  const name = plain.replace(/(?:先生|女士|经理|老板|主任|同志)$/, '').replace(/[\d()\-#/]/g, '')
  return /^(?:无|暂无|不详|未知|空|NULL|NA)$/.test(name) ? '' : name
}

export interface FoundDate {
  /** Days since 1970; NaN when there is none. */
  readonly days: number
  /** Only the year, or the month, was given (or the day stands for a whole year). */
  readonly precision: 'none' | 'year' | 'month' | 'day'
}

const noDate: FoundDate = { days: Number.NaN, precision: 'none' }
const DAY = 86_400_000

export function readFoundDate(text: string): FoundDate {
  if (text === '') return noDate
  const digits = text
    .replace(/[\uff10-\uff19]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .trim()
  const parts = /^(\d{4})[-/.年]\s*(\d{1,2})(?:[-/.月]\s*(\d{1,2}))?/.exec(digits)
  if (parts) return dateOf(Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0))
  const packed = /^(\d{4})(\d{2})(\d{2})?$/.exec(digits)
  if (packed && Number(packed[1]) > 1800) {
    return dateOf(Number(packed[1]), Number(packed[2]), Number(packed[3] ?? 0))
  }
  const american = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/.exec(digits)
  if (american) return dateOf(Number(american[3]), Number(american[1]), Number(american[2]))
  const year = /^(\d{4})年?$/.exec(digits)
  if (year && Number(year[1]) > 1800) return dateOf(Number(year[1]), 0, 0)
  // Days since 1900 as a spreadsheet counts them.
  const serial = /^(\d{5})(?:\.0*)?$/.exec(digits)
  if (serial) return { days: Number(serial[1]) - 25_569, precision: 'day' }
  return noDate
}

function dateOf(year: number, month: number, day: number): FoundDate {
  if (year < 1800 || year > 2100 || month > 12 || day > 31) {
    return year < 1800 || year > 2100 ? noDate : dateOf(year, 0, 0)
  }
  const days = Date.UTC(year, Math.max(month, 1) - 1, Math.max(day, 1)) / DAY
  const precision = month === 0 ? 'year' : day === 0 ? 'month' : 'day'
  return { days, precision }
}
