import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCommandLine, type CommandLine } from './run-cli.ts'

describe('jingpu verify-audit', () => {
  let cli: CommandLine
  beforeAll(async () => {
    cli = await buildCommandLine()
  }, 60_000)
  afterAll(() => cli.remove())

  /** A city that was served once, so that its trail has entries and its head is noted. */
  const servedOnce = async (name: string) => {
    const data = join(cli.folder, name)
    const server = await cli.start('serve', '--data', data, '--port', '0', '--json')
    server.process.kill('SIGTERM')
    expect((await server.ended).code).toBe(0)
    return data
  }
  const verify = async (data: string, ...more: string[]) => {
    const { code, stdout } = await cli.run('verify-audit', '--data', data, '--json', ...more)
    return { code, report: JSON.parse(stdout) }
  }
  const tamper = (data: string, statement: string) => {
    const database = new Sqlite(join(data, 'jingpu.db'))
    for (const kind of ['update', 'delete']) {
      database.exec(`drop trigger if exists audit_entry_no_${kind}`)
    }
    database.exec(statement)
    database.close()
  }

  it('answers 0 for a whole trail and holds it against what a printed report says', async () => {
    const data = await servedOnce('whole')
    const { code, report } = await verify(data)
    expect(code).toBe(0)
    expect(report).toMatchObject({ firstBreak: null, anchors: 2 })
    const { sequence, hash } = report.head
    expect((await verify(data, '--head', `${sequence}:${hash}`)).code).toBe(0)
    const wrong = await verify(data, '--head', `${sequence}:${'0'.repeat(64)}`)
    expect(wrong.code).toBe(1)
    expect(wrong.report.firstBreak).toMatchObject({ kind: 'rewritten', sequence })
    expect(wrong.report.firstBreak.message).toContain('纸质日报')
    const words = await cli.run('verify-audit', '--data', data)
    expect(words.stdout).toContain('审计轨迹完好')
  }, 60_000)

  it('answers 2 where there is no trail to verify, and makes none', async () => {
    const nowhere = join(cli.folder, 'mistyped')
    const { code, stderr } = await cli.run('verify-audit', '--data', nowhere)
    expect(code).toBe(2)
    expect(stderr).toContain(`没有数据库 ${join(nowhere, 'jingpu.db')}，请核对 --data`)
    expect(existsSync(nowhere)).toBe(false)
  }, 60_000)

  it('answers 1 naming an altered entry', async () => {
    const data = await servedOnce('altered')
    tamper(data, "update audit_entry set actor_id = 'other' where sequence = 3")
    const { code, report } = await verify(data)
    expect(code).toBe(1)
    expect(report.firstBreak).toMatchObject({ kind: 'altered', sequence: 3 })
    const backup = (name: string) =>
      cli.run('backup', '--data', data, '--to', join(cli.folder, name), '--json')
    const refused = await backup('of-altered')
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('verify-audit --accept-break')
    // Looked into: it stays named, and does not keep the city from being backed up.
    await verify(data, '--accept-break', '已查明，系磁盘故障，见 2024 年第 3 号记录')
    const after = await verify(data)
    expect(after.code).toBe(1)
    expect(after.report).toMatchObject({ firstBreak: { sequence: 3 }, firstUnaccepted: null })
    expect((await backup('of-accepted')).code).toBe(0)
    const again = join(cli.folder, 'again')
    const from = join(cli.folder, 'of-accepted')
    const restored = await cli.run(
      ...['restore', '--from', from, '--data', again, '--reason', '演练'],
    )
    expect(restored.code).toBe(0)
    tamper(data, "update audit_entry set actor_id = 'other' where sequence = 5")
    const more = (await verify(data)).report
    expect(more).toMatchObject({ firstBreak: { sequence: 3 }, firstUnaccepted: { sequence: 5 } })
    expect((await backup('of-more')).code).toBe(2)
  }, 60_000)

  it('a cut tail stops the server from starting until someone accepts it with a reason', async () => {
    const data = await servedOnce('cut')
    tamper(data, 'delete from audit_entry where sequence > 4')
    expect((await verify(data)).report.firstBreak).toMatchObject({
      kind: 'truncated',
      sequence: 5,
    })
    const refused = await cli.run('serve', '--data', data, '--port', '0')
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('审计轨迹与')
    const accepted = await verify(data, '--accept-break', '从昨晚的备份恢复')
    expect(accepted.code).toBe(1)
    expect(existsSync(accepted.report.setAside)).toBe(true)
    expect(readdirSync(accepted.report.setAside)).toContain('head.json')
    const again = await cli.start('serve', '--data', data, '--port', '0', '--json')
    again.process.kill('SIGTERM')
    expect((await again.ended).code).toBe(0)
    const database = new Sqlite(join(data, 'jingpu.db'), { readonly: true })
    const noted = database
      .prepare("select reason, before from audit_entry where action = 'trail.accept-break'")
      .get()
    database.close()
    expect(noted).toMatchObject({ reason: '从昨晚的备份恢复' })
  }, 60_000)

  it('L-58 chains with SM3 where it is asked for', async () => {
    process.env.JINGPU_AUDIT_HASH = 'sm3'
    try {
      const data = await servedOnce('sm3')
      delete process.env.JINGPU_AUDIT_HASH
      const mixed = await cli.start('serve', '--data', data, '--port', '0', '--json')
      mixed.process.kill('SIGTERM')
      await mixed.ended
      expect((await verify(data)).code).toBe(0)
      const database = new Sqlite(join(data, 'jingpu.db'), { readonly: true })
      const used = database.prepare('select distinct algorithm from audit_entry').pluck().all()
      database.close()
      expect(used.sort()).toEqual(['sha256', 'sm3'])
      process.env.JINGPU_AUDIT_HASH = 'md5'
      const refused = await cli.run('verify-audit', '--data', data)
      expect(refused.stderr).toContain('JINGPU_AUDIT_HASH 只能是 sha256 或 sm3')
    } finally {
      delete process.env.JINGPU_AUDIT_HASH
    }
  }, 60_000)
})
