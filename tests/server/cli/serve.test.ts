import { existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { session } from '../../../server/domains/identity/tables.ts'
import { formApproval } from '../../../server/domains/instruments/tables.ts'
import { openSqlite } from '../../../server/platform/database/sqlite.ts'
import { setInstallation } from '../../../server/platform/installation.ts'
import { buildCommandLine, type CommandLine } from './run-cli.ts'

interface Started {
  readonly url: string
  readonly links: readonly { readonly role: string; readonly url: string }[]
}

describe('jingpu serve', () => {
  let cli: CommandLine
  beforeAll(async () => {
    cli = await buildCommandLine()
  }, 60_000)
  afterAll(() => cli.remove())

  const folderWith = async (name: string, file: string, kind: string) => {
    const folder = join(cli.folder, name)
    mkdirSync(folder)
    const database = openSqlite(join(folder, file))
    await database.write((tx) => setInstallation(tx, 'kind', kind))
    await database.close()
    return folder
  }

  it('L-51 prints links for three administrators and the city office until each has signed in all the way, and stops at SIGTERM', async () => {
    const data = join(cli.folder, 'city')
    const start = async () => {
      const server = await cli.start('serve', '--data', data, '--port', '0', '--json')
      return { ...server, started: JSON.parse(server.line) as Started }
    }
    const first = await start()
    const founders = ['系统管理员', '安全管理员', '审计管理员', '市级普查办']
    expect(first.started.links.map((link) => link.role)).toEqual(founders)
    const token = first.started.links[3]?.url.split('#')[1]
    const signIn = await fetch(`${first.started.url}api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: new URL(first.started.url).origin },
      body: JSON.stringify({ token }),
    })
    expect(await signIn.json()).toMatchObject({ steps: ['password', 'enrol-factor'], home: null })
    first.process.kill('SIGTERM')
    first.process.kill('SIGTERM')
    expect(await first.ended).toMatchObject({ code: 0, stderr: '' })
    expect(existsSync(join(data, 'jingpu.db-wal'))).toBe(false)
    // Whoever opened the link has no password yet: another is needed.
    const second = await start()
    expect(second.started.links.map((link) => link.role)).toEqual(founders)
    second.process.kill('SIGINT')
    expect((await second.ended).code).toBe(0)
    const database = openSqlite(join(data, 'jingpu.db'))
    await database.write(async (tx) => {
      await tx.update(session).set({ owes: '' })
    })
    await database.close()
    const third = await start()
    expect(third.started.links.map((link) => link.role)).toEqual(founders.slice(0, 3))
    third.process.kill('SIGINT')
    await third.ended
  }, 60_000)

  it('does not ask otherwise than what was approved: a program with another content is not started', async () => {
    const data = await folderWith('changed-form', 'jingpu.db', 'production')
    const database = openSqlite(join(data, 'jingpu.db'))
    await database.write((tx) =>
      tx.insert(formApproval).values({
        ...{ formId: '605-nonindustry', formVersion: '2023.1', tableNumber: '605-5表' },
        ...{ issuingBody: '国家统计局', approvalNumber: '国统制〔2023〕1号' },
        ...{ validUntil: '2099-12-31', enteredAt: '2024-01-01T00:00:00.000Z', enteredBy: 'city' },
        contentHash: 'sha256:other',
      }),
    )
    await database.close()
    const refused = await cli.run('serve', '--data', data, '--port', '0')
    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('非工业能源表 2023.1 版与批准时的内容不同，未启动'),
    })
  }, 60_000)

  it('refuses a demonstration database without --demo, whatever its name', async () => {
    for (const file of ['demo.db', 'jingpu.db']) {
      const data = await folderWith(`demo-as-${file}`, file, 'demonstration')
      const refused = await cli.run('serve', '--data', data, '--port', '0')
      expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('--demo') })
    }
  }, 60_000)

  it('serves the demonstration with --demo only, and only when there is one', async () => {
    const data = await folderWith('demo', 'demo.db', 'demonstration')
    const server = await cli.start('serve', '--data', data, '--demo', '--port', '0', '--json')
    const { url } = JSON.parse(server.line) as Started
    const session = await fetch(`${url}api/session`)
    expect(await session.json()).toMatchObject({ account: null, demonstration: true })
    server.process.kill('SIGTERM')
    await server.ended
    const none = await cli.run('serve', '--data', join(cli.folder, 'empty'), '--demo')
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('没有演示库') })
    const real = await folderWith('real', 'demo.db', 'production')
    const refused = await cli.run('serve', '--data', real, '--demo')
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('这不是演示库') })
  }, 60_000)

  it('L-50 refuses to be reached in plain from outside unless told otherwise', async () => {
    const data = join(cli.folder, 'plain')
    const refused = [
      ['--host', '0.0.0.0'],
      ['--public-url', 'http://census.example'],
    ]
    for (const options of refused) {
      const ended = await cli.run('serve', '--data', data, '--port', '0', ...options)
      expect(ended.code).toBe(2)
      expect(ended.stderr).toContain('对外提供服务须用 TLS')
    }
    expect(existsSync(data)).toBe(false)
    const told = ['--host', '0.0.0.0', '--public-url', 'https://census.example']
    const server = await cli.start('serve', '--data', data, '--port', '0', '--json', ...told)
    expect((JSON.parse(server.line) as Started).url).toBe('https://census.example/')
    server.process.kill('SIGTERM')
    await server.ended
  }, 60_000)

  it('says that the port is taken', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port))
    })
    const refused = await cli.run(
      'serve',
      '--data',
      join(cli.folder, 'busy'),
      '--port',
      String(port),
    )
    other.close()
    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`端口 ${port} 已被占用`),
    })
  }, 60_000)

  it('refuses a port and an address that cannot be', async () => {
    for (const args of [
      ['--port', '99999'],
      ['--port', '80a'],
      ['--public-url', 'ftp://x'],
    ]) {
      expect((await cli.run('serve', ...args)).code).toBe(2)
    }
  }, 60_000)
})
