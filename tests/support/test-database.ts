/**
 * A fresh, migrated database for a test: SQLite in memory, or, when the suite runs with
 * JINGPU_ENGINE=postgresql, PGlite (or the server named by JINGPU_TEST_DATABASE_URL).
 */
import { PGlite } from '@electric-sql/pglite'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import type { Database, Executor } from '../../server/platform/database/database.ts'
import { engine } from '../../server/platform/database/engine.ts'
import { openPostgresql } from '../../server/platform/database/postgresql.ts'
import { migrateSqlite, openSqlite } from '../../server/platform/database/sqlite.ts'
import { projectPath } from '../../server/platform/project-path.ts'
import { emptyPglite, type MigratedState, migratedState } from './empty-pglite.ts'

/** Migrated once per test process: a copy opens in a hundredth of the time. */
let migrated: Buffer | undefined
let shared: { readonly pglite: PGlite; state: MigratedState | undefined } | undefined

export async function openTestDatabase(): Promise<Database> {
  if (engine === 'sqlite') {
    migrated ??= migratedImage()
    return openSqlite(migrated)
  }
  const url = process.env.JINGPU_TEST_DATABASE_URL
  return url ? openEmptyServer(url) : openPglite()
}

function migratedImage(): Buffer {
  const connection = new Sqlite(':memory:')
  migrateSqlite(connection)
  const image = connection.serialize()
  connection.close()
  return image
}

/** One PGlite per test process (it takes seconds to start), emptied for each test. */
async function openPglite(): Promise<Database> {
  shared ??= { pglite: await PGlite.create(), state: undefined }
  const { pglite, state } = shared
  const handle = drizzle(pglite, { casing: 'snake_case' })
  if (state === undefined || !(await emptyPglite(pglite, state))) {
    await pglite.exec(emptySchemas)
    await migrate(handle, { migrationsFolder: projectPath('drizzle/postgresql') })
    shared.state = await migratedState(pglite)
  }
  return {
    engine: 'postgresql',
    address: undefined,
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
