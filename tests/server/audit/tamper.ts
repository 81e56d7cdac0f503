/** Does to a trail what somebody with the database in their hands could do. SQLite only. */
import { sql } from 'drizzle-orm'
import { recordAudit } from '../../../server/domains/audit/index.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import type { TestApp } from '../../support/test-app.ts'

/** `count` acts in the trail, a minute apart. */
export async function leaveTraces(app: TestApp, count: number): Promise<void> {
  for (let each = 1; each <= count; each++) {
    app.setTime(new Date(Date.UTC(2024, 0, 15, 2, each)).toISOString())
    await app.database.write((tx) =>
      recordAudit(tx, app.context, {
        action: 'test.act',
        subjectKind: 'test',
        subjectId: String(each),
        after: { value: each },
      }),
    )
  }
}

/** The append-only triggers are the first thing an intruder takes away. */
export async function tamper(app: TestApp, statement: ReturnType<typeof sql>): Promise<void> {
  await app.database.write(async (tx) => {
    await tx.run(sql`drop trigger if exists audit_entry_no_update`)
    await tx.run(sql`drop trigger if exists audit_entry_no_delete`)
    await tx.run(statement)
  })
}

export async function allEntries(app: TestApp) {
  return app.database.read.select().from(auditEntry).orderBy(auditEntry.sequence)
}
