/** What the destruction of records has to know of a table: which rows, in which order, how young. */
import type { SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { RecordClass } from '../../contract/retention.ts'

export interface RetainedTable {
  readonly table: SQLiteTable
  /** The primary key, in order: rows are read and hashed in its order. */
  readonly key: readonly [SQLiteColumn, ...SQLiteColumn[]]
  /**
   * When a row was last added or changed, a UTC instant, perhaps of the table it came with; none where rows
   * come with those of another table of the class.
   */
  readonly at?: SQLiteColumn
  /** Which of its rows; all where it says nothing. */
  readonly only?: SQL
}

/** Tables of a domain by class, within each the rows that point to others first. */
export type RetainedTables = Partial<Readonly<Record<RecordClass, readonly RetainedTable[]>>>
