/** What an office does with a list it uploaded: look at it, accept it, read it again, give it up. */
import type * as contract from '../../contract/frame-import.ts'
import type { FrameUpload, ImportReport } from '../../contract/frame-import.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { coversArea, findDisplayNames, requireRight } from '../identity/index.ts'
import type { UploadRunner } from './carry-uploads.ts'
import { reportTrial, reportUnchanged } from './import-report.ts'
import { findImport, listImportsOfSource } from './import-store.ts'
import { asUpload, freshReading } from './receive-list.ts'
import { sourceName } from './sources.ts'
import type { UploadCounts } from './tables.ts'
import {
  deleteParts,
  deleteSettlements,
  deleteStaged,
  findUpload,
  listOpenUploads,
  type UploadRow,
  updateUpload,
} from './upload-store.ts'

const EVERY_ROW = Number.MAX_SAFE_INTEGER

export async function listFrameUploads(
  ctx: SignedInContext,
): Promise<ReplyOf<typeof contract.listFrameUploads>> {
  requireRight(ctx, 'frame.import')
  const { scope } = ctx.actor
  if (scope.kind !== 'area') return { uploads: [] }
  const db = ctx.database.read
  return { uploads: await describe(db, await listOpenUploads(db, scope.areaPrefix)) }
}

export async function getFrameUpload(ctx: SignedInContext, uploadId: string): Promise<FrameUpload> {
  const db = ctx.database.read
  return describeOne(db, await reachableUpload(ctx, db, uploadId))
}

/** Problem `upload-stage-not-allowed` unless it has been tried and not yet accepted, or is known. */
export async function getFrameTrial(ctx: SignedInContext, uploadId: string): Promise<ImportReport> {
  const db = ctx.database.read
  const upload = await reachableUpload(ctx, db, uploadId)
  const same = upload.sameAs === null ? undefined : await findImport(db, upload.sameAs)
  if (same) return { ...(await reportUnchanged(db, same)), dryRun: true }
  requireStage(upload, ['tried'])
  return reportTrial(db, upload)
}

/** Repeat-safe: a list that is being written, or is written, is answered as it stands. */
export async function acceptUpload(
  ctx: SignedInContext,
  uploadId: string,
  runner: UploadRunner,
): Promise<FrameUpload> {
  const upload = await ctx.database.write(async (tx) => {
    const found = await reachableUpload(ctx, tx, uploadId)
    if (found.stage === 'writing' || found.stage === 'done') return describeOne(tx, found)
    requireStage(found, ['tried'])
    await acceptTried(tx, ctx, found)
    return describeOne(tx, (await findUpload(tx, uploadId))!)
  })
  runner.start()
  return upload
}

/** A list of the source that was written after this one was tried: it has to be looked at again. */
async function triedOnOlderList(tx: Executor, upload: UploadRow): Promise<boolean> {
  const imports = await listImportsOfSource(tx, upload.source, upload.areaPrefix)
  return (imports.at(-1)?.id ?? null) !== (upload.comparison?.importId ?? null)
}

/** `ctx` may be the server itself, for commands. */
export async function acceptTried(
  tx: Executor,
  ctx: Pick<SignedInContext, never> & Parameters<typeof recordAudit>[1],
  upload: UploadRow,
): Promise<void> {
  if (await triedOnOlderList(tx, upload)) {
    throw new Problem(
      'upload-stage-not-allowed',
      '试读以后，同一来源又导入了另一份名录，比对结果已经过时。请重新试读后再导入',
    )
  }
  await updateUpload(tx, upload.id, { stage: 'writing' })
  const { accepted, rejected, matched, opened }: UploadCounts = upload.counts
  const after = { accepted, rejected, matched, opened }
  await recordAudit(tx, ctx, { action: 'frame.accept', ...asUpload(upload.id), after })
}

export async function rereadUpload(
  ctx: SignedInContext,
  uploadId: string,
  runner: UploadRunner,
): Promise<FrameUpload> {
  const upload = await ctx.database.write(async (tx) => {
    const found = await reachableUpload(ctx, tx, uploadId)
    requireStage(found, ['tried', 'failed'])
    // A broken upload has no hash, and nothing that could be read.
    if (found.contentHash === null) throw new Problem('upload-stage-not-allowed')
    await deleteStaged(tx, uploadId, EVERY_ROW)
    await updateUpload(tx, uploadId, { ...freshReading, stage: 'reading', failure: null })
    await recordAudit(tx, ctx, { action: 'frame.read-again', ...asUpload(uploadId) })
    return describeOne(tx, (await findUpload(tx, uploadId))!)
  })
  runner.start()
  return upload
}

export async function cancelUpload(ctx: SignedInContext, uploadId: string): Promise<FrameUpload> {
  return ctx.database.write(async (tx) => {
    const found = await reachableUpload(ctx, tx, uploadId)
    if (found.stage === 'cancelled') return describeOne(tx, found)
    requireStage(found, ['reading', 'matching', 'tried', 'failed'])
    await discard(tx, ctx, uploadId)
    return describeOne(tx, (await findUpload(tx, uploadId))!)
  })
}

/** Nothing of it entered the frame; what was staged goes, the trail keeps that it was there. */
export async function discard(
  tx: Executor,
  ctx: Parameters<typeof recordAudit>[1],
  uploadId: string,
): Promise<void> {
  await deleteStaged(tx, uploadId, EVERY_ROW)
  await deleteSettlements(tx, uploadId, EVERY_ROW)
  await deleteParts(tx, uploadId)
  await updateUpload(tx, uploadId, { stage: 'cancelled' })
  await recordAudit(tx, ctx, { action: 'frame.cancel', ...asUpload(uploadId) })
}

export async function reachableUpload(
  ctx: SignedInContext,
  db: Executor,
  uploadId: string,
): Promise<UploadRow> {
  requireRight(ctx, 'frame.import')
  const upload = await findUpload(db, uploadId)
  if (!upload || !coversArea(ctx.actor.scope, upload.areaPrefix)) throw new Problem('not-found')
  return upload
}

function requireStage(upload: UploadRow, stages: readonly UploadRow['stage'][]): void {
  if (!stages.includes(upload.stage)) throw new Problem('upload-stage-not-allowed')
}

export async function describeOne(db: Executor, upload: UploadRow): Promise<FrameUpload> {
  return (await describe(db, [upload]))[0]!
}

async function describe(db: Executor, uploads: readonly UploadRow[]): Promise<FrameUpload[]> {
  const people = await findDisplayNames(
    db,
    uploads.map(({ uploadedBy }) => uploadedBy),
  )
  return uploads.map((upload) => ({
    uploadId: upload.id,
    sourceId: upload.source,
    source: sourceName(upload.source),
    fileName: upload.fileName,
    uploadedAt: upload.uploadedAt,
    uploadedBy: people.get(upload.uploadedBy) ?? '系统',
    stage: upload.stage,
    size: upload.size,
    share: shareOf(upload),
    rowsRead: upload.rowsRead,
    importId: upload.stage === 'done' ? upload.id : upload.sameAs,
    failure: upload.failure && {
      message: upload.failure.message,
      ...(upload.failure.headings ? { headings: [...upload.failure.headings] } : {}),
    },
  }))
}

function shareOf({ stage, readShare, rowsRead, rowsSettled, rowsWritten }: UploadRow): number {
  const of = (rows: number) => (rowsRead === 0 ? 1 : rows / rowsRead)
  if (stage === 'reading') return readShare / 1000
  if (stage === 'matching') return of(rowsSettled)
  if (stage === 'writing') return of(rowsWritten)
  return stage === 'receiving' ? 0 : 1
}
