/** `import-attributes`: a list of attributes of units; exit 1 when rows were refused. */
import { basename } from 'node:path'
import { Command } from 'commander'
import type { AttributeListReport } from '../contract/attribute-lists.ts'
import { importAttributes } from '../domains/responses/index.ts'
import { commandContext } from './command-context.ts'
import { naming, readInput, reportText } from './list-command.ts'
import { DEFAULT_DATA, openExistingData } from './open-data.ts'
import { prepareProduction } from './prepare-production.ts'

interface ImportOptions {
  readonly data: string
  readonly name?: string
  readonly dryRun: boolean
  readonly demo: boolean
  readonly json: boolean
}

export function importAttributesCommand(): Command {
  return new Command('import-attributes')
    .description('载入一份属性名录（一套表单位、投入产出调查单位、行业编码等；CSV 或 .xlsx）')
    .argument('<文件>', '名录文件')
    .option('--name <名称>', '名录名称，缺省用文件名')
    .option('--data <目录>', '数据目录', DEFAULT_DATA)
    .option('--demo', '载入演示库', false)
    .option('--dry-run', '只报告，不写入', false)
    .option('--json', '输出 JSON', false)
    .action(importFile)
}

async function importFile(file: string, options: ImportOptions): Promise<void> {
  const bytes = readInput(file)
  const database = await openExistingData({ folder: options.data, demo: options.demo })
  const ctx = commandContext(database)
  if (!options.demo) await prepareProduction(ctx)
  const fileName = basename(file)
  const name = options.name ?? fileName.replace(/\.[^.]+$/, '')
  try {
    const report = await importAttributes(ctx, { name, fileName, bytes, dryRun: options.dryRun })
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : readable(report))
    if (report.rejected.length > 0) process.exitCode = 1
  } catch (error) {
    throw naming(file, error)
  } finally {
    await database.close()
  }
}

function readable(report: AttributeListReport): string {
  const { rows, accepted, changed, unchanged, opened, fellAway, countsAgain } = report
  return reportText(
    `${report.name}　${report.fileName}（${report.encoding}）${report.dryRun ? '　试载入，未写入' : ''}`,
    `共 ${rows} 行：载入 ${accepted} 行（有变化 ${changed}，没有变化 ${unchanged}），拒收 ${report.rejected.length} 行；` +
      `新布置报表 ${opened} 张，不再应填 ${fellAway} 张，恢复应填 ${countsAgain} 张`,
    report,
  )
}
