import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { depositedKey } from '../../../server/domains/fieldwork/tables.ts'
import { account, accountTotp, session } from '../../../server/domains/identity/tables.ts'
import { openSqlite } from '../../../server/platform/database/sqlite.ts'
import { createReceiptSigner } from '../../../server/platform/receipt-signer.ts'
import { createSecretBox } from '../../../server/platform/secret-box.ts'
import { buildCommandLine, type CommandLine } from './run-cli.ts'

const PLAIN = `${'A'.repeat(43)}=`
const at = '2024-01-15T02:00:00.000Z'

describe('on the console of an installation', () => {
  let cli: CommandLine
  let data: string
  const open = () => openSqlite(join(data, 'jingpu.db'))
  const boxOf = (file: string) => createSecretBox(readFileSync(join(data, file)))

  beforeAll(async () => {
    cli = await buildCommandLine()
    data = join(cli.folder, 'city')
    const server = await cli.start('serve', '--data', data, '--port', '0', '--json')
    server.process.kill('SIGTERM')
    await server.ended
  }, 60_000)
  afterAll(() => cli.remove())

  const administrators = async () => {
    const database = open()
    const rows = await database.read
      .select()
      .from(account)
      .where(eq(account.role, 'audit-administrator'))
    await database.close()
    return rows
  }

  it('L-51 puts another person in the place of an administrator who left, and nobody gains two powers', async () => {
    const database = open()
    await database.write(async (tx) => {
      const [row] = await tx.select().from(account).where(eq(account.role, 'audit-administrator'))
      await tx.insert(session).values({
        ...{ id: 'session-before', accountId: row!.id, tokenHash: 'hash', createdAt: at },
        expiresAt: '2999-01-01T00:00:00.000Z',
      })
    })
    await database.close()
    const replace = (name: string, ...more: string[]) =>
      cli.run(
        ...['replace-administrator', '--data', data, '--role', 'audit-administrator', '--json'],
        ...['--name', name, '--reason', '调离', '--approved-by', '普查领导小组', ...more],
      )
    expect(await replace('系统管理员')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('三员须由不同的人担任'),
    })
    const done = await replace('李审计')
    expect(done).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(done.stdout).link.path).toMatch(/^\/sign-in\/#/)
    const rows = await administrators()
    expect(rows.map(({ displayName, disabledAt }) => [displayName, disabledAt === null])).toEqual([
      ['审计管理员', false],
      ['李审计', true],
    ])
    const after = open()
    const [ended] = await after.read.select().from(session)
    expect(ended?.endedAt).not.toBeNull()
    const [entry] = await after.read
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.action, 'administrator.replace'))
    expect(entry).toMatchObject({ actorId: 'system', reason: '调离' })
    expect(entry?.after).toMatchObject({ approvedBy: '普查领导小组' })
    await after.close()
    // Nobody takes the place of an account that is no longer there.
    const unknown = await replace('王五', '--account', rows[0]!.id)
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('没有编号') })
  }, 60_000)

  it('a new key takes the place of the old one once everything is sealed with it; interrupted, it goes on', async () => {
    const old = boxOf('jingpu.key')
    const oldBytes = readFileSync(join(data, 'jingpu.key'))
    const database = open()
    const [holder] = await database.read.select().from(account)
    const accountId = holder!.id
    const totpFor = `totp:${accountId}`
    const tabletKey = { accountId, depositedAt: at }
    await database.write(async (tx) => {
      await tx.insert(accountTotp).values({
        ...{ accountId, confirmedAt: at, pendingSecret: null },
        sealedSecret: old.seal('SECRET', totpFor),
      })
      const sealed = old.seal(PLAIN, `vault:key-1:${accountId}`)
      await tx.insert(depositedKey).values({ ...tabletKey, id: 'key-1', dataKey: sealed })
      // From before keys were sealed.
      await tx.insert(depositedKey).values({ ...tabletKey, id: 'key-2', dataKey: PLAIN })
    })
    await database.close()
    // The server seals what lies unsealed; while it runs, the key stays.
    const server = await cli.start('serve', '--data', data, '--port', '0', '--json')
    const refused = await cli.run('rotate-key', '--data', data, '--reason', '定期更换')
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('请先停止服务') })
    server.process.kill('SIGTERM')
    await server.ended
    const before = open()
    const keysBefore = await before.read.select().from(depositedKey)
    expect(keysBefore.map(({ dataKey }) => dataKey.includes('AAAA'))).toEqual([false, false])
    // Interrupted after the first secret was sealed anew: the next key lies there, the old one is in place.
    const nextBytes = Buffer.alloc(32, 7)
    writeFileSync(join(data, 'jingpu.key.next'), nextBytes)
    await before.write(async (tx) => {
      const sealedSecret = createSecretBox(nextBytes).seal('SECRET', totpFor)
      await tx.update(accountTotp).set({ sealedSecret })
    })
    await before.close()
    const early = await cli.run('serve', '--data', data, '--port', '0')
    expect(early).toMatchObject({ code: 2, stderr: expect.stringContaining('rotate-key') })

    const done = await cli.run('rotate-key', '--data', data, '--reason', '定期更换', '--json')
    expect(done).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(done.stdout)).toMatchObject({
      resumed: true,
      factors: { total: 1, resealed: 0 },
      tabletKeys: { total: 2, resealed: 2 },
    })
    expect(existsSync(join(data, 'jingpu.key.next'))).toBe(false)
    expect(readFileSync(join(data, 'jingpu.key'))).toEqual(nextBytes)
    expect(readFileSync(join(data, 'jingpu.key'))).not.toEqual(oldBytes)
    const box = boxOf('jingpu.key')
    const after = open()
    const [totp] = await after.read.select().from(accountTotp)
    expect(box.open(totp!.sealedSecret!, totpFor)).toBe('SECRET')
    for (const key of await after.read.select().from(depositedKey)) {
      expect(box.open(key.dataKey, `vault:${key.id}:${accountId}`)).toBe(PLAIN)
      expect(old.opens(key.dataKey, `vault:${key.id}:${accountId}`)).toBe(false)
    }
    const [entry] = await after.read
      .select()
      .from(auditEntry)
      .orderBy(desc(auditEntry.sequence))
      .limit(1)
    expect(entry).toMatchObject({ action: 'installation-key.rotate', reason: '定期更换' })
    // What verifies receipts handed out before stays known.
    const { fingerprint } = createReceiptSigner(oldBytes)
    expect(entry?.before).toMatchObject({ fingerprint })
    await after.close()
  }, 60_000)
})
