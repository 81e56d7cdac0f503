/**
 * What domain code knows of a database: read, write, close. It takes rows only from `await query`,
 * and inside `write` it awaits nothing but the database.
 */
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Engine } from './engine.ts'

/** A Drizzle query builder; PostgreSQL's is handed out under the same type. */
export type Executor = BetterSQLite3Database<Record<string, never>>

/** Where another thread finds the same database. */
export type DatabaseAddress =
  | { readonly engine: 'sqlite'; readonly file: string }
  | { readonly engine: 'postgresql'; readonly url: string }

/** A connection that can change nothing. */
export interface ReadingDatabase {
  readonly read: Executor
  close(): Promise<void>
}

export interface Database {
  readonly engine: Engine
  /** undefined: in memory, for this thread alone. */
  readonly address: DatabaseAddress | undefined
  /** For reading only: sees what is committed. */
  readonly read: Executor
  /**
   * Runs `work` in one transaction and answers after it is durable. On SQLite, pieces that wait
   * together are committed together, each under its own savepoint: one failing does not take its
   * neighbours along.
   */
  write<T>(work: (tx: Executor) => Promise<T>): Promise<T>
  close(): Promise<void>
}
