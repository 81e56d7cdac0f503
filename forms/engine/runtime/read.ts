/**
 * Reading cells of answer documents. A cell of the wrong kind reads as missing: that it is
 * wrong is a format finding, and a relation over it is not applicable.
 */
import type { CheckContext, Row } from '../types.ts'
import { fromDecimal, type MaybeExact } from './exact.ts'

const MAX = Number.MAX_SAFE_INTEGER

export function readNumber(value: unknown): MaybeExact {
  if (typeof value !== 'number') return null
  if (Number.isInteger(value) && value <= MAX && value >= -MAX) return value + 0
  return Number.isFinite(value) ? fromDecimal(String(value)) : null
}

export function readText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

export function readTruth(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null
}

/** A calendar date as the number yyyymmdd. */
export function readDate(value: unknown): number | null {
  if (typeof value !== 'string' || value.length !== 10) return null
  if (value[4] !== '-' || value[7] !== '-') return null
  const [year, month, day] = [digitsIn(value, 0, 4), digitsIn(value, 5, 7), digitsIn(value, 8, 10)]
  return year < 0 || month < 0 || day < 0 ? null : dateNumber(year, month, day)
}

/** The number its digits from `start` to `end` make; -1 where one is none. Checks read dates by the million. */
function digitsIn(text: string, start: number, end: number): number {
  let number = 0
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}

export function dateNumber(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  return year * 10000 + month * 100 + day
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export function readOptions(value: unknown): readonly string[] | null {
  if (!Array.isArray(value) || value.length === 0) return null
  return value.filter((option): option is string => typeof option === 'string')
}

export function isFilled(value: unknown): boolean {
  return (
    value !== undefined &&
    value !== null &&
    value !== '' &&
    !(Array.isArray(value) && value.length === 0)
  )
}

/** Whether a cell of a document is filled; unknown when the document itself is not at hand. */
export function filledIn(
  document: Readonly<Record<string, unknown>> | undefined,
  key: string,
): boolean | null {
  return document === undefined ? null : isFilled(document[key])
}

/** The rows of a table; null when the document holding it is not at hand. */
export function rowsOf(
  document: Readonly<Record<string, unknown>> | undefined,
  key: string,
): readonly Row[] | null {
  if (document === undefined) return null
  const value = document[key]
  return Array.isArray(value) ? (value as readonly Row[]) : NO_ROWS
}

const NO_ROWS: readonly Row[] = []

/** A row of a table with nothing in it: lines left empty on the printed form. */
export function isBlank(row: unknown): boolean {
  if (typeof row !== 'object' || row === null) return true
  for (const key in row) if (isFilled((row as Readonly<Record<string, unknown>>)[key])) return false
  return true
}

export function referenceDate(context: CheckContext): number | null {
  return readDate(context.referenceDate ?? '2023-12-31')
}

export function officeArea(context: CheckContext): string | null {
  return readText(context.officeAreaPrefix)
}
