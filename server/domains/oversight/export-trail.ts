/** Entries of the trail as a CSV file. Announced in the trail before the file is handed out. */
import { createHash } from 'node:crypto'
import type { FileContent } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { csvLine } from '../../platform/csv-line.ts'
import {
  type AuditEntry,
  canonicalJson,
  findEntries,
  findHead,
  recordAudit,
} from '../audit/index.ts'
import { findDisplayNames, requireRight } from '../identity/index.ts'
import { type AskedFilter, toTrailFilter } from './trail-filter.ts'

/** Entries in one file at most. */
const MOST_ENTRIES = 200_000
const PAGE = 2_000

const heads = [
  '序号',
  '时间（UTC）',
  '账号',
  '姓名',
  '岗位',
  '动作',
  '对象类别',
  '对象编号',
  '原因',
  '之前',
  '之后',
  '网络地址',
  '设备',
  '请求编号',
  '前一条校验值',
  '校验值',
]

export async function exportTrail(
  ctx: SignedInContext,
  { reason, ...asked }: AskedFilter & { readonly reason: string },
): Promise<FileContent> {
  requireRight(ctx, 'trail.export')
  if (reason.trim() === '') throw new Problem('reason-required', '请写明导出审计轨迹的原因')
  const db = ctx.database.read
  // What is written while the file is made stays out of it.
  const upTo = (await findHead(db))?.sequence ?? 0
  const filter = { ...toTrailFilter(asked), upTo }
  const lines: string[] = [csvLine(heads).text]
  let before: number | undefined
  let rows = 0
  for (;;) {
    const page = await findEntries(db, filter, {
      limit: PAGE,
      ...(before === undefined ? {} : { before }),
    })
    const names = await findDisplayNames(
      db,
      page.map(({ actorId }) => actorId),
    )
    for (const entry of page) lines.push(lineOf(entry, names.get(entry.actorId)))
    rows += page.length
    if (rows > MOST_ENTRIES) {
      throw new Problem('export-too-large', `超过 ${MOST_ENTRIES} 条，请缩短日期范围，分几次导出`)
    }
    before = page.at(-1)?.sequence
    if (page.length < PAGE) break
  }
  const bytes = new Uint8Array(Buffer.from(`\ufeff${lines.join('')}`, 'utf8'))
  await ctx.database.write((tx) =>
    recordAudit(tx, ctx, {
      action: 'trail.export',
      subjectKind: 'trail',
      subjectId: '',
      reason,
      after: {
        filter: asked,
        rows,
        fileHash: createHash('sha256').update(bytes).digest('hex'),
      },
    }),
  )
  return { fileName: `审计轨迹-至第${upTo}条.csv`, mediaType: 'text/csv', bytes }
}

function lineOf(entry: AuditEntry, name: string | undefined): string {
  const document = (value: unknown) => (value === null ? null : canonicalJson(value))
  return csvLine([
    entry.sequence,
    entry.recordedAt,
    entry.actorId,
    name,
    entry.actorRole,
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    entry.reason,
    document(entry.before),
    document(entry.after),
    entry.address,
    entry.device,
    entry.requestId,
    entry.previousHash,
    entry.hash,
  ]).text
}
