/**
 * `restore`: a backup into an empty data folder. Everything is checked before the database gets its
 * name there; what the trail held after the backup is told and noted on the trail, never passed over.
 */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import {
  type Anchor,
  findHead,
  openAnchorFolder,
  recordAudit,
  verifyTrail,
} from '../domains/audit/index.ts'
import { findSqliteFault, hashFile } from '../platform/database/copy-sqlite.ts'
import type { Database } from '../platform/database/database.ts'
import { openSqlite } from '../platform/database/sqlite.ts'
import { createReceiptSigner } from '../platform/receipt-signer.ts'
import { anchorFolderOf } from './anchor-folder-of.ts'
import { type BackupManifest, readManifest } from './backup/manifest.ts'
import { requireSqlite } from './backup/require-sqlite.ts'
import { commandContext } from './command-context.ts'
import { CommandFault } from './command-fault.ts'
import { readKeyFile } from './installation-key.ts'
import { databaseFile } from './open-data.ts'

interface RestoreOptions {
  readonly from: string
  readonly data: string
  readonly reason: string
  readonly anchor?: string
  readonly key?: string
  readonly json: boolean
}

interface RestoreReport {
  readonly backup: Pick<BackupManifest, 'at' | 'head' | 'database'>
  /** Entries checked, the one on the restoring not counted. */
  readonly entries: number
  /** What was noted outside after the backup: acts that are not in it. Null where nothing is known of it. */
  readonly lostTrail: { readonly from: number; readonly last: Anchor } | null
  readonly anchorGiven: boolean
  readonly keyInPlace: boolean
}

export function restoreCommand(): Command {
  return new Command('restore')
    .description('把备份恢复到空的数据目录，核对无误才算恢复')
    .requiredOption('--from <目录>', 'backup 做的备份')
    .requiredOption('--data <目录>', '恢复到这个数据目录，须是空的')
    .requiredOption('--reason <原因>', '恢复的原因，记入审计轨迹')
    .option('--anchor <目录>', '原系统的锚定目录：说明备份之后少了哪些轨迹')
    .option('--key <文件>', '单独保存的 jingpu.key，核对后放进数据目录')
    .option('--json', '输出 JSON', false)
    .action(run)
}

async function run(options: RestoreOptions): Promise<void> {
  requireSqlite()
  const { from, data } = options
  if (options.reason.trim() === '') throw new CommandFault('请写明恢复的原因')
  if (existsSync(data) && readdirSync(data).length > 0) {
    throw new CommandFault(`目录 ${data} 不是空的，只能恢复到空目录，请换一个`)
  }
  const manifest = readManifest(from)
  const key = readMatchingKey(options, manifest)
  const after = anchorsAfter(options, manifest)
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const unfinished = join(data, 'restoring.db')
  let report: RestoreReport
  try {
    await copyChecked(from, manifest, unfinished)
    const database = openSqlite(unfinished)
    try {
      const entries = await recordRestored(database, options, manifest, after)
      report = {
        backup: { at: manifest.at, head: manifest.head, database: manifest.database },
        entries,
        lostTrail: after.lost,
        anchorGiven: options.anchor !== undefined,
        keyInPlace: key !== undefined,
      }
    } finally {
      await database.close()
    }
    if (key) {
      copyFileSync(key, join(data, 'jingpu.key'))
      chmodSync(join(data, 'jingpu.key'), 0o600)
    }
    renameSync(unfinished, databaseFile({ folder: data, demo: manifest.demo }))
  } catch (error) {
    // The folder was empty: whatever lies there now was put there just above.
    for (const name of readdirSync(data)) rmSync(join(data, name), { recursive: true, force: true })
    throw error
  }
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : readable(report, options))
}

/** The key must be the one the backup was made beside. */
function readMatchingKey({ key: file }: RestoreOptions, { key }: BackupManifest) {
  if (file === undefined) return undefined
  const bytes = readKeyFile(file)
  if (!bytes) throw new CommandFault(`没有密钥文件 ${file}`)
  if (key.fingerprint !== null && createReceiptSigner(bytes).fingerprint !== key.fingerprint) {
    throw new CommandFault(`密钥文件 ${file} 不是这份备份所用的那一个，请找出备份时的 jingpu.key`)
  }
  return file
}

