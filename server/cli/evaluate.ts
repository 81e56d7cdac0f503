/** `evaluate`: 批量审核 of everything received, in worker threads, with progress; goes on where it was stopped. */
import { availableParallelism } from 'node:os'
import { Command, InvalidArgumentError } from 'commander'
import { formIds } from '../../forms/generated/registry.ts'
import {
  type EvaluationReport,
  evaluateResponses,
  openBatchWorkers,
} from '../domains/responses/index.ts'
import { commandContext } from './command-context.ts'
import { CommandFault } from './command-fault.ts'
import { DEFAULT_DATA, openExistingData } from './open-data.ts'

/** More than a server takes at a time: nobody waits for this process between two transactions. */
const UNITS_PER_BATCH = 1_000

interface EvaluateOptions {
  readonly data: string
  readonly demo: boolean
  readonly area: string
  readonly form?: string
  readonly workers: number
  readonly json: boolean
}

export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('批量审核已收到的全部答卷和单位之间的关系；中断后再运行，从断点继续')
    .option('--area <区划代码>', '只审核这一区划，写代码开头的几位', areaPrefix, '')
    .option('--form <表号>', '只审核这一张表')
    .option('--data <目录>', '数据目录', DEFAULT_DATA)
    .option('--demo', '审核演示库', false)
    .option('--workers <个数>', '工作线程数', workerCount, availableParallelism())
    .option('--json', '输出 JSON', false)
    .addHelpText(
      'after',
      '\n各次审核的问题按审核关系的版本分别保存，旧的保留；依据没有变的不重复审核。\n按 Ctrl+C 在写完当前一批后停下。',
    )
    .action(evaluate)
}

async function evaluate(options: EvaluateOptions): Promise<void> {
  const formId = formNamed(options.form)
  const database = await openExistingData({ folder: options.data, demo: options.demo })
  const ctx = commandContext(database)
  const workers = openBatchWorkers(ctx, options.workers)
  let stopped = false
  const stop = (): void => {
    stopped = true
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const startedMs = Date.now()
  try {
    const report = await evaluateResponses(
      ctx,
      { areaPrefix: options.area, formId },
      {
        ask: workers.ask,
        ahead: options.workers * 2,
        unitsPerBatch: UNITS_PER_BATCH,
        stopped: () => stopped,
        tell: ({ units, responses, findings }) => {
          process.stderr.write(`已审核 ${units} 个单位，${responses} 份答卷，${findings} 个问题\n`)
        },
      },
    )
    const seconds = (Date.now() - startedMs) / 1000
    process.stdout.write(
      options.json ? `${JSON.stringify({ ...report, seconds })}\n` : readable(report, seconds),
    )
  } finally {
    await workers.close()
    await database.close()
  }
}

function readable(report: EvaluationReport, seconds: number): string {
  const { finished, resumed, units, responses, findings, crossUnit, newCrossUnit } = report
  const lines = [
    `${resumed ? '接着上次的断点，累计' : ''}审核 ${units} 个单位，新审核 ${responses} 份答卷，${findings} 个问题（${seconds.toFixed(1)} 秒）`,
    finished
      ? `单位之间的关系：${crossUnit} 个问题，其中新发现 ${newCrossUnit} 个`
      : '已停下，再运行一次从断点继续',
  ]
  return `${lines.join('\n')}\n`
}

function formNamed(form: string | undefined): string | null {
  if (form === undefined) return null
  const id = formIds.find((known) => known.toUpperCase() === form.toUpperCase())
  if (id === undefined) throw new CommandFault(`没有表「${form}」，可用的表：${formIds.join('、')}`)
  return id
}

function areaPrefix(text: string): string {
  if (/^\d{0,12}$/.test(text)) return text
  throw new InvalidArgumentError('应为区划代码开头的几位数字')
}

function workerCount(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= 64) return count
  throw new InvalidArgumentError('应为 1 至 64 的整数')
}
