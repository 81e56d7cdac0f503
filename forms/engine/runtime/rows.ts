/**
 * Sums, counts and quantifiers over the rows of a table. Blank rows are not rows. A row whose
 * membership or value is unknown makes the result unknown, except where the others decide it.
 */
import type { Row } from '../types.ts'
import { add, compare, type Exact, type MaybeExact, toDecimal } from './exact.ts'
import { and, not, or, type Truth } from './logic.ts'
import { isBlank } from './read.ts'

type Rows = readonly Row[] | null
type Of<T> = (row: Row, rowNumber: number) => T | null

/** Values of the member rows; null when membership or a value cannot be said. */
function membersOf<T>(rows: Rows, body: Of<T>, where: Of<boolean> | null): T[] | null {
  if (rows === null) return null
  const values: T[] = []
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    if (isBlank(row)) continue
    const member = where === null ? true : where(row, i + 1)
    if (member === null) return null
    if (!member) continue
    const value = body(row, i + 1)
    if (value === null) return null
    values.push(value)
  }
  return values
}

export function sumRows(rows: Rows, body: Of<Exact>, where: Of<boolean> | null): MaybeExact {
  const values = membersOf(rows, body, where)
  if (values === null || values.length === 0) return null
  let total: MaybeExact = 0
  for (const value of values) total = add(total, value)
  return total
}

function extreme(rows: Rows, body: Of<Exact>, where: Of<boolean> | null, way: number): MaybeExact {
  const values = membersOf(rows, body, where)
  if (values === null || values.length === 0) return null
  return values.reduce((best, value) => (compare(value, best) * way > 0 ? value : best))
}

export function maxRows(rows: Rows, body: Of<Exact>, where: Of<boolean> | null): MaybeExact {
  return extreme(rows, body, where, 1)
}

export function minRows(rows: Rows, body: Of<Exact>, where: Of<boolean> | null): MaybeExact {
  return extreme(rows, body, where, -1)
}

export function countRows(rows: Rows, where: Of<boolean> | null): number | null {
  return membersOf(rows, always, where)?.length ?? null
}

const always = (): true => true

export function allRows(rows: Rows, body: Of<boolean>, where: Of<boolean> | null): Truth {
  return quantify(
    rows,
    (row, n) => or(where === null ? false : not(where(row, n)), body(row, n)),
    and,
    where,
  )
}

export function anyRows(rows: Rows, body: Of<boolean>, where: Of<boolean> | null): Truth {
  return quantify(
    rows,
    (row, n) => and(where === null ? true : where(row, n), body(row, n)),
    or,
    where,
  )
}

/** No member row at all: nothing can be said. */
function quantify(
  rows: Rows,
  judge: Of<boolean>,
  combine: (a: Truth, b: Truth) => Truth,
  where: Of<boolean> | null,
): Truth {
  if (rows === null) return null
  let result: Truth = combine === and
  let members = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    if (isBlank(row) || (where !== null && where(row, i + 1) === false)) continue
    members++
    result = combine(result, judge(row, i + 1))
  }
  return members === 0 ? null : result
}

export function firstRow<T>(rows: Rows, body: Of<T>, where: Of<boolean> | null): T | null {
  if (rows === null) return null
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    if (isBlank(row)) continue
    const member = where === null ? true : where(row, i + 1)
    if (member === null) return null
    if (member) return body(row, i + 1)
  }
  return null
}

/** Filled values differ from each other; rows left empty do not count. */
export function uniqueRows(
  rows: Rows,
  body: Of<Exact | string | boolean>,
  where: Of<boolean> | null,
): Truth {
  if (rows === null) return null
  const seen = new Set<string | boolean>()
  let repeated = false
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    if (isBlank(row)) continue
    const member = where === null ? true : where(row, i + 1)
    if (member === null) return null
    const value = member ? body(row, i + 1) : null
    if (value === null) continue
    const mark = typeof value === 'string' || typeof value === 'boolean' ? value : toDecimal(value)
    repeated ||= seen.has(mark)
    seen.add(mark)
  }
  return seen.size === 0 ? null : !repeated
}
