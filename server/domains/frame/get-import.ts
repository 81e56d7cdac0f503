/** The report of one import within the office's scope, its rows page by page, and its file. */
import type * as contract from '../../contract/frame-import.ts'
import type { ImportReport } from '../../contract/frame-import.ts'
import type { FileContent, InputOf, ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { coversArea, requireRight } from '../identity/index.ts'
import { reachableUpload } from './follow-upload.ts'
import {
  noticesOfImport,
  REPORT_ROWS,
  readReport,
  rejectedOfImport,
  stagedNotices,
  stagedRejected,
} from './import-report.ts'
import { findImport, type ImportRow } from './import-store.ts'
import { readParts } from './upload-store.ts'

export async function getImport(ctx: SignedInContext, importId: string): Promise<ImportReport> {
  return readReport(ctx.database.read, await reachableImport(ctx, ctx.database.read, importId))
}

/** Of an import, or of a list that is tried. */
export async function listImportRows(
  ctx: SignedInContext,
  { params: { importId }, query }: InputOf<typeof contract.listImportRows>,
): Promise<ReplyOf<typeof contract.listImportRows>> {
  const db = ctx.database.read
  requireRight(ctx, 'frame.import')
  const staged = !(await findImport(db, importId))
  if (staged) await reachableUpload(ctx, db, importId)
  else await reachableImport(ctx, db, importId)
  const after = Number(query.after ?? 0)
  const page = [db, importId, after, REPORT_ROWS] as const
  if (query.kind === 'rejected') {
    const rejected = await (staged ? stagedRejected : rejectedOfImport)(...page)
    return { rejected, notices: [], next: nextAfter(rejected) }
  }
  const notices = await (staged ? stagedNotices : noticesOfImport)(...page)
  return { rejected: [], notices, next: nextAfter(notices) }
}

/** A page shorter than asked for is the last; a row may bring several notices. */
function nextAfter(rows: readonly { readonly row: number | null }[]): string | null {
  const last = rows.at(-1)?.row ?? null
  const distinct = new Set(rows.map(({ row }) => row)).size
  return last === null || distinct < REPORT_ROWS ? null : String(last)
}

export async function downloadImportFile(
  ctx: SignedInContext,
  importId: string,
): Promise<FileContent> {
  const db = ctx.database.read
  const { id, fileName } = await reachableImport(ctx, db, importId)
  return { fileName, mediaType: 'application/octet-stream', bytes: readParts(db, id) }
}

async function reachableImport(
  ctx: SignedInContext,
  db: Executor,
  importId: string,
): Promise<ImportRow> {
  requireRight(ctx, 'frame.import')
  const row = await findImport(db, importId)
  if (!row || !coversArea(ctx.actor.scope, row.areaPrefix)) throw new Problem('not-found')
  return row
}
