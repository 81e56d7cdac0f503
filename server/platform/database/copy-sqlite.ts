/**
 * A whole copy of a SQLite database while others write to it, and the checks of such a copy. The copy is
 * one file with nothing beside it: it is no longer in WAL mode.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Executor } from './database.ts'

const BUSY_TIMEOUT_MS = 10_000

/**
 * Copies what is committed at this instant into the new file `target`. The read transaction held
 * meanwhile keeps that instant: writers go on and never make the copy start again.
 */
export async function copySqlite(source: string, target: string): Promise<void> {
  const reader = new Sqlite(source, {
    readonly: true,
    fileMustExist: true,
    timeout: BUSY_TIMEOUT_MS,
  })
  try {
    reader.exec('begin')
    reader.prepare('select count(*) from sqlite_schema').get()
    await reader.backup(target)
    reader.exec('rollback')
  } finally {
    reader.close()
  }
  const copy = new Sqlite(target)
  copy.pragma('journal_mode = DELETE')
  copy.close()
}

/** What is wrong with the file, in Chinese, or undefined when pages and foreign keys are whole. */
export function findSqliteFault(file: string): string | undefined {
  try {
    const copy = new Sqlite(file, { readonly: true, fileMustExist: true })
    try {
      const whole = copy.pragma('integrity_check', { simple: true })
      if (whole !== 'ok') return `数据库文件有损坏（${String(whole)}）`
      const broken = copy.pragma('foreign_key_check') as unknown[]
      return broken.length > 0 ? `有 ${broken.length} 处外键断裂` : undefined
    } finally {
      copy.close()
    }
  } catch (error) {
    return `数据库文件打不开（${(error as Error).message}）`
  }
}

/** Reads a copy as it is: nothing is migrated, nothing written. */
export async function readingSqlite<T>(
  file: string,
  read: (db: Executor) => Promise<T>,
): Promise<T> {
  const copy = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    return await read(drizzle(copy, { casing: 'snake_case' }))
  } finally {
    copy.close()
  }
}

/** Rewrites the file without the pages that deleted rows left, and empties the log beside it. */
export function compactSqlite(file: string): void {
  const connection = new Sqlite(file, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS })
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)')
    connection.exec('vacuum')
    connection.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    connection.close()
  }
}

/** SHA-256 of a file's bytes, 64 hexadecimal digits. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
