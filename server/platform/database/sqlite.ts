/**
 * The SQLite engine: one file, WAL, synchronous=FULL, one writer connection behind the write queue
 * and one read-only connection beside it.
 */
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { projectPath } from '../project-path.ts'
import type { Database, ReadingDatabase } from './database.ts'
import { WriteQueue } from './write-queue.ts'

const BUSY_TIMEOUT_MS = 10_000

/**
 * Opens (and creates and migrates) the file; `:memory:`, or the bytes of a database, gives one of its own
 * in memory.
 */
export function openSqlite(file: string | Buffer): Database {
  const writer = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS })
  writer.pragma('journal_mode = WAL')
  // Set after every open: builds of SQLite may fall back to NORMAL when a WAL file is opened again.
  writer.pragma('synchronous = FULL')
  migrateSqlite(writer)
  const write = drizzle(writer, { casing: 'snake_case' })

  const shared = typeof file === 'string' && file !== ':memory:' ? file : undefined
  const reading = shared === undefined ? undefined : openSqliteForReading(shared)

  const command = (text: string): (() => void) => {
    const statement = writer.prepare(text)
    return () => {
      statement.run()
    }
  }
  const queue = new WriteQueue({
    begin: command('BEGIN IMMEDIATE'),
    savepoint: command('SAVEPOINT piece'),
    release: command('RELEASE piece'),
    rollbackToSavepoint: () => writer.exec('ROLLBACK TO piece; RELEASE piece'),
    commit: command('COMMIT'),
    rollback: () => writer.exec('ROLLBACK'),
  })

  return {
    engine: 'sqlite',
    address: shared === undefined ? undefined : { engine: 'sqlite', file: shared },
    read: reading?.read ?? write,
    write: (work) => queue.add(() => work(write)),
    async close() {
      await queue.close()
      await reading?.close()
      writer.close()
    },
  }
}

/** A file that was opened, and so migrated, before. */
export function openSqliteForReading(file: string): ReadingDatabase {
  const connection = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS, readonly: true })
  return {
    read: drizzle(connection, { casing: 'snake_case' }),
    async close() {
      connection.close()
    },
  }
}

/**
 * Migrations run with foreign keys off: a column change re-creates its table, and with keys on the
 * rows that point to it would go. Where anything was migrated, all keys are checked before they are
 * turned on again, which takes as long as the database is large.
 */
export function migrateSqlite(connection: Sqlite.Database): void {
  const before = migrationsApplied(connection)
  connection.pragma('foreign_keys = OFF')
  migrate(drizzle(connection), { migrationsFolder: projectPath('drizzle/sqlite') })
  if (migrationsApplied(connection) > before) {
    const broken = connection.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`迁移后有 ${broken.length} 处外键断裂，已停止启动`)
  }
  connection.pragma('foreign_keys = ON')
}

function migrationsApplied(connection: Sqlite.Database): number {
  const tables = connection.prepare('select 1 from sqlite_master where name = ?')
  if (tables.get('__drizzle_migrations') === undefined) return 0
  return connection.prepare('select count(*) from __drizzle_migrations').pluck().get() as number
}
