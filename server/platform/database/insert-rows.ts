/**
 * Many rows of one table, the same statement whatever their number: what batches write in hundreds of
 * thousands. Drizzle's own `values` makes up a text for every call.
 */
import type { Database as Sqlite, Statement } from 'better-sqlite3'
import { type Column, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Executor } from './database.ts'
import { engine } from './engine.ts'

type Columns = readonly (readonly [key: string, column: Column])[]
type RowOf = Readonly<Record<string, unknown>>

/** For tables of text, numbers, booleans and JSON; a column left out of a row is null. */
export async function insertRows<Table extends SQLiteTable>(
  tx: Executor,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.entries<Column>(getTableColumns(table))
  if (engine === 'postgresql') await insertAtOnce(tx, table, columns, rows)
  else insertOneByOne(tx, table, columns, rows)
}

/** A statement costs SQLite next to nothing beside the row; to read them out of one document, twice as much. */
function insertOneByOne(
  tx: Executor,
  table: SQLiteTable,
  columns: Columns,
  rows: readonly RowOf[],
): void {
  const statement = statementFor(tx, table, columns)
  for (const row of rows)
    statement.run(columns.map(([key, column]) => sqliteValue(column, row[key])))
}

function sqliteValue({ dataType }: Column, value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (dataType === 'json') return JSON.stringify(value)
  return typeof value === 'boolean' ? Number(value) : value
}

const kept = new WeakMap<Executor, Map<SQLiteTable, Statement>>()

function statementFor(tx: Executor, table: SQLiteTable, columns: Columns): Statement {
  const known = kept.get(tx) ?? new Map<SQLiteTable, Statement>()
  kept.set(tx, known)
  let statement = known.get(table)
  if (statement === undefined) {
    const places = columns.map(([key]) => [key, sql`${sql.placeholder(key)}`])
    const { sql: text } = tx.insert(table).values(Object.fromEntries(places)).toSQL()
    // On this engine every executor is made over one connection, which its type does not tell.
    const { $client } = tx as unknown as { readonly $client: Sqlite }
    statement = $client.prepare(text)
    known.set(table, statement)
  }
  return statement
}

/** One bound value: PostgreSQL is asked over the network. */
async function insertAtOnce(
  tx: Executor,
  table: SQLiteTable,
  columns: Columns,
  rows: readonly RowOf[],
): Promise<void> {
  const document = JSON.stringify(rows.map((row) => columns.map(([key]) => row[key] ?? null)))
  const values = sql.join(
    columns.map(([, column], at) => readColumn(column, at)),
    sql`, `,
  )
  await tx
    .insert(table)
    .select(
      sql`select ${values} from jsonb_array_elements(cast(${document} as jsonb)) as each_row(value)`,
    )
}

function readColumn(column: Column, at: number): SQL {
  const place = sql.raw(String(at))
  const type = column.getSQLType()
  // `->` keeps JSON as JSON: a code of digits in quotes stays a text.
  return type === 'jsonb' ? sql`value->${place}` : sql`cast(value->>${place} as ${sql.raw(type)})`
}
