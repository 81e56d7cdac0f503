/**
 * Many rows in one statement with one bound value, the same text whatever their number: what batch
 * evaluation writes in hundreds of thousands. Drizzle's own `values` makes up a text for every call.
 */
import { type Column, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Executor } from './database.ts'
import { engine } from './engine.ts'

/** For tables of text, whole numbers and JSON; a column left out of a row is null. */
export async function insertRows<Table extends SQLiteTable>(
  tx: Executor,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.entries<Column>(getTableColumns(table))
  const document = JSON.stringify(
    rows.map((row: Readonly<Record<string, unknown>>) => columns.map(([key]) => row[key] ?? null)),
  )
  const values = sql.join(
    columns.map(([, column], at) => readColumn(column, at)),
    sql`, `,
  )
  const source =
    engine === 'postgresql'
      ? sql`select ${values} from jsonb_array_elements(cast(${document} as jsonb)) as each_row(value)`
      : sql`select ${values} from json_each(${document})`
  await tx.insert(table).select(source)
}

function readColumn(column: Column, at: number): SQL {
  const place = sql.raw(String(at))
  if (engine === 'postgresql') {
    const type = column.getSQLType()
    return type === 'jsonb' ? sql`value->${place}` : sql`cast(value->>${place} as ${sql.raw(type)})`
  }
  // `->` keeps JSON as JSON: a code of digits in quotes stays a text.
  return column.dataType === 'json' ? sql`value->${place}` : sql`value->>${place}`
}
