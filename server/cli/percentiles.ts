/** `percentiles`: the percentiles of units alike in force, as a file for `check --percentiles`. */
import { Command } from 'commander'
import { latestNeighbours } from '../domains/responses/index.ts'
import type { PercentileFile } from './check/read-percentiles.ts'
import { CommandFault } from './command-fault.ts'
import { DEFAULT_DATA, openExistingData } from './open-data.ts'

export function percentilesCommand(): Command {
  return new Command('percentiles')
    .description('写出最近一次批量审核算出的同类单位分位数（JSON），供 check --percentiles 使用')
    .option('--data <目录>', '数据目录', DEFAULT_DATA)
    .option('--demo', '用演示库的', false)
    .option('--json', '输出 JSON（缺省即是）', false)
    .addHelpText(
      'after',
      '\n只有不少于 10 家单位的组，界限向外取整到两位数字，不含任何一家单位的数。',
    )
    .action(percentiles)
}

async function percentiles(options: {
  readonly data: string
  readonly demo: boolean
}): Promise<void> {
  const database = await openExistingData({ folder: options.data, demo: options.demo })
  try {
    const found = await latestNeighbours(database.read)
    if (found === undefined) throw new CommandFault('库里还没有同类单位分位数，请先运行 evaluate')
    const { computedAt, units, spreads } = found
    const file: PercentileFile = {
      computedAt,
      units,
      spreads: spreads.map((each) => ({ ...each })),
    }
    process.stdout.write(`${JSON.stringify(file)}\n`)
    process.stderr.write(`${spreads.length} 组，来自 ${units} 个单位，算于 ${computedAt}\n`)
  } finally {
    await database.close()
  }
}
