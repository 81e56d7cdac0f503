/**
 * `destroy`: carries out a destruction that two people approved (law.md L-65), on the server's console and while
 * no server runs: rows, voucher and entry of the trail in one transaction; then the space they took is rewritten.
 */
import { Command } from 'commander'
import { recordClassNames } from '../contract/retention.ts'
import { carryOutDestruction } from '../domains/retention/index.ts'
import { compactSqlite } from '../platform/database/copy-sqlite.ts'
import { engine } from '../platform/database/engine.ts'
import { commandContext } from './command-context.ts'
import { DEFAULT_DATA, databaseFile, openExistingData } from './open-data.ts'
import { requireNotServing } from './serving-mark.ts'

interface DestroyOptions {
  readonly data: string
  readonly destruction: string
  readonly operator: string
  readonly witness: string
  readonly confirm: string
  readonly json: boolean
}

export function destroyCommand(): Command {
  return new Command('destroy')
    .description('执行已经两人批准的到期资料销毁，留下销毁凭证；须先停止服务')
    .requiredOption('--destruction <编号>', '「资料保存与销毁」页上的申请编号')
    .requiredOption('--operator <姓名>', '销毁人')
    .requiredOption('--witness <姓名>', '监销人，与销毁人不是同一人')
    .requiredOption('--confirm <类别>', '再写一遍要销毁的类别名称，如：普查表原始资料')
    .option('--data <目录>', '数据目录', DEFAULT_DATA)
    .option('--json', '输出 JSON', false)
    .action(run)
}

async function run({ data, json, confirm, ...asked }: DestroyOptions): Promise<void> {
  requireNotServing(data)
  const database = await openExistingData({ folder: data, demo: false })
  const { destruction: destructionId, operator, witness } = asked
  const { recordClass, ...voucher } = await carryOutDestruction(commandContext(database), {
    ...{ destructionId, operator, witness },
    confirmed: confirm,
  }).finally(() => database.close())
  if (engine === 'sqlite') compactSqlite(databaseFile({ folder: data, demo: false }))
  const rows = voucher.tables.reduce((sum, each) => sum + each.rows, 0)
  process.stdout.write(
    json
      ? `${JSON.stringify({ destructionId, recordClass, ...voucher })}\n`
      : [
          `${recordClassNames[recordClass]}已销毁：${voucher.tables.length} 张表 ${rows} 行，轨迹 ${voucher.trailEntries} 条的内容随之删去`,
          `销毁凭证的校验值：${voucher.hash}`,
          '请在「资料保存与销毁」页打印销毁凭证，签字存档，并按凭证销毁含有这些资料的备份',
          '',
        ].join('\n'),
  )
}
