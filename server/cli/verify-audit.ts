/**
 * `verify-audit`: walks the trail and names the first entry altered, missing, reordered or cut off,
 * held against the heads noted outside the database. Answers 1 when there is one.
 */
import { existsSync, renameSync } from 'node:fs'
import { Command, InvalidArgumentError } from 'commander'
import {
  type Anchor,
  findHead,
  openAnchorFolder,
  recordAudit,
  type TrailReport,
  verifyTrail,
} from '../domains/audit/index.ts'
import { anchorFolderOf } from './anchor-folder-of.ts'
import { commandContext } from './command-context.ts'
import { DEFAULT_DATA, openExistingData } from './open-data.ts'

interface VerifyOptions {
  readonly data: string
  readonly demo: boolean
  readonly anchor?: string
  readonly head?: Anchor
  readonly acceptBreak?: string
  readonly json: boolean
}

export function verifyAuditCommand(): Command {
  return new Command('verify-audit')
    .description('核对审计轨迹：有被改、被删、调换或截尾的，指出第一处')
    .option('--data <目录>', '数据目录', DEFAULT_DATA)
    .option('--demo', '核对演示库', false)
    .option('--anchor <目录>', '锚定目录，不指定为数据目录下的 audit-anchor')
    .option('--head <序号:校验值>', '再与纸质日报上的这一条核对', readHead)
    .option('--accept-break <原因>', '查明之后（如从备份恢复）把现状另行锚定，原锚定改名保留')
    .option('--json', '输出 JSON', false)
    .action(run)
}

async function run(options: VerifyOptions): Promise<void> {
  const folder = anchorFolderOf(options)
  const database = await openExistingData({ folder: options.data, demo: options.demo })
  try {
    const anchors = openAnchorFolder(folder).readAll()
    const asked = options.head ? [...anchors, options.head] : anchors
    const report = await verifyTrail(database.read, asked)
    let setAside: string | null = null
    const found = report.firstUnaccepted ?? report.firstBreak
    if (found && options.acceptBreak !== undefined) {
      const ctx = commandContext(database)
      setAside = `${folder}-${ctx.clock.now().replace(/[:.]/g, '')}`
      await database.write((tx) =>
        recordAudit(tx, ctx, {
          action: 'trail.accept-break',
          subjectKind: 'trail',
          subjectId: String(found.sequence),
          reason: options.acceptBreak!,
          before: { anchor: anchors.at(-1) ?? null },
          after: { message: found.message },
        }),
      )
      if (existsSync(folder)) renameSync(folder, setAside)
      const head = await findHead(database.read)
      if (head) await openAnchorFolder(folder).note({ ...head, at: ctx.clock.now() })
    }
    process.stdout.write(
      options.json ? `${JSON.stringify({ ...report, setAside })}\n` : readable(report, setAside),
    )
    if (report.firstBreak) process.exitCode = 1
  } finally {
    await database.close()
  }
}

function readable(report: TrailReport, setAside: string | null): string {
  const { entries, head, anchors, clockSetBack, cut, firstBreak, firstUnaccepted } = report
  return [
    firstBreak ? `审计轨迹有问题：${firstBreak.message}` : '审计轨迹完好',
    ...(firstBreak && !firstUnaccepted ? ['这些问题都已查明并记入轨迹，没有新的'] : []),
    ...(firstUnaccepted && firstUnaccepted !== firstBreak
      ? [`还没有查明的第一处：${firstUnaccepted.message}`]
      : []),
    `共 ${entries} 条${head ? `，最后第 ${head.sequence} 条，校验值 ${head.hash}` : ''}`,
    anchors > 0 ? `已与 ${anchors} 处锚定核对` : '没有锚定可核对：末尾若被截去，这次查不出来',
    ...(cut > 0 ? [`有 ${cut} 条的内容随到期资料一并销毁，与销毁记录相符`] : []),
    ...(clockSetBack > 0 ? [`有 ${clockSetBack} 处服务器时钟被拨回，次序不受影响`] : []),
    ...(setAside ? [`原锚定已改名保留在 ${setAside}，现状已另行锚定并记入轨迹`] : []),
    '',
  ].join('\n')
}

function readHead(text: string): Anchor {
  const [, sequence, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text.trim()) ?? []
  if (!sequence || !hash) {
    throw new InvalidArgumentError('应写作 序号:校验值，校验值为 64 位小写十六进制')
  }
  return { sequence: Number(sequence), hash, at: '纸质日报' }
}
