import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  findHead,
  findLostAnchor,
  keepAnchored,
  openAnchorFolder,
} from '../../../server/domains/audit/index.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { leaveTraces, tamper } from './tamper.ts'

const onSqlite = process.env.JINGPU_ENGINE !== 'postgresql'

describe('L-52 heads of the trail noted outside the database', () => {
  let app: TestApp
  let folder: string
  let now: string
  beforeEach(async () => {
    app = await createTestApp()
    folder = join(mkdtempSync(join(tmpdir(), 'jingpu-anchor-')), 'anchor')
    now = '2024-01-15T02:30:00.000Z'
    await leaveTraces(app, 3)
  })
  afterEach(async () => {
    rmSync(join(folder, '..'), { recursive: true })
    await app.close()
  })

  const keep = () => {
    const { database, log } = app.context
    return keepAnchored({
      database,
      log,
      clock: { now: () => now },
      folder: openAnchorFolder(folder),
    })
  }
  const note = async () => {
    const keeper = keep()
    await keeper.stop()
    return keeper.state()
  }

  it('hold the newest entry after a stop, and one line a day', async () => {
    await note()
    await leaveTraces(app, 2)
    now = '2024-01-15T17:00:00.000Z'
    await note()
    const head = await findHead(app.database.read)
    const anchors = openAnchorFolder(folder).readAll()
    expect(anchors.at(-1)).toEqual({ ...head, at: now })
    // The 15th, its evening, and the 16th of Shanghai: 17:00 UTC is one o'clock there.
    expect(readFileSync(join(folder, 'days.jsonl'), 'utf8').trim().split('\n')).toHaveLength(3)
  })

  it('are not noted over when the trail lost what was noted', async () => {
    await note()
    const before = readFileSync(join(folder, 'head.json'), 'utf8')
    if (onSqlite) {
      await tamper(app, sql`delete from audit_entry where sequence = 3`)
      expect(await findLostAnchor(app.database, openAnchorFolder(folder))).toMatchObject({
        sequence: 3,
      })
      expect((await note()).fault).toContain('第 3 条')
    }
    expect(readFileSync(join(folder, 'head.json'), 'utf8')).toBe(before)
  })

  it('say so when they cannot be written', async () => {
    writeFileSync(folder, 'a file stands where the folder should be')
    expect((await note()).fault).toContain('锚定写不进去')
    expect(existsSync(join(folder, 'head.json'))).toBe(false)
  })

  it('refuse a file that cannot be read as written', async () => {
    await note()
    writeFileSync(join(folder, 'head.json'), '{"sequence":')
    expect(() => openAnchorFolder(folder).readAll()).toThrow('head.json')
  })
})