interface OldAnchors {
  /** What the restored trail must hold. */
  readonly held: readonly Anchor[]
  readonly lost: RestoreReport['lostTrail']
}

function anchorsAfter({ anchor }: RestoreOptions, manifest: BackupManifest): OldAnchors {
  const head = manifest.head?.sequence ?? 0
  const ofBackup = manifest.head ? [{ ...manifest.head, at: manifest.at }] : []
  if (anchor === undefined) return { held: [...manifest.anchors, ...ofBackup], lost: null }
  if (!existsSync(anchor)) throw new CommandFault(`没有锚定目录 ${anchor}，请核对 --anchor`)
  const noted = openAnchorFolder(anchor).readAll()
  const last = noted.reduce<Anchor | undefined>(
    (latest, next) => (latest && latest.sequence >= next.sequence ? latest : next),
    undefined,
  )
  return {
    held: [...manifest.anchors, ...noted.filter(({ sequence }) => sequence <= head), ...ofBackup],
    lost: last && last.sequence > head ? { from: head + 1, last } : null,
  }
}

async function copyChecked(from: string, { database }: BackupManifest, to: string): Promise<void> {
  const source = join(from, database.file)
  if (!existsSync(source)) throw new CommandFault(`备份里没有 ${database.file}，请换一份`)
  copyFileSync(source, to)
  if ((await hashFile(to)) !== database.sha256) {
    throw new CommandFault(
      `备份已损坏：${source} 与 manifest.json 的校验值不符，没有恢复，请换一份`,
    )
  }
  const fault = findSqliteFault(to)
  if (fault) throw new CommandFault(`备份已损坏：${fault}，没有恢复，请换一份`)
}

/** Checks the trail, then notes the act on it and the head beside it; answers the entries checked. */
async function recordRestored(
  database: Database,
  { data, reason }: RestoreOptions,
  manifest: BackupManifest,
  { held, lost }: OldAnchors,
): Promise<number> {
  const { entries, firstUnaccepted } = await verifyTrail(database.read, held)
  if (firstUnaccepted) {
    throw new CommandFault(`备份的审计轨迹有问题：${firstUnaccepted.message}，没有恢复，请换一份`)
  }
  const ctx = commandContext(database)
  await database.write((tx) =>
    recordAudit(tx, ctx, {
      action: 'backup.restore',
      subjectKind: 'installation',
      subjectId: 'backup',
      reason: reason.trim(),
      before: { lostTrail: lost },
      after: { backupAt: manifest.at, database: manifest.database, head: manifest.head },
    }),
  )
  const folder = openAnchorFolder(anchorFolderOf({ data, demo: manifest.demo }))
  const inOrder = [...held].sort((a, b) => a.sequence - b.sequence)
  for (const anchor of inOrder) await folder.note(anchor)
  const head = await findHead(database.read)
  if (head) await folder.note({ ...head, at: ctx.clock.now() })
  return entries
}

function readable(report: RestoreReport, { data, anchor }: RestoreOptions): string {
  const { backup, entries, lostTrail, keyInPlace } = report
  return [
    `已恢复到 ${data}：${backup.at} 的备份，校验值、数据库、外键、审计轨迹（${entries} 条）核对无误`,
    ...lostWords(report),
    keyInPlace
      ? '密钥已核对并放进数据目录'
      : `密钥不在备份里：启动之前请把单独保存的 jingpu.key 放进 ${data}，否则第二重验证和平板数据打不开`,
    ...(lostTrail
      ? [
          `原锚定目录没有改动；启动时仍用它的，先运行 verify-audit --data ${data} --anchor ${anchor} --accept-break 原因`,
        ]
      : []),
    '',
  ].join('\n')
}

function lostWords({ lostTrail, anchorGiven, backup }: RestoreReport): string[] {
  if (lostTrail) {
    const { from, last } = lostTrail
    return [
      `备份之后的不在其中：轨迹第 ${from} 至 ${last.sequence} 条（${backup.at} 至 ${last.at}）已经丢失，其间收到的答卷须凭回执请报送人重新报送`,
    ]
  }
  return anchorGiven
    ? ['原锚定没有备份之后的条目：没有丢失']
    : [`没有给出原锚定目录，${backup.at} 之后有没有丢失无从得知；有的话请加 --anchor 重新恢复`]
}
