import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCommandLine, type CommandLine } from './run-cli.ts'

describe('jingpu backup and restore', () => {
  let cli: CommandLine
  let data: string
  let backup: string
  beforeAll(async () => {
    cli = await buildCommandLine()
    data = join(cli.folder, 'city')
    backup = join(cli.folder, 'backup')
  }, 60_000)
  afterAll(() => cli.remove())

  const stop = async (server: Awaited<ReturnType<CommandLine['start']>>) => {
    server.process.kill('SIGTERM')
    expect((await server.ended).code).toBe(0)
  }
  const serve = (folder: string) =>
    cli.start(
      'serve',
      '--data',
      folder,
      '--port',
      '0',
      '--json',
      '--audit-anchor',
      `${folder}-noted`,
    )
  const restore = (from: string, to: string, ...more: string[]) =>
    cli.run(...['restore', '--from', from, '--data', to, '--reason', '恢复演练', '--json', ...more])
  const trailOf = (folder: string) => {
    const database = new Sqlite(join(folder, 'jingpu.db'), { readonly: true })
    const rows = database.prepare('select sequence, action, hash from audit_entry order by 1').all()
    database.close()
    return rows as { sequence: number; action: string; hash: string }[]
  }
  /** A copy of the backup to damage. */
  const damagedCopy = (name: string, damage: (folder: string) => void) => {
    const folder = join(cli.folder, name)
    mkdirSync(folder)
    for (const file of ['jingpu.db', 'manifest.json'])
      copyFileSync(join(backup, file), join(folder, file))
    damage(folder)
    return folder
  }

  it('L-54 backs up while the server runs and writes go on', async () => {
    const server = await serve(data)
    // Failed sign-ins are noted on the trail: a stream of writes under the backup.
    const { url } = JSON.parse(server.line) as { url: string }
    let writing = true
    const writer = (async () => {
      while (writing) {
        const answer = await fetch(`${url}api/session`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: new URL(url).origin },
          body: JSON.stringify({ token: 'x'.repeat(43) }),
        })
        await answer.arrayBuffer()
        await new Promise((resolve) => setTimeout(resolve, 30))
      }
    })()
    const done = await cli.run(
      ...['backup', '--data', data, '--anchor', `${data}-noted`, '--to', backup, '--json'],
    )
    writing = false
    await writer
    await stop(server)
    expect(done).toMatchObject({ code: 0, stderr: '' })
    const manifest = JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8'))
    expect(manifest.key).toEqual({
      included: false,
      fingerprint: expect.stringMatching(/./),
    })
    expect(existsSync(join(backup, 'jingpu.key'))).toBe(false)
    const trail = trailOf(data)
    expect(trail.slice(0, manifest.head.sequence)).toEqual(trailOf(backup))
    const after = trail.slice(manifest.head.sequence).map(({ action }) => action)
    expect(after).toContain('backup.make')
    // Entries written while the copy was made and checked.
    expect(after.indexOf('backup.make')).toBeGreaterThan(0)
    const again = await cli.run('backup', '--data', data, '--to', backup)
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('备份不覆盖') })
  }, 60_000)

  it('L-54 refuses a damaged backup, another key and a folder that is not empty', async () => {
    const to = join(cli.folder, 'never')
    const flipped = damagedCopy('flipped', (folder) => {
      const file = join(folder, 'jingpu.db')
      const bytes = readFileSync(file)
      bytes[bytes.length - 100]! ^= 1
      writeFileSync(file, bytes)
    })
    expect(await restore(flipped, to)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('备份已损坏'),
    })
    const unlisted = damagedCopy('unlisted', (folder) =>
      writeFileSync(join(folder, 'manifest.json'), '{'),
    )
    expect((await restore(unlisted, to)).stderr).toContain('不是一份完整的备份')
    const shortened = damagedCopy('shortened', (folder) => {
      const file = join(folder, 'manifest.json')
      const manifest = JSON.parse(readFileSync(file, 'utf8'))
      manifest.head.hash = '0'.repeat(64)
      writeFileSync(file, JSON.stringify(manifest))
    })
    expect((await restore(shortened, to)).stderr).toContain('备份的审计轨迹有问题')
    const otherKey = join(cli.folder, 'other.key')
    writeFileSync(otherKey, Buffer.alloc(32, 7))
    expect((await restore(backup, to, '--key', otherKey)).stderr).toContain('不是这份备份所用的')
    expect(existsSync(join(to, 'jingpu.db'))).toBe(false)
    expect((await restore(backup, data)).stderr).toContain('不是空的')
  }, 60_000)

  it('L-54 the restored city serves, and what its trail lost is told and noted', async () => {
    const to = join(cli.folder, 'restored')
    const old = trailOf(data)
    const done = await restore(
      ...([backup, to, '--anchor', `${data}-noted`, '--key', join(data, 'jingpu.key')] as const),
    )
    expect(done).toMatchObject({ code: 0, stderr: '' })
    const report = JSON.parse(done.stdout)
    const { head } = report.backup
    expect(report.lostTrail).toMatchObject({
      from: head.sequence + 1,
      last: { sequence: old.at(-1)!.sequence, hash: old.at(-1)!.hash },
    })
    const server = await cli.start('serve', '--data', to, '--port', '0', '--json')
    const { url } = JSON.parse(server.line) as { url: string }
    expect((await fetch(`${url}api/session`)).status).toBe(200)
    await stop(server)
    const restored = trailOf(to)
    expect(restored.slice(0, head.sequence)).toEqual(old.slice(0, head.sequence))
    expect(restored[head.sequence]!.action).toBe('backup.restore')
    expect((await cli.run('verify-audit', '--data', to)).code).toBe(0)
  }, 60_000)
})
