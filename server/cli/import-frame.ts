/** `import-frame`: one department's list into the frame; exit 1 when rows were refused. */
import { createReadStream, existsSync } from 'node:fs'
import { basename } from 'node:path'
import { Command } from 'commander'
import type { ImportReport } from '../contract/frame-import.ts'
import { loadAreas } from '../domains/areas/index.ts'
import { importFrame } from '../domains/frame/index.ts'
import type { Database } from '../platform/database/database.ts'
import { engine } from '../platform/database/engine.ts'
import { openSqlite } from '../platform/database/sqlite.ts'
import { commandContext } from './command-context.ts'
import { naming, reportText, requireReadable } from './list-command.ts'
import { DEFAULT_DATA, databaseFile, openData } from './open-data.ts'
import { prepareProduction } from './prepare-production.ts'

interface ImportOptions {
  readonly data: string
  readonly source: string
  readonly dryRun: boolean
  readonly demo: boolean
  readonly json: boolean
}

export function importFrameCommand(): Command {
  return new Command('import-frame')
    .description('导入一份部门名录（CSV，UTF-8、UTF-16、GBK、GB18030；或 .xlsx）')
    .argument('<文件>', '名录文件')
    .requiredOption('--source <部门>', '来源，如 市场监督管理局、税务局、编办、民政局')
    .option('--data <目录>', '数据目录', DEFAULT_DATA)
    .option('--demo', '导入演示库', false)
    .option('--dry-run', '只报告，不写入', false)
    .option('--json', '输出 JSON', false)
    .action(importFile)
}

async function importFile(file: string, options: ImportOptions): Promise<void> {
  requireReadable(file)
  const database = await openDatabase(options)
  const ctx = commandContext(database)
  try {
    const { source, dryRun } = options
    const report = await importFrame(ctx, {
      source,
      fileName: basename(file),
      content: createReadStream(file),
      dryRun,
    })
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : readable(report))
    if (report.rejected.length > 0) process.exitCode = 1
  } catch (error) {
    throw naming(file, error)
  } finally {
    await database.close()
  }
}

/** A dry run needs no database: without one it is held against an empty frame in memory. */
async function openDatabase({ data, demo, dryRun }: ImportOptions): Promise<Database> {
  if (dryRun && engine === 'sqlite' && !existsSync(databaseFile({ folder: data, demo }))) {
    const database = openSqlite(':memory:')
    await loadAreas(commandContext(database))
    return database
  }
  const database = await openData({ folder: data, demo })
  if (!demo) await prepareProduction(commandContext(database))
  return database
}

function readable(report: ImportReport): string {
  const { rows, accepted, rejected, matched, notices } = report
  return reportText(
    `${report.source}　${report.fileName}（${report.encoding}）${report.dryRun ? '　试导入，未写入' : ''}`,
    `共 ${rows} 行：接收 ${accepted} 行（与底册匹配 ${matched}，新增 ${report.new}），拒收 ${rejected.length} 行`,
    { rejected, notices },
  )
}
