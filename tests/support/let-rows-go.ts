/** A database made like an earlier one, whose rows could still be taken away: on either engine. */
import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../server/platform/database/database.ts'

/** From now on rows of `table` can be deleted, as before it was kept until destruction. */
export async function letRowsGo(database: Database, table: 'ledger_entry'): Promise<void> {
  const guard = sql.identifier(`${table}_no_delete`)
  await database.write(async (tx) => {
    if (database.engine === 'sqlite') {
      await tx.run(sql`drop trigger ${guard}`)
      return
    }
    // On this engine the executor is PostgreSQL's own, which has `execute` where SQLite's has `run`.
    const postgres = tx as unknown as { execute(statement: SQL): Promise<unknown> }
    await postgres.execute(sql`drop trigger ${guard} on ${sql.identifier(table)}`)
  })
}
