/**
 * The PostgreSQL engine: a pool, one pooled transaction per write. Its query builder is handed out
 * under SQLite's types; the tables were declared with PostgreSQL's builders (see columns.ts).
 */
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { projectPath } from '../project-path.ts'
import type { Database, Executor } from './database.ts'

export async function openPostgresql(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url })
  const handle = drizzle(pool, { casing: 'snake_case' })
  await migrate(handle, { migrationsFolder: projectPath('drizzle/postgresql') })
  return {
    engine: 'postgresql',
    read: handle as unknown as Executor,
    write: (work) => handle.transaction((tx) => work(tx as unknown as Executor)),
    close: () => pool.end(),
  }
}
