/** What commander found wrong with a command line, in Chinese. */
import type { CommanderError } from 'commander'

const openings: Readonly<Record<string, string>> = {
  'commander.unknownCommand': '没有这个命令',
  'commander.unknownOption': '没有这个选项',
  'commander.missingArgument': '缺少参数',
  'commander.missingMandatoryOptionValue': '缺少必填选项',
  'commander.optionMissingArgument': '选项后面缺少值',
  'commander.excessArguments': '参数多了',
  'commander.invalidArgument': '参数的值不对',
  'commander.help': '请写明要做什么',
}

export function usageMessage(error: CommanderError): string {
  const named = /'([^']*)'/.exec(error.message)?.[1]
  const detail = /Expected|应/.test(error.message) ? error.message.split('. ').at(-1) : undefined
  const opening = openings[error.code] ?? '用法不对'
  const what = [opening, named && `「${named}」`, detail && `（${detail}）`]
    .filter(Boolean)
    .join('')
  return `错误：${what}。用 --help 查看用法`
}
