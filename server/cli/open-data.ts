/**
 * Opens the database in a data folder: `jingpu.db` of a real installation or `demo.db` of the
 * demonstration city. A demonstration is never opened where a real one is meant.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../platform/database/database.ts'
import { engine } from '../platform/database/engine.ts'
import { openPostgresql } from '../platform/database/postgresql.ts'
import { openSqlite } from '../platform/database/sqlite.ts'
import { readInstallation } from '../platform/installation.ts'
import { CommandFault } from './command-fault.ts'

export const DEFAULT_DATA = 'data'

export interface DataChoice {
  readonly folder: string
  /** True: the demonstration is wanted. */
  readonly demo: boolean
}

export function databaseFile({ folder, demo }: DataChoice): string {
  return join(folder, demo ? 'demo.db' : 'jingpu.db')
}

/** The database chosen; where there is none a fault, so that a mistyped folder is not taken for an empty city. */
export function openExistingData(choice: DataChoice): Promise<Database> {
  const file = databaseFile(choice)
  const other = databaseFile({ ...choice, demo: !choice.demo })
  if (engine === 'sqlite' && !choice.demo && !existsSync(file) && !existsSync(other)) {
    throw new CommandFault(`没有数据库 ${file}，请核对 --data`)
  }
  return openData(choice)
}

/** Opens, and for a real installation creates, the database chosen. */
export async function openData(choice: DataChoice): Promise<Database> {
  const database = engine === 'sqlite' ? openFile(choice) : await openServer()
  const kind = await readInstallation(database.read, 'kind')
  const isDemo = kind === 'demonstration'
  if (isDemo !== choice.demo && (kind !== undefined || choice.demo)) {
    await database.close()
    throw new CommandFault(
      isDemo
        ? '这是演示库，不能当正式库使用。看演示请加 --demo；正式使用请换一个空目录'
        : '这不是演示库，去掉 --demo 再运行',
    )
  }
  return database
}

function openFile(choice: DataChoice): Database {
  const file = databaseFile(choice)
  const otherFile = databaseFile({ ...choice, demo: !choice.demo })
  if (choice.demo && !existsSync(file)) {
    throw new CommandFault(`没有演示库 ${file}，请先运行 demo 命令生成`)
  }
  if (!choice.demo && !existsSync(file) && existsSync(otherFile)) {
    throw new CommandFault(
      `目录 ${choice.folder} 里只有演示库。看演示请加 --demo；正式使用请用 --data 换一个空目录`,
    )
  }
  mkdirSync(choice.folder, { recursive: true })
  return openSqlite(file)
}

async function openServer(): Promise<Database> {
  const url = process.env.JINGPU_DATABASE_URL
  if (!url) throw new CommandFault('请用环境变量 JINGPU_DATABASE_URL 写明 PostgreSQL 的连接地址')
  return openPostgresql(url)
}
