import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reminder } from '../../../server/domains/conduct/tables.ts'
import { readClass } from '../../../server/domains/retention/read-retention.ts'
import {
  insertDecision,
  insertDestruction,
  insertRule,
} from '../../../server/domains/retention/store.ts'
import { openSqlite } from '../../../server/platform/database/sqlite.ts'
import { buildCommandLine, type CommandLine } from './run-cli.ts'

const at = '2024-03-05T02:00:00.000Z'
const CONTENT = '请王建国于三日内报送，逾期不候'

describe('L-65 destroy', () => {
  let cli: CommandLine
  let data: string
  beforeAll(async () => {
    cli = await buildCommandLine()
    data = join(cli.folder, 'city')
    const server = await cli.start('serve', '--data', data, '--port', '0', '--json')
    server.process.kill('SIGTERM')
    await server.ended
  }, 60_000)
  afterAll(() => cli.remove())

  const destroy = (...more: string[]) =>
    cli.run(
      ...['destroy', '--data', data, '--destruction', 'destruction-1', '--json'],
      ...['--operator', '王销毁', '--witness', '李监销', ...more],
    )

  it('is done on the console alone, leaves nothing in the file, and a trail that verifies', async () => {
    const file = join(data, 'jingpu.db')
    const database = openSqlite(file)
    const kept = { recordClass: 'correspondence', years: 2, ground: '第二十二条' } as const
    const decision = { destructionId: 'destruction-1', note: '', decidedAt: at } as const
    await database.write(async (tx) => {
      await tx.insert(reminder).values({
        ...{ id: 'reminder-1', unitId: 'unit-a', responseId: null, areaCode: '140602001001' },
        ...{ remindedAt: at, means: 'telephone', recipient: '王建国', content: CONTENT },
        ...{ recordedAt: at, recordedBy: 'somebody' },
      })
      await insertRule(tx, {
        ...{ ...kept, id: 'rule-1', approver: '李处长', approvedOn: '2024-01-10' },
        ...{ enteredBy: 'c', enteredAt: at },
      })
    })
    const early = await destroy('--confirm', '催报、通知书和留言')
    expect(early).toMatchObject({ code: 2, stderr: expect.stringContaining('没有编号') })
    const standing = await readClass(database.read, 'correspondence', { now: at, others: 0 })
    await database.write(async (tx) => {
      await insertDestruction(tx, {
        ...{ ...kept, id: 'destruction-1', reason: '期满', tables: standing.tables },
        ...{ newestAt: at, newestOn: '2024-03-05', dueOn: '2026-03-06' },
        ...{ requestedBy: 's', requestedAt: at },
      })
      await insertDecision(tx, {
        ...{ ...decision, id: 'decision-1', decision: 'approve', decidedBy: 'c' },
        decidedRole: 'city-office',
      })
    })
    const alone = await destroy('--confirm', '催报、通知书和留言')
    expect(alone).toMatchObject({ code: 2, stderr: expect.stringContaining('两人批准') })
    await database.write((tx) =>
      insertDecision(tx, {
        ...{ ...decision, id: 'decision-2', decision: 'approve', decidedBy: 'r' },
        decidedRole: 'security-administrator',
      }),
    )
    await database.close()
    const other = await destroy('--confirm', '普查单位底册')
    expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining('不符') })
    const server = await cli.start('serve', '--data', data, '--port', '0', '--json')
    const serving = await destroy('--confirm', '催报、通知书和留言')
    expect(serving).toMatchObject({ code: 2, stderr: expect.stringContaining('请先停止服务') })
    server.process.kill('SIGTERM')
    await server.ended
    expect(readFileSync(file).includes(CONTENT)).toBe(true)

    const done = await destroy('--confirm', '催报、通知书和留言')
    expect(done).toMatchObject({ code: 0, stderr: '' })
    const voucher = JSON.parse(done.stdout)
    expect(voucher.tables).toContainEqual({
      ...{ table: 'reminder', rows: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    for (const each of [file, `${file}-wal`]) {
      if (existsSync(each)) expect(readFileSync(each).includes(CONTENT)).toBe(false)
    }
    expect(await cli.run('verify-audit', '--data', data)).toMatchObject({ code: 0 })
    const again = await destroy('--confirm', '催报、通知书和留言')
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('已经执行过') })
  }, 120_000)
})
