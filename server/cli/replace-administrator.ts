/** `replace-administrator`: another person takes the place of an administrator who left or lost their factor. */
import { Command, Option } from 'commander'
import { roleNames } from '../contract/identity.ts'
import { replaceAdministrator, replaceableRoles } from '../domains/identity/index.ts'
import { commandContext } from './command-context.ts'
import { DEFAULT_DATA, openExistingData } from './open-data.ts'

type AskedRole = (typeof replaceableRoles)[number]

interface ReplaceOptions {
  readonly data: string
  readonly role: AskedRole
  readonly account?: string
  readonly name: string
  readonly reason: string
  readonly approvedBy: string
  readonly json: boolean
}

export function replaceAdministratorCommand(): Command {
  return new Command('replace-administrator')
    .description('更换系统、安全、审计管理员或市普查办：原账号停用，另建新账号并发一次性登录链接')
    .addOption(
      new Option('--role <岗位>', '换哪个岗位').choices(replaceableRoles).makeOptionMandatory(),
    )
    .requiredOption('--name <姓名>', '接任人')
    .requiredOption('--reason <原因>', '离岗、遗失验证设备等')
    .requiredOption('--approved-by <批准人>', '由谁书面批准')
    .option('--account <编号>', '同一岗位有几个账号时，换哪一个')
    .option('--data <目录>', '数据目录', DEFAULT_DATA)
    .option('--json', '输出 JSON', false)
    .action(run)
}

async function run({ data, account, name, ...asked }: ReplaceOptions): Promise<void> {
  const database = await openExistingData({ folder: data, demo: false })
  try {
    const replaced = await replaceAdministrator(commandContext(database), {
      ...{ role: asked.role, displayName: name, reason: asked.reason },
      approvedBy: asked.approvedBy,
      ...(account === undefined ? {} : { accountId: account }),
    })
    const { before, link } = replaced
    const path = `/sign-in/#${link.token}`
    const report = {
      role: asked.role,
      ended: { accountId: before.id, name: before.displayName },
      opened: { accountId: replaced.account.id, name: replaced.account.displayName },
      link: { path, expiresAt: link.expiresAt },
    }
    process.stdout.write(
      asked.json
        ? `${JSON.stringify(report)}\n`
        : [
            `${roleNames[asked.role]}已更换：${before.displayName}的账号停用，登录全部结束`,
            `${replaced.account.displayName}的一次性登录链接（72 小时内有效，只能用一次），接在网址后面：`,
            `  ${path}`,
            '请当面或经其他途径交给本人；已记入审计轨迹',
            '',
          ].join('\n'),
    )
  } finally {
    await database.close()
  }
}
