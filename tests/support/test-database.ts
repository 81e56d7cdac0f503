/**
 * A fresh, migrated database for a test: SQLite in memory, or, when the suite runs with
 * JINGPU_ENGINE=postgresql, PGlite (or the server named by JINGPU_TEST_DATABASE_URL).
 */
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import type { Database, Executor } from '../../server/platform/database/database.ts'
import { engine } from '../../server/platform/database/engine.ts'
import { openPostgresql } from '../../server/platform/database/postgresql.ts'
import { openSqlite } from '../../server/platform/database/sqlite.ts'
import { projectPath } from '../../server/platform/project-path.ts'

let shared: PGlite | undefined

export async function openTestDatabase(): Promise<Database> {
  if (engine === 'sqlite') return openSqlite(':memory:')
  const url = process.env.JINGPU_TEST_DATABASE_URL
  return url ? openEmptyServer(url) : openPglite()
}

/** One PGlite per test process (it takes seconds to start), emptied for each test. */
async function openPglite(): Promise<Database> {
  shared ??= await PGlite.create()
  await shared.exec(emptySchemas)
  const handle = drizzle(shared, { casing: 'snake_case' })
  await migrate(handle, { migrationsFolder: projectPath('drizzle/postgresql') })
  return {
    engine: 'postgresql',
    read: handle as unknown as Executor,
    write: (work) => handle.transaction((tx) => work(tx as unknown as Executor)),
    close: async () => {},
  }
}

async function openEmptyServer(url: string): Promise<Database> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(emptySchemas)
  await client.end()
  return openPostgresql(url)
}

const emptySchemas =
  'drop schema if exists public cascade; drop schema if exists drizzle cascade; create schema public;'
