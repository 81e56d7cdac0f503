/**
 * Statements of the hot paths, made up once for each connection instead of once for each question:
 * building the text and parsing it cost several times what answering does. On PostgreSQL each
 * transaction is a connection of its own, so there they are made for each.
 */
import { type Column, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Executor } from './database.ts'

const kept = new WeakMap<Executor, Map<unknown, unknown>>()

/** `build` is one function of a module, the same for every call; its values are placeholders. */
export function prepared<Statement>(
  db: Executor,
  build: (db: Executor) => { prepare(): Statement },
): Statement {
  return keep(db, build, () => build(db).prepare())
}

function keep<Statement>(db: Executor, key: unknown, make: () => Statement): Statement {
  let statements = kept.get(db)
  if (statements === undefined) {
    statements = new Map()
    kept.set(db, statements)
  }
  const known = statements.get(key)
  // Put there by the same key, which makes one kind of statement.
  if (known !== undefined) return known as Statement
  const made = make()
  statements.set(key, made)
  return made
}

/** One row; columns it does not name take their default. */
export async function insertRow<Table extends SQLiteTable>(
  tx: Executor,
  table: Table,
  row: Table['$inferInsert'],
): Promise<void> {
  const given = givenColumns(table, row)
  const statement = keep(tx, keyOf(table, 'insert', given), () =>
    tx
      .insert(table)
      .values(placeholders(given) as Table['$inferInsert'])
      .prepare(),
  )
  await statement.execute(driverValues(given, row))
}

/** Changes the row with this id and gives it as it stands then. */
export async function updateRow<Table extends SQLiteTable & { readonly id: SQLiteColumn }>(
  tx: Executor,
  table: Table,
  id: string,
  change: Partial<Table['$inferSelect']>,
): Promise<Table['$inferSelect'] | undefined> {
  const given = givenColumns(table, change)
  const statement = keep(tx, keyOf(table, 'update', given), () =>
    tx
      .update(table)
      .set(placeholders(given) as never)
      .where(eq(table.id, sql.placeholder('the id')))
      .returning()
      .prepare(),
  )
  const values = { ...driverValues(given, change), 'the id': id }
  // Drizzle's types lose the rows of a table they do not know.
  const rows = (await statement.execute(values)) as unknown as Table['$inferSelect'][]
  return rows[0]
}

type Given = readonly (readonly [key: string, column: Column])[]

function givenColumns(table: SQLiteTable, row: Readonly<Record<string, unknown>>): Given {
  return Object.entries<Column>(getTableColumns(table)).filter(([key]) => row[key] !== undefined)
}

const tableKeys = new WeakMap<SQLiteTable, number>()
let tables = 0

function keyOf(table: SQLiteTable, act: string, given: Given): string {
  let known = tableKeys.get(table)
  if (known === undefined) {
    known = tables++
    tableKeys.set(table, known)
  }
  return `${act} ${known} ${given.map(([key]) => key).join()}`
}

/** Bare ones: an empty JSON column is null, which a column's own encoder would write as a text. */
function placeholders(given: Given): Record<string, SQL> {
  return Object.fromEntries(given.map(([key]) => [key, sql`${sql.placeholder(key)}`]))
}

function driverValues(
  given: Given,
  row: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [key, column] of given) {
    const value = row[key]
    values[key] = value === null ? null : column.mapToDriverValue(value)
  }
  return values
}
