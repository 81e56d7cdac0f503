/** SQL that differs between the engines, or is easy to get wrong, behind named functions. */
import { type AnyColumn, and, gte, lt, type SQL, sql } from 'drizzle-orm'
import type { Executor } from './database.ts'
import { engine } from './engine.ts'

/** Codes that begin with `prefix` (digits), as a range so that an index serves it. */
export function hasCodePrefix(of: AnyColumn | SQL, prefix: string): SQL {
  // Drizzle's comparisons take both, told apart by overloads.
  const column = of as AnyColumn
  const end = successor(prefix)
  const condition =
    end === undefined ? gte(column, prefix) : and(gte(column, prefix), lt(column, end))
  return condition ?? sql`true`
}

/**
 * A column whose condition is looked at row by row and never by its index: SQLite has no statistics of a database
 * nobody analysed, takes every range for a narrow one, and would sort all of a city to show its first page.
 */
export function besideIndex(column: AnyColumn): SQL {
  return engine === 'postgresql' ? sql`${column}` : sql`+${column}`
}

/**
 * Whether a text column holds one of these, bound as one value: the statement is the same however many
 * they are, where Drizzle's `inArray` makes up and parses a text of hundreds of places for every batch.
 */
export function isOneOf(column: AnyColumn, values: readonly string[]): SQL {
  const list = JSON.stringify(values)
  return engine === 'postgresql'
    ? sql`${column} in (select jsonb_array_elements_text(cast(${list} as jsonb)))`
    : sql`${column} in (select value from json_each(${list}))`
}

/** Smallest string of the same length above every string that begins with `digits`. */
function successor(digits: string): string | undefined {
  for (let position = digits.length - 1; position >= 0; position--) {
    const digit = digits.charCodeAt(position) - 48
    if (digit < 9) return digits.slice(0, position) + String(digit + 1)
  }
  return undefined
}

/** Text that contains `part`, ASCII case ignored; wildcards in `part` are taken literally. */
export function containsText(column: AnyColumn, part: string): SQL {
  const pattern = `%${part.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`
  return engine === 'postgresql'
    ? sql`${column} ilike ${pattern} escape '\\'`
    : sql`${column} like ${pattern} escape '\\'`
}

/** Whether a JSON column holds `true` under the key. */
export function isTrueIn(column: AnyColumn, key: string): SQL {
  return engine === 'postgresql'
    ? sql`(${column} -> ${key}::text) = 'true'::jsonb`
    : sql`json_extract(${column}, ${`$.${key}`}) = 1`
}

/** The text a JSON column holds under a key of letters; null where there is none. */
export function textIn(column: AnyColumn, key: string): SQL<string | null> {
  // Written out and not bound: an index on the same expression serves it.
  return engine === 'postgresql'
    ? sql<string | null>`(${column} ->> ${sql.raw(`'${key}'`)})`
    : sql<string | null>`json_extract(${column}, ${sql.raw(`'$.${key}'`)})`
}

/** The text of a JSON column as it is stored, for whoever parses it elsewhere. */
export function jsonText(column: AnyColumn): SQL<string> {
  return engine === 'postgresql' ? sql<string>`${column}::text` : sql<string>`${column}`
}

/** Holds back every other appender of `chain` until this transaction ends. SQLite has one writer anyway. */
export async function lockForAppend(tx: Executor, chain: number): Promise<void> {
  if (engine !== 'postgresql') return
  // On this engine the executor is PostgreSQL's own, which has `execute` where SQLite's has `run`.
  const postgres = tx as unknown as { execute(statement: SQL): Promise<unknown> }
  await postgres.execute(sql`select pg_advisory_xact_lock(${chain})`)
}
