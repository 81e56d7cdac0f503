/** Reports of imports: built from a plan, or read back from what the import stored. */
import type { ImportReport } from '../../contract/frame.ts'
import type { Executor } from '../../platform/database/database.ts'
import { type ImportRow, listRejections } from './import-store.ts'
import { sourceName } from './sources.ts'

export async function readReport(db: Executor, row: ImportRow): Promise<ImportReport> {
  const rejections = await listRejections(db, row.id)
  return {
    importId: row.id,
    source: sourceName(row.source),
    fileName: row.fileName,
    encoding: row.encoding,
    dryRun: false,
    importedAt: row.importedAt,
    rows: row.rows,
    accepted: row.accepted,
    rejected: rejections.map(({ row: number, field, reason, message }) => ({
      row: number,
      field,
      reason,
      message,
    })),
    matched: row.matched,
    new: row.opened,
    notices: row.notices,
    columns: row.columns,
    comparison: row.comparison,
  }
}

/** What a second import of the same file answers: every accepted row is in the frame already. */
export async function reportUnchanged(
  db: Executor,
  row: ImportRow,
  dryRun: boolean,
): Promise<ImportReport> {
  const report = await readReport(db, row)
  const message = `这份文件已于 ${shanghaiMinute(row.importedAt)} 导入过，本次没有改动`
  return {
    ...report,
    dryRun,
    matched: report.accepted,
    new: 0,
    notices: [{ row: null, field: null, notice: 'file-unchanged', message }, ...report.notices],
  }
}

function shanghaiMinute(instant: string): string {
  const shifted = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`
}
