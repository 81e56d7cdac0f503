/** A database that takes no more rows in one table, as a full disk would have it: on either engine. */
import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../server/platform/database/database.ts'

/** From now on an insert into `table` fails with `message`, which may quote a row as databases do. */
export async function refuseInserts(
  database: Database,
  table: 'audit_entry' | 'revision',
  message: string,
): Promise<void> {
  const on = sql.identifier(table)
  const text = sql.raw(`'${message.replaceAll("'", "''")}'`)
  await database.write(async (tx) => {
    if (database.engine === 'sqlite') {
      await tx.run(
        sql`create trigger refuse_inserts before insert on ${on} begin select raise(abort, ${text}); end`,
      )
      return
    }
    // On this engine the executor is PostgreSQL's own, which has `execute` where SQLite's has `run`.
    const postgres = tx as unknown as { execute(statement: SQL): Promise<unknown> }
    await postgres.execute(
      sql`create function refuse_inserts() returns trigger language plpgsql as $$ begin raise exception using message = ${text}; end $$`,
    )
    await postgres.execute(
      sql`create trigger refuse_inserts before insert on ${on} for each row execute function refuse_inserts()`,
    )
  })
}
