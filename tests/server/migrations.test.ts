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

  it.runIf(onSqlite)(
    'holds counts by their key alone, so that sums read them in one go',
    async () => {
      const tables = await app.database.read.all<{ name: string }>(
        sql`select name from pragma_table_list where schema = 'main' and type = 'table' and wr = 1 order by name`,
      )
      expect(tables.map(({ name }) => name)).toEqual([
        'explanation_check_count',
        'explanation_count',
        'explanation_reporter_count',
        'finding_count',
        'finding_county_count',
        'progress_county',
        'progress_division',
        'progress_industry',
        'progress_place',
      ])
    },
  )

  it.runIf(onSqlite)(
    'looks for what is rare by its own index, though nobody analysed it',
    async () => {
      const planOf = async (column: string) => {
        const steps = await app.database.read.all<{ detail: string }>(
          sql`explain query plan select * from finding_case where state = 'explained' and area_code >= '1406' and area_code < '1407' and ${sql.raw(column)} = 'x' and owed = 1 order by area_code, id limit 51`,
        )
        return steps.map(({ detail }) => detail).join(' ')
      }
      expect(await planOf('reason_code')).toContain('finding_case_reason')
      expect(await planOf('severity')).toContain('finding_case_severity')
      expect(await planOf('reporter')).toContain('finding_case_reporter')
    },
  )

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
