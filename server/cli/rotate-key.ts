/**
 * `rotate-key`: a new installation key; everything sealed with the one before is sealed anew. The new key
 * lies beside the old one until all is sealed and checked, then takes its place in one step; only then is
 * the old one destroyed. Interrupted at any point, the next run goes on.
 */
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { Command } from 'commander'
import { recordAudit } from '../domains/audit/index.ts'
import { resealKeys } from '../domains/fieldwork/index.ts'
import { resealFactors } from '../domains/identity/index.ts'
import { createReceiptSigner } from '../platform/receipt-signer.ts'
import { createSecretBox, SECRET_KEY_BYTES } from '../platform/secret-box.ts'
import { commandContext } from './command-context.ts'
import { CommandFault } from './command-fault.ts'
import { installationKeyFile, nextKeyFile, readKeyFile } from './installation-key.ts'
import { DEFAULT_DATA, openExistingData } from './open-data.ts'
import { requireNotServing } from './serving-mark.ts'

interface RotateOptions {
  readonly data: string
  readonly demo: boolean
  readonly reason: string
  readonly json: boolean
}

export function rotateKeyCommand(): Command {
  return new Command('rotate-key')
    .description('更换封存第二重验证和平板密钥的 jingpu.key；中断后再运行即接着做')
    .requiredOption('--reason <原因>', '定期更换、疑似泄露等')
    .option('--data <目录>', '数据目录', DEFAULT_DATA)
    .option('--demo', '演示库', false)
    .option('--json', '输出 JSON', false)
    .action(run)
}

async function run({ data, demo, reason, json }: RotateOptions): Promise<void> {
  if (reason.trim() === '') throw new CommandFault('请写明更换的原因')
  requireNotServing(data)
  const file = installationKeyFile(data)
  const nextFile = nextKeyFile(file)
  const key = readKeyFile(file)
  if (!key) throw new CommandFault(`没有密钥文件 ${file}，无可更换`)
  const database = await openExistingData({ folder: data, demo })
  try {
    const ctx = commandContext(database)
    const resumed = existsSync(nextFile)
    if (!resumed) writeDurably(nextFile, randomBytes(SECRET_KEY_BYTES))
    const nextKey = readKeyFile(nextFile)!
    const before = createSecretBox(key)
    const next = createSecretBox(nextKey)
    const factors = await resealFactors(ctx, before, next)
    const keys = await resealKeys(ctx, before, next)
    // The check: with the new key alone there is nothing left to seal.
    const left = await resealFactors(ctx, next, next)
    const leftKeys = await resealKeys(ctx, next, next)
    if (left.resealed + leftKeys.resealed > 0) {
      throw new CommandFault('核对时还有未改封的，新旧密钥都已保留，请再运行一次')
    }
    // Receipts handed out before go on verifying against the public key they carry: it stays known as ours.
    const { publicKey, fingerprint } = createReceiptSigner(key)
    await database.write((tx) =>
      recordAudit(tx, ctx, {
        action: 'installation-key.rotate',
        subjectKind: 'installation',
        subjectId: 'key',
        reason: reason.trim(),
        before: { receiptKey: publicKey, fingerprint },
        after: { factors: left.factors, keys: leftKeys.keys },
      }),
    )
    destroyAndReplace(file, nextFile)
    const report = {
      resumed,
      factors: { total: left.factors, resealed: factors.resealed },
      tabletKeys: { total: leftKeys.keys, resealed: keys.resealed },
      retiredReceiptKey: { publicKey, fingerprint },
    }
    process.stdout.write(
      json
        ? `${JSON.stringify(report)}\n`
        : [
            `密钥已更换：第二重验证 ${left.factors} 个，平板密钥 ${leftKeys.keys} 个，都已用新密钥封存并核对`,
            `旧密钥已销毁。请把 ${file} 重新单独备份，并销毁旧密钥的备份`,
            `此前回执的公钥指纹是 ${fingerprint}，已记入审计轨迹；仍可用来核对旧回执，请存档`,
            '',
          ].join('\n'),
    )
  } finally {
    await database.close()
  }
}

/** The new key stands in the place of the old one in one step; the old bytes are overwritten after it. */
function destroyAndReplace(file: string, nextFile: string): void {
  const old = openSync(file, 'r+')
  try {
    renameSync(nextFile, file)
    writeSync(old, randomBytes(readFileSync(file).length), 0, SECRET_KEY_BYTES, 0)
    fsyncSync(old)
  } finally {
    closeSync(old)
  }
  rmSync(nextFile, { force: true })
}

function writeDurably(file: string, bytes: Uint8Array): void {
  const part = `${file}.part`
  rmSync(part, { force: true })
  writeFileSync(part, bytes, { mode: 0o600, flag: 'wx', flush: true })
  renameSync(part, file)
}
