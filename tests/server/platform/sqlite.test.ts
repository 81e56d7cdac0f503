import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openSqlite } from '../../../server/platform/database/sqlite.ts'

describe.skipIf(process.env.JINGPU_ENGINE === 'postgresql')('foreign keys of a file', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sqlite-'))
  })
  afterEach(() => {
    vi.restoreAllMocks()
    rmSync(folder, { recursive: true, force: true })
  })

  it('are all looked through after a migration, and not at every start', async () => {
    const asked = vi.spyOn(Sqlite.prototype, 'pragma')
    const checks = () => asked.mock.calls.filter(([text]) => text === 'foreign_key_check').length
    await openSqlite(join(folder, 'city.db')).close()
    expect(checks()).toBe(1)
    await openSqlite(join(folder, 'city.db')).close()
    expect(checks()).toBe(1)
  })

  it('hold at every start', async () => {
    await openSqlite(join(folder, 'city.db')).close()
    const database = openSqlite(join(folder, 'city.db'))
    const row = "('no such finding', 1, 'raised', '', '')"
    const refused = database.write(async (tx) => {
      tx.run(`insert into finding_step (case_id, number, act, done_at, done_by) values ${row}`)
    })
    await expect(refused).rejects.toMatchObject({
      cause: { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' },
    })
    await database.close()
  })
})
