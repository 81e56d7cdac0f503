/** Reports of lists: of a trial from what is staged, of an import from what it stored. */
import type { ImportNotice, ImportReport, RejectedRow } from '../../contract/frame-import.ts'
import type { Executor } from '../../platform/database/database.ts'
import { type ImportRow, pageOfNotices, pageOfRejections } from './import-store.ts'
import { sourceName } from './sources.ts'
import { pageOfStagedReport, type UploadRow } from './upload-store.ts'

/** So many rows of a kind stand in a report; the rest is to be had page by page. */
export const REPORT_ROWS = 200

/** `all`: every rejected row and notice, for a command that prints them. */
export async function readReport(db: Executor, row: ImportRow, all = false): Promise<ImportReport> {
  const limit = all ? null : REPORT_ROWS
  const rejected = await rejectedOfImport(db, row.id, 0, limit)
  const ofRows = await noticesOfImport(db, row.id, 0, limit)
  return {
    importId: row.id,
    dryRun: false,
    fileName: row.fileName,
    encoding: row.encoding,
    importedAt: row.importedAt,
    rows: row.rows,
    accepted: row.accepted,
    matched: row.matched,
    new: row.opened,
    columns: row.columns,
    comparison: row.comparison,
    source: sourceName(row.source),
    rejected,
    rejectedCount: row.rejected,
    notices: [...row.notices, ...ofRows, ...row.closingNotices],
    noticeCount: row.notices.length + row.noticed + row.closingNotices.length,
  }
}

export async function reportTrial(
  db: Executor,
  upload: UploadRow,
  all = false,
): Promise<ImportReport> {
  const limit = all ? Number.MAX_SAFE_INTEGER : REPORT_ROWS
  const rejected = await stagedRejected(db, upload.id, 0, limit)
  const ofRows = await stagedNotices(db, upload.id, 0, limit)
  const { counts, notices, closingNotices } = upload
  return {
    importId: null,
    dryRun: true,
    fileName: upload.fileName,
    encoding: upload.encoding ?? '',
    importedAt: upload.uploadedAt,
    rows: upload.rowsRead,
    accepted: counts.accepted,
    matched: counts.matched,
    new: counts.opened,
    columns: upload.columns ?? [],
    comparison: upload.comparison,
    source: sourceName(upload.source),
    rejected,
    rejectedCount: counts.rejected,
    notices: [...notices, ...ofRows, ...closingNotices],
    noticeCount: notices.length + counts.noticed + closingNotices.length,
  }
}

/** What a second import of the same file answers: every accepted row is in the frame already. */
export async function reportUnchanged(
  db: Executor,
  row: ImportRow,
  all = false,
): Promise<ImportReport> {
  const report = await readReport(db, row, all)
  const message = `这份文件已于 ${shanghaiMinute(row.importedAt)} 导入过，本次没有改动`
  return {
    ...report,
    matched: report.accepted,
    new: 0,
    notices: [{ row: null, field: null, notice: 'file-unchanged', message }, ...report.notices],
    noticeCount: report.noticeCount + 1,
  }
}

export async function rejectedOfImport(
  db: Executor,
  importId: string,
  after: number,
  limit: number | null,
): Promise<RejectedRow[]> {
  const rows = await pageOfRejections(db, importId, after, limit)
  return rows.map(({ row, field, reason, message }) => ({ row, field, reason, message }))
}

export async function noticesOfImport(
  db: Executor,
  importId: string,
  after: number,
  limit: number | null,
): Promise<ImportNotice[]> {
  return (await pageOfNotices(db, importId, after, limit)).flatMap(({ notices }) => notices)
}

export async function stagedRejected(
  db: Executor,
  uploadId: string,
  after: number,
  limit: number,
): Promise<RejectedRow[]> {
  const rows = await pageOfStagedReport(db, uploadId, 'rejected', after, limit)
  return rows.flatMap(({ rejected, settledRejected }) => rejected ?? settledRejected ?? [])
}

export async function stagedNotices(
  db: Executor,
  uploadId: string,
  after: number,
  limit: number,
): Promise<ImportNotice[]> {
  const rows = await pageOfStagedReport(db, uploadId, 'noticed', after, limit)
  return rows.flatMap(({ notices, settledNotices }) => [
    ...(notices ?? []),
    ...(settledNotices ?? []),
  ])
}

function shanghaiMinute(instant: string): string {
  const shifted = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`
}
