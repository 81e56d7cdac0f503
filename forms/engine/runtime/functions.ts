/** Functions of the check language over numbers, text and dates. */
import {
  creditCodeDepartmentValid,
  creditCodeOrganisationValid,
  creditCodeValid,
  organisationCodeValid,
} from '../credit-code.ts'
import { add, compare, fromDecimal, type MaybeExact } from './exact.ts'
import type { Truth } from './logic.ts'

export function sumOf(...values: MaybeExact[]): MaybeExact {
  let total: MaybeExact = 0
  for (const value of values) total = add(total, value)
  return total
}

function extreme(values: readonly MaybeExact[], way: number): MaybeExact {
  let best: MaybeExact = null
  for (const value of values) {
    if (value === null) return null
    if (best === null || compare(value, best) * way > 0) best = value
  }
  return best
}

export function maxOf(...values: MaybeExact[]): MaybeExact {
  return extreme(values, 1)
}

export function minOf(...values: MaybeExact[]): MaybeExact {
  return extreme(values, -1)
}

export function countTrue(...values: Truth[]): number | null {
  let count = 0
  for (const value of values) {
    if (value === null) return null
    if (value) count++
  }
  return count
}

/** Number of options ticked; an unanswered question has none. */
export function countOptions(options: readonly string[] | null): number {
  return options?.length ?? 0
}

export function includes(options: readonly string[] | null, option: string | null): Truth {
  return options === null || option === null ? null : options.includes(option)
}

export function len(text: string | null): number | null {
  return text === null ? null : Array.from(text).length
}

export function startsWith(text: string | null, start: string | null): Truth {
  return text === null || start === null ? null : text.startsWith(start)
}

export function contains(text: string | null, part: string | null): Truth {
  return text === null || part === null ? null : text.includes(part)
}

/** Characters from position `from` (counted from 1); null when none is left. */
export function substr(text: string | null, from: MaybeExact, length: MaybeExact): string | null {
  if (text === null || typeof from !== 'number' || typeof length !== 'number') return null
  const start = Math.max(from - 1, 0)
  const part = Array.from(text)
    .slice(start, start + Math.max(length, 0))
    .join('')
  return part === '' ? null : part
}

export function numberOf(text: string | null): MaybeExact {
  return text === null || text.length > 40 || !/^-?\d+(\.\d+)?$/.test(text)
    ? null
    : fromDecimal(text)
}

/** A year-month as the number yyyymm. */
export function yearMonth(year: MaybeExact, month: MaybeExact): number | null {
  if (typeof year !== 'number' || typeof month !== 'number') return null
  if (year < 1 || year > 9999 || month < 1 || month > 12) return null
  return year * 100 + month
}

export function yearMonthOfDate(date: number | null): number | null {
  return date === null ? null : Math.floor(date / 100)
}

export function yearOfDate(date: number | null): number | null {
  return date === null ? null : Math.floor(date / 10000)
}

export function yearOfMonth(month: number | null): number | null {
  return month === null ? null : Math.floor(month / 100)
}

export function monthsBetween(from: number | null, to: number | null): number | null {
  if (from === null || to === null) return null
  const months = (value: number): number => Math.floor(value / 100) * 12 + (value % 100)
  return months(to) - months(from)
}

export function validCreditCode(code: string | null): Truth {
  return code === null ? null : creditCodeValid(code)
}

export function validCreditCodeOrganisation(code: string | null): Truth {
  return code === null ? null : creditCodeOrganisationValid(code)
}

export function validCreditCodeDepartment(code: string | null): Truth {
  return code === null ? null : creditCodeDepartmentValid(code)
}

export function validOrganisationCode(code: string | null): Truth {
  return code === null ? null : organisationCodeValid(code)
}
