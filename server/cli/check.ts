/** `check`: judges answer documents from files or standard input. Opens a database only for its percentiles. */
import { createReadStream } from 'node:fs'
import { Command } from 'commander'
import type { GroupSpread } from '../../forms/engine/neighbours/spread.ts'
import { latestNeighbours } from '../domains/responses/index.ts'
import { readPercentiles } from './check/read-percentiles.ts'
import { type CheckOutput, runCheck } from './check/run-check.ts'
import { CommandFault } from './command-fault.ts'
import { openExistingData } from './open-data.ts'

export function checkCommand(): Command {
  return new Command('check')
    .description('审核答卷文件，每个问题输出一行 JSON')
    .argument('<文件...>', 'JSON 或 NDJSON 文件，“-”为标准输入')
    .option('--all', '通过和不适用的结果也输出', false)
    .option('--locate', '数量关系不成立时，指出最可能有误的指标（likely）', false)
    .option('--percentiles <文件>', '同类单位分位数，percentiles 命令写出的 JSON 文件')
    .option('--data <目录>', '用这一数据目录里最近一次批量审核算出的同类单位分位数')
    .option('--demo', '与 --data 连用：用演示库的', false)
    .option('--office <区划代码>', '审核机构，写区划代码开头的几位')
    .option('--json', '输出 JSON 行（缺省即是）', false)
    .addHelpText(
      'after',
      [
        '',
        '每份答卷：{"doc":"标签","form":"B603","unit":{…},"answers":{"301":1200,…},"others":{"602":{…}},"previous":{…}}',
        '指标可写官方代码、英文名或名称；子表为各行的数组。others、previous（上年的同一张表）、unit 相同。',
        '--locate：不成立的关系带 likely:[{field,why,alternatives}]，只指出最可能有误的指标和理由，不给出应填数。',
        '没有 --percentiles 或 --data 时，与同行业分位数比较的审核关系按不适用处理；没有 --office 时，与辖区比较的也是。',
        '退出码：0 无问题，1 有问题，2 用法或输入有误（标准错误给出文件、行、列）。',
      ].join('\n'),
    )
    .action(check)
}

interface CheckOptions {
  readonly all: boolean
  readonly locate: boolean
  readonly percentiles?: string
  readonly data?: string
  readonly demo: boolean
  readonly office?: string
}

async function check(files: readonly string[], options: CheckOptions): Promise<void> {
  const inputs = files.map((file) => ({
    name: file === '-' ? '标准输入' : file,
    open: () => (file === '-' ? process.stdin : createReadStream(file)),
  }))
  const { all, locate, office } = options
  if (office !== undefined && !/^\d{2,12}$/.test(office)) {
    throw new CommandFault('--office 应为区划代码开头的 2 至 12 位数字，如 140602')
  }
  const neighbours = await neighboursWanted(options)
  const judging = { all, locate, officeAreaPrefix: office, neighbours }
  process.exitCode = await runCheck(inputs, judging, toProcess())
}

async function neighboursWanted({
  percentiles,
  data,
  demo,
}: CheckOptions): Promise<readonly GroupSpread[]> {
  if (percentiles !== undefined && data !== undefined) {
    throw new CommandFault('--percentiles 和 --data 只能用一个')
  }
  if (percentiles !== undefined) return readPercentiles(percentiles)
  if (data === undefined) return []
  const database = await openExistingData({ folder: data, demo })
  try {
    const found = await latestNeighbours(database.read)
    if (found === undefined) throw new CommandFault('库里还没有同类单位分位数，请先运行 evaluate')
    return found.spreads
  } finally {
    await database.close()
  }
}

function toProcess(): CheckOutput {
  // The reader downstream may stop early (head, for one): nothing is left to say then.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  return {
    line: (text) =>
      new Promise((resolve) => {
        if (process.stdout.write(`${text}\n`)) resolve()
        else process.stdout.once('drain', resolve)
      }),
    message: (text) => {
      process.stderr.write(`${text}\n`)
    },
  }
}
