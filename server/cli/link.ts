/** `link`: lists from several departments → which records are one unit. Opens no database. */
import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { Command } from 'commander'
import { linkLists } from '../domains/linkage/index.ts'
import { CommandFault } from './command-fault.ts'
import { linkReport } from './link/link-report.ts'
import { linkRows } from './link/link-rows.ts'

interface LinkOptions {
  readonly out: string
  readonly report?: string
  readonly json: boolean
}

export function linkCommand(): Command {
  return new Command('link')
    .description('比对一份或几份名录，找出属于同一单位的记录')
    .argument('<文件...>', '带表头的名录：CSV（UTF-8、UTF-16、GBK、GB18030）或 xlsx')
    .requiredOption('--out <文件>', '结果 CSV：rec_id,cluster_id,weight')
    .option('--report <文件>', '报告 JSON：列的对应、权重、待核对的记录对及理由')
    .option('--json', '把报告也写到标准输出', false)
    .addHelpText(
      'after',
      [
        '',
        '列名用英文 rec_id, source, uscc, name, old_name, legal_rep, phone, address, area_code, industry, found,',
        'employees, lng, lat，或部门的中文表头（见 docs/linkage.md）。缺列不要紧，不认识的列不使用并说明。',
        '没有 rec_id 列时用“文件名:行号”。weight 是这条记录并入时的证据，单位为比特，独立的记录为 0。',
        '退出码：0 正常，1 有读不了的行或重复的编号，2 用法或输入有误。',
      ].join('\n'),
    )
    .action(link)
}

async function link(files: readonly string[], options: LinkOptions): Promise<void> {
  const say = (message: string): void => {
    process.stderr.write(`${message}\n`)
  }
  const linked = await linkLists(files, say)
  await writing(options.out, () =>
    pipeline(linkRows(linked), createWriteStream(options.out, { encoding: 'utf8' })),
  )
  const report = linkReport(linked)
  if (options.report) {
    const path = options.report
    await writing(path, () => writeFile(path, `${JSON.stringify(report, null, 2)}\n`))
  }
  if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`)
  for (const { file, notes } of linked.files) for (const note of notes) say(`${file}：${note}`)
  for (const { file, row, message } of linked.faults.slice(0, 20)) {
    say(row > 0 ? `${file} 第 ${row} 行：${message}` : `${file}：${message}`)
  }
  say(`共 ${report.records} 条记录，归为 ${report.clusters} 个单位；待核对 ${report.toReview} 对`)
  if (linked.faults.length > 0) process.exitCode = 1
}

async function writing(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new CommandFault(`文件 ${path} 写不进去（${why}），请核对目录和权限`)
  }
}
