/**
 * `demo`: builds the demonstration city in `demo.db`. It is built beside and put in place when whole,
 * so that a broken run leaves nothing that looks like a database.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { openSqlite } from '../platform/database/sqlite.ts'
import { setInstallation } from '../platform/installation.ts'
import { anchorFolderOf } from './anchor-folder-of.ts'
import { commandContext } from './command-context.ts'
import { CommandFault } from './command-fault.ts'
import { loadCity } from './demo-load/load-city.ts'
import { DEFAULT_DATA, databaseFile } from './open-data.ts'

interface DemoOptions {
  readonly data: string
  readonly units: number
  readonly seed: string
  readonly json: boolean
}

const FEWEST_UNITS = 100

export function demoCommand(): Command {
  return new Command('demo')
    .description('生成演示城市')
    .option('--data <目录>', '数据目录', DEFAULT_DATA)
    .option('--units <家数>', `单位数，至少 ${FEWEST_UNITS}`, readUnits, 2000)
    .option('--seed <文字>', '种子：同一种子生成同一城市', 'shuozhou')
    .option('--json', '输出 JSON', false)
    .action(buildDemo)
}

function readUnits(text: string): number {
  const units = Number(text)
  if (!Number.isInteger(units) || units < FEWEST_UNITS) {
    throw new InvalidArgumentError(`应为不小于 ${FEWEST_UNITS} 的整数`)
  }
  return units
}

async function buildDemo({ data, units, seed, json }: DemoOptions): Promise<void> {
  const file = databaseFile({ folder: data, demo: true })
  if (existsSync(file)) {
    throw new CommandFault(`已有演示库 ${file}，要重新生成请先删除它`)
  }
  mkdirSync(data, { recursive: true })
  const building = `${file}.building`
  removeDatabase(building)
  const database = openSqlite(building)
  const ctx = commandContext(database)
  const city = await loadCity(ctx, { units, seed }, (line) => process.stderr.write(`${line}\n`))
  await database.write((tx) =>
    setInstallation(
      tx,
      'demonstration-accounts',
      JSON.stringify(city.guides.map((guide) => guide.accountId)),
    ),
  )
  await database.close()
  renameSync(building, file)
  removeDatabase(building)
  // Notes of an earlier demonstration's trail say nothing about this one.
  rmSync(anchorFolderOf({ data, demo: true }), { recursive: true, force: true })

  const lists = join(data, 'demo-lists')
  mkdirSync(lists, { recursive: true })
  for (const list of city.lists) writeFileSync(join(lists, list.fileName), list.bytes)

  const { counts } = city
  process.stdout.write(
    json
      ? `${JSON.stringify({ file, ...counts })}\n`
      : `演示库 ${file}：区划 ${counts.areas}，普查小区 ${counts.blocks}，建筑物 ${counts.buildings}，` +
          `账号 ${counts.accounts}，底册记录 ${counts.frameRecords}（未收 ${counts.refusedRows} 行），` +
          `清查 ${counts.listedUnits} 家，登记 ${counts.registrationResponses} 份，企业报表 ${counts.enterpriseResponses} 份，` +
          `有单位应填的报表 ${counts.formsOwed} 种，疑似重复 ${counts.duplicates} 对\n部门名录样例在 ${lists}\n`,
  )
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
}
