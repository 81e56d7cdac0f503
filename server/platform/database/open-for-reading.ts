/** A thread's own connection to the database that the main thread writes. */
import type { DatabaseAddress, ReadingDatabase } from './database.ts'
import { openPostgresqlForReading } from './postgresql.ts'
import { openSqliteForReading } from './sqlite.ts'

export function openForReading(address: DatabaseAddress): ReadingDatabase {
  return address.engine === 'sqlite'
    ? openSqliteForReading(address.file)
    : openPostgresqlForReading(address.url)
}
