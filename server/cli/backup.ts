/**
 * `backup`: a whole, consistent copy of the installation while the server runs. Photos, evidence and
 * uploaded lists live in the database and come with it; the installation key expressly does not. The
 * folder appears under its name only when copy and trail are checked and the act is on the trail.
 */
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Command } from 'commander'
import { openAnchorFolder, recordAudit, verifyTrail } from '../domains/audit/index.ts'
import {
  copySqlite,
  findSqliteFault,
  hashFile,
  readingSqlite,
} from '../platform/database/copy-sqlite.ts'
import { createReceiptSigner } from '../platform/receipt-signer.ts'
import { programVersion } from '../platform/version.ts'
import { anchorFolderOf } from './anchor-folder-of.ts'
import { type BackupManifest, MANIFEST_FILE } from './backup/manifest.ts'
import { requireSqlite } from './backup/require-sqlite.ts'
import { commandContext } from './command-context.ts'
import { CommandFault } from './command-fault.ts'
import { installationKeyFile, readKeyFile } from './installation-key.ts'
import { DEFAULT_DATA, databaseFile, openData } from './open-data.ts'

interface BackupOptions {
  readonly data: string
  readonly to: string
  readonly demo: boolean
  readonly anchor?: string
  readonly json: boolean
}

export function backupCommand(): Command {
  return new Command('backup')
    .description('备份，不必停止服务；不含 jingpu.key，请另行单独备份')
    .requiredOption('--to <目录>', '备份放在这个新目录里，已有的不覆盖')
    .option('--data <目录>', '数据目录', DEFAULT_DATA)
    .option('--demo', '备份演示库', false)
    .option('--anchor <目录>', '锚定目录，不指定为数据目录下的 audit-anchor')
    .option('--json', '输出 JSON', false)
    .action(run)
}

async function run(options: BackupOptions): Promise<void> {
  requireSqlite()
  const { data, to, demo } = options
  const source = databaseFile({ folder: data, demo })
  if (!existsSync(source)) throw new CommandFault(`没有数据库 ${source}，请核对 --data`)
  if (existsSync(to)) throw new CommandFault(`${to} 已经存在，备份不覆盖，请换一个目录名`)
  const unfinished = `${to}.partial`
  if (existsSync(unfinished)) {
    throw new CommandFault(`${unfinished} 是另一次没有做完的备份；确认没有在备份后删除它，再运行`)
  }
  const database = await openData({ folder: data, demo })
  try {
    const ctx = commandContext(database)
    mkdirSync(unfinished, { recursive: true, mode: 0o700 })
    const manifest = await copyInto(unfinished, options, source, ctx.clock.now())
    await database.write((tx) =>
      recordAudit(tx, ctx, {
        action: 'backup.make',
        subjectKind: 'installation',
        subjectId: 'backup',
        after: { folder: basename(to), database: manifest.database, head: manifest.head },
      }),
    )
    renameSync(unfinished, to)
    process.stdout.write(options.json ? `${JSON.stringify(manifest)}\n` : readable(manifest, to))
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    throw error
  } finally {
    await database.close()
  }
}

async function copyInto(
  folder: string,
  options: BackupOptions,
  source: string,
  at: string,
): Promise<BackupManifest> {
  // Noted before the copy: the copy must hold every one of them.
  const anchors = openAnchorFolder(anchorFolderOf(options)).readAll()
  const copy = join(folder, basename(source))
  await copySqlite(source, copy)
  const fault = findSqliteFault(copy)
  if (fault) throw new CommandFault(`备份没有做成：${fault}。请先查明 ${source} 的问题`)
  const { head, firstUnaccepted } = await readingSqlite(copy, (db) => verifyTrail(db, anchors))
  if (firstUnaccepted) {
    throw new CommandFault(
      `备份没有做成：审计轨迹有问题，${firstUnaccepted.message}。请先运行 verify-audit 查明，查明后用 verify-audit --accept-break 原因 记入轨迹，再备份`,
    )
  }
  const key = readKeyFile(installationKeyFile(options.data))
  const manifest: BackupManifest = {
    format: 'jingpu-backup/1',
    at,
    program: programVersion,
    demo: options.demo,
    database: {
      file: basename(copy),
      bytes: statSync(copy).size,
      sha256: await hashFile(copy),
    },
    head,
    anchors,
    key: { included: false, fingerprint: key ? createReceiptSigner(key).fingerprint : null },
  }
  writeFileSync(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  })
  return manifest
}

function readable({ database, head }: BackupManifest, to: string): string {
  return [
    `已备份到 ${to}：${database.file}，${database.bytes} 字节，SHA-256 ${database.sha256}`,
    head ? `审计轨迹到第 ${head.sequence} 条，校验值 ${head.hash}，已核对` : '审计轨迹还没有条目',
    '备份不含密钥 jingpu.key：请与备份分开、单独保存，缺了它第二重验证和平板数据打不开',
    '请把备份复制到异地，并定期用 restore 演练',
    '',
  ].join('\n')
}
