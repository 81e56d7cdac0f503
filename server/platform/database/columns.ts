/**
 * Table and column builders of the configured engine under SQLite's types, so that each table is
 * declared once. Domains declare tables only with these.
 * Instants are text (UTC ISO 8601), codes are text, money is a whole number of its stated unit.
 */
import * as pg from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'
import { engine } from './engine.ts'

const onPostgres = engine === 'postgresql'

/** A PostgreSQL builder handed out under the type of its SQLite counterpart; rows look alike on both. */
function as<T>(builder: unknown): T {
  return builder as T
}

export const table = onPostgres ? as<typeof sqlite.sqliteTable>(pg.pgTable) : sqlite.sqliteTable
export const index = onPostgres ? as<typeof sqlite.index>(pg.index) : sqlite.index
export const uniqueIndex = onPostgres
  ? as<typeof sqlite.uniqueIndex>(pg.uniqueIndex)
  : sqlite.uniqueIndex
export const primaryKey = onPostgres
  ? as<typeof sqlite.primaryKey>(pg.primaryKey)
  : sqlite.primaryKey

const sqliteText = () => sqlite.text()
const sqliteInteger = () => sqlite.integer()
const sqliteBoolean = () => sqlite.integer({ mode: 'boolean' })
const sqliteBytes = () => sqlite.blob({ mode: 'buffer' })
const sqliteJson = <T>() => sqlite.text({ mode: 'json' }).$type<T>()
const sqliteSequence = () => sqlite.integer().primaryKey({ autoIncrement: true })

const postgresBytes = pg.customType<{ data: Buffer; driverData: Buffer | Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (value) => Buffer.from(value),
})

/** Drizzle's own would parse a text a second time: the code "0610" would come back as a number. */
const postgresJson = pg.customType<{ data: unknown; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => value,
})

/** Text, codes, instants. */
export const text = onPostgres ? as<typeof sqliteText>(() => pg.text()) : sqliteText
/** Whole number below 2^53. */
export const integer = onPostgres
  ? as<typeof sqliteInteger>(() => pg.bigint({ mode: 'number' }))
  : sqliteInteger
export const boolean = onPostgres ? as<typeof sqliteBoolean>(() => pg.boolean()) : sqliteBoolean
export const bytes = onPostgres ? as<typeof sqliteBytes>(() => postgresBytes()) : sqliteBytes
/** A JSON document; comes back parsed, keys in no particular order. */
export const json: typeof sqliteJson = onPostgres
  ? as<typeof sqliteJson>(() => postgresJson())
  : sqliteJson
/** Ever-growing row number, primary key. */
export const sequence = onPostgres
  ? as<typeof sqliteSequence>(() => pg.bigserial({ mode: 'number' }).primaryKey())
  : sqliteSequence
