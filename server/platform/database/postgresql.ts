/**
 * The PostgreSQL engine: a pool, one pooled transaction per write. Its query builder is handed out
 * under SQLite's types; the tables were declared with PostgreSQL's builders (see columns.ts).
 */
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { projectPath } from '../project-path.ts'
import type { Database, Executor, ReadingDatabase } from './database.ts'

export async function openPostgresql(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url })
  const handle = drizzle(pool, { casing: 'snake_case' })
  await migrate(handle, { migrationsFolder: projectPath('drizzle/postgresql') })
  return {
    engine: 'postgresql',
    address: { engine: 'postgresql', url },
    read: handle as unknown as Executor,
    write: (work) => handle.transaction((tx) => work(tx as unknown as Executor)),
    close: () => pool.end(),
  }
}

/** One connection to a database that was opened, and so migrated, before. */
export function openPostgresqlForReading(url: string): ReadingDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    options: '-c default_transaction_read_only=on',
  })
  return {
    read: drizzle(pool, { casing: 'snake_case' }) as unknown as Executor,
    close: () => pool.end(),
  }
}
