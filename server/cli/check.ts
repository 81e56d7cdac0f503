/** `check`: judges answer documents from files or standard input. Opens no database. */
import { createReadStream } from 'node:fs'
import { Command } from 'commander'
import { type CheckOutput, runCheck } from './check/run-check.ts'

export function checkCommand(): Command {
  return new Command('check')
    .description('审核答卷文件，每个问题输出一行 JSON')
    .argument('<文件...>', 'JSON 或 NDJSON 文件，“-”为标准输入')
    .option('--all', '通过和不适用的结果也输出', false)
    .option('--locate', '数量关系不成立时，指出最可能有误的指标（likely）', false)
    .option('--json', '输出 JSON 行（缺省即是）', false)
    .addHelpText(
      'after',
      [
        '',
        '每份答卷：{"doc":"标签","form":"B603","unit":{…},"answers":{"301":1200,…},"others":{"602":{…}},"previous":{…}}',
        '指标可写官方代码、英文名或名称；子表为各行的数组。others、previous（上年的同一张表）、unit 相同。',
        '--locate：不成立的关系带 likely:[{field,why,alternatives}]，只指出最可能有误的指标和理由，不给出应填数。',
        '退出码：0 无问题，1 有问题，2 用法或输入有误（标准错误给出文件、行、列）。',
      ].join('\n'),
    )
    .action(check)
}

interface CheckOptions {
  readonly all: boolean
  readonly locate: boolean
}

async function check(files: readonly string[], options: CheckOptions): Promise<void> {
  const inputs = files.map((file) => ({
    name: file === '-' ? '标准输入' : file,
    open: () => (file === '-' ? process.stdin : createReadStream(file)),
  }))
  process.exitCode = await runCheck(inputs, options, toProcess())
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
