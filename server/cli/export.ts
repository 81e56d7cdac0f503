/** `export responses`: what stands of the responses, across versions of a form, into files. */
import { existsSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import type { FormDefinition } from '../../forms/engine/types.ts'
import type { ExportPurpose } from '../contract/exchange.ts'
import {
  csvSink,
  type ExportCounts,
  exportPurposes,
  exportResponses,
  findPurpose,
  ndjsonSink,
  recordExport,
} from '../domains/exchange/index.ts'
import { openFormBook } from '../platform/form-book.ts'
import { commandContext } from './command-context.ts'
import { CommandFault } from './command-fault.ts'
import { createExportFile } from './export/export-file.ts'
import { DEFAULT_DATA, openExistingData } from './open-data.ts'

interface ExportOptions {
  readonly out: string
  readonly form?: string
  readonly area?: string
  readonly purpose: ExportPurpose
  readonly format: 'csv' | 'ndjson'
  readonly data: string
  readonly demo: boolean
  readonly json: boolean
}

interface WrittenFile extends ExportCounts {
  readonly file: string
}

const purposeNames = Object.values(exportPurposes)
  .map(({ name }) => name)
  .join('、')

export function exportCommand(): Command {
  const responses = new Command('responses')
    .description('导出答卷：各版本合在一起，按最新版本列，注明填报版本')
    .requiredOption('--out <文件>', '写到哪里；不指定 --form 时为目录，每张表一个文件')
    .requiredOption(
      '--purpose <用途>',
      `用途，记入审计：${purposeNames}；汇总、程序核验隐去联系方式`,
      readPurpose,
    )
    .option('--form <表号>', '只导出这一张表')
    .option('--area <区划代码>', '只导出这个区划及下级', readArea)
    .option('--format <格式>', 'csv 或 ndjson', readFormat, 'csv')
    .option('--data <目录>', '数据目录', DEFAULT_DATA)
    .option('--demo', '导出演示库', false)
    .option('--json', '结果输出 JSON', false)
    .action(run)
  return new Command('export').description('导出数据').addCommand(responses)
}

async function run(options: ExportOptions): Promise<void> {
  const book = await openFormBook()
  const forms = [...book.forms.values()]
  const wanted = options.form === undefined ? forms : [findForm(forms, options.form)]
  const database = await openExistingData({ folder: options.data, demo: options.demo })
  const ctx = commandContext(database)
  const written: WrittenFile[] = []
  try {
    for (const form of wanted) {
      const path = fileFor(options, form)
      const file = createExportFile(path)
      try {
        const { area: areaPrefix, purpose, format } = options
        const counts = await exportResponses(ctx, book, {
          ...{ form, areaPrefix, purpose },
          sink: format === 'csv' ? csvSink(file.write) : ndjsonSink(file.write),
        })
        if (counts.responses === 0 && options.form === undefined) {
          file.discard()
          continue
        }
        const fileHash = file.finish()
        const trace = { purpose, areaPrefix, format, fileName: basename(path), fileHash, counts }
        await recordExport(ctx, trace)
        file.publish()
        written.push({ file: path, ...counts })
      } catch (error) {
        file.discard()
        throw error
      }
    }
  } finally {
    await database.close()
  }
  process.stdout.write(
    options.json ? `${JSON.stringify({ files: written })}\n` : `${readable(written)}\n`,
  )
}

function findForm(forms: readonly FormDefinition[], asked: string): FormDefinition {
  const form = forms.find(({ id }) => id.toUpperCase() === asked.toUpperCase())
  if (!form) throw new CommandFault(`没有表「${asked}」，用 forms 命令看有哪些表`)
  return form
}

function fileFor({ out, form: asked, format }: ExportOptions, form: FormDefinition): string {
  const path = asked === undefined ? join(out, `${form.id}.${format}`) : out
  if (asked === undefined) mkdirSync(out, { recursive: true })
  if (existsSync(path)) throw new CommandFault(`${path} 已经存在，请换一个文件名`)
  return path
}

function readable(written: readonly WrittenFile[]): string {
  if (written.length === 0) return '没有可导出的答卷'
  return written
    .map(({ file, responses, versions, keptAside, masked, guarded }) => {
      const byVersion = Object.entries(versions).map(
        ([version, count]) => `${version} 版 ${count} 份`,
      )
      return [
        `${file}：${responses} 份答卷${byVersion.length > 0 ? `（${byVersion.join('，')}）` : ''}`,
        ...(keptAside > 0 ? [`  新版本没有对应指标的原填报内容 ${keptAside} 项，在最后一列`] : []),
        ...(masked > 0 ? [`  隐去联系方式 ${masked} 处`] : []),
        ...(guarded > 0 ? [`  ${guarded} 个文本单元格前加了单引号，防止被当作公式`] : []),
      ].join('\n')
    })
    .join('\n')
}

function readPurpose(text: string): ExportPurpose {
  const purpose = findPurpose(text)
  if (!purpose) throw new InvalidArgumentError(`应为：${purposeNames}。资料只能用于统计`)
  return purpose
}

function readArea(text: string): string {
  if (!/^\d{2,12}$/.test(text)) throw new InvalidArgumentError('应为 2 到 12 位数字的区划代码')
  return text
}

function readFormat(text: string): ExportOptions['format'] {
  if (text !== 'csv' && text !== 'ndjson') throw new InvalidArgumentError('应为 csv 或 ndjson')
  return text
}
