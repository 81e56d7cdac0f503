import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recordAudit } from '../../server/domains/audit/index.ts'
import { auditEntry } from '../../server/domains/audit/tables.ts'
import { createTestApp, type TestApp } from '../support/test-app.ts'

const onSqlite = process.env.JINGPU_ENGINE !== 'postgresql'

describe('the migrated database', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await createTestApp()
  })
  afterEach(() => app.close())

  it.runIf(onSqlite)('holds STRICT tables only', async () => {
    const tables = await app.database.read.all<{ name: string; strict: number }>(
      sql`select name, strict from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%' and name not like '__drizzle%'`,
    )
    expect(tables.length).toBeGreaterThan(15)
    expect(tables.filter((each) => each.strict !== 1)).toEqual([])
  })

  it.runIf(onSqlite)('writes through to the disk and checks foreign keys', async () => {
    const [synchronous] = await app.database.read.all<{ synchronous: number }>(
      sql`pragma synchronous`,
    )
    const [keys] = await app.database.read.all<{ foreign_keys: number }>(sql`pragma foreign_keys`)
    expect(synchronous).toEqual({ synchronous: 2 })
    expect(keys).toEqual({ foreign_keys: 1 })
  })

  it('refuses to change or remove an audit entry', async () => {
    await app.database.write((tx) =>
      recordAudit(tx, app.context, { action: 'test.act', subjectKind: 'test', subjectId: '1' }),
    )
    const reasonOf = (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (error: Error) => `${error.message} ${String(error.cause ?? '')}`,
      )
    const change = app.database.write(async (tx) => tx.update(auditEntry).set({ action: 'other' }))
    expect(await reasonOf(change)).toContain('audit_entry is append-only')
    const removal = app.database.write(async (tx) => tx.delete(auditEntry))
    expect(await reasonOf(removal)).toContain('audit_entry is append-only')
  })
})
