/** The whole list of those a breach touches, as a CSV file. Noted in the trail before it is handed out. */
import { createHash } from 'node:crypto'
import type { FileContent } from '../../../contract/operation.ts'
import { Problem } from '../../../contract/problems.ts'
import type { SignedInContext } from '../../../platform/context.ts'
import { csvLine } from '../../../platform/csv-line.ts'
import { recordAudit } from '../../audit/index.ts'
import { requireRight } from '../../identity/index.ts'
import { type Affected, type AskedBreach, gatherAffected } from './gather-affected.ts'

const heads = [
  ...['类别', '单位编号', '单位名称', '统一社会信用代码', '所在地', '涉及的资料种类'],
  ...['次数', '最早（UTC）', '最晚（UTC）', '经手账号', '说明'],
]

export async function exportAffected(
  ctx: SignedInContext,
  { reason, ...asked }: AskedBreach & { readonly reason: string },
): Promise<FileContent> {
  requireRight(ctx, 'breach.list')
  if (reason.trim() === '') throw new Problem('reason-required', '请写明导出受影响对象清单的原因')
  const affected = await gatherAffected(ctx.database.read, asked)
  const bytes = new Uint8Array(Buffer.from(`\ufeff${linesOf(affected).join('')}`, 'utf8'))
  await ctx.database.write((tx) =>
    recordAudit(tx, ctx, {
      action: 'breach.export',
      subjectKind: 'breach',
      subjectId: '',
      reason,
      after: {
        filter: asked,
        ...{ units: affected.units.length, areas: affected.areas.length },
        fileHash: createHash('sha256').update(bytes).digest('hex'),
      },
    }),
  )
  return { fileName: `受影响对象-${asked.from}至${asked.to}.csv`, mediaType: 'text/csv', bytes }
}

function linesOf({ units, areas }: Affected): string[] {
  return [
    csvLine(['受影响对象清单，只用于泄露后的补救和告知，用后按涉密要求保管']).text,
    csvLine(heads).text,
    ...units.map(
      (each) =>
        csvLine([
          ...['单位', each.unitId, each.unitName, each.unifiedSocialCreditCode],
          ...[each.areaNames.join(' '), each.kinds, each.times, each.first, each.last, each.by],
          each.unitName === null ? '名录里已没有这个单位' : '',
        ]).text,
    ),
    ...areas.map(
      (each) =>
        csvLine([
          ...['区域', '', '', '', each.areaNames.join(' ') || '全市', each.kinds, each.times],
          ...[each.first, each.last, each.by],
          `${each.what}，共 ${each.rows} 行；分不清是哪些单位，区域内现有 ${each.units} 个单位都应告知`,
        ]).text,
    ),
  ]
}
