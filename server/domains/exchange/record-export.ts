/** The trace of an export, written before the file is handed over. */
import type { ExportPurpose } from '../../contract/exchange.ts'
import type { Context } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import type { ExportCounts } from './export-responses.ts'
import { exportPurposes } from './purposes.ts'

export interface ExportTrace {
  readonly purpose: ExportPurpose
  readonly areaPrefix: string | undefined
  readonly format: string
  readonly fileName: string
  /** SHA-256 of the file, hexadecimal. */
  readonly fileHash: string
  readonly counts: ExportCounts
}

export function recordExport(ctx: Context, trace: ExportTrace): Promise<void> {
  const { purpose, areaPrefix, counts, ...file } = trace
  return ctx.database.write((tx) =>
    recordAudit(tx, ctx, {
      action: 'response.export',
      subjectKind: 'form',
      subjectId: counts.form,
      reason: exportPurposes[purpose].name,
      after: { ...file, area: areaPrefix ?? null, ...counts },
    }),
  )
}
