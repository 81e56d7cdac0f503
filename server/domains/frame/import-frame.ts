/**
 * One list into the frame in one go, for commands and the demonstration: the same steps as an office
 * takes one by one. The same file again changes nothing.
 */
import type { ImportReport } from '../../contract/frame-import.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import { carryUpload } from './carry-upload.ts'
import { acceptTried, discard } from './follow-upload.ts'
import { readReport, reportTrial, reportUnchanged } from './import-report.ts'
import { findImport } from './import-store.ts'
import { type FrameFile, receiveList } from './receive-list.ts'
import { findUpload } from './upload-store.ts'

/** The whole report. `dryRun`: reports what would happen; nothing enters the frame. */
export async function importFrame(
  ctx: Context,
  { dryRun = false, ...file }: FrameFile & { readonly dryRun?: boolean },
): Promise<ImportReport> {
  const { id, sameAs } = await receiveList(ctx, file)
  const db = ctx.database.read
  if (sameAs !== null) {
    // Named by the upload just now; imports are not removed.
    const report = await reportUnchanged(db, (await findImport(db, sameAs))!, true)
    return { ...report, dryRun }
  }
  await carryUpload(ctx, id)
  const tried = (await findUpload(db, id))!
  if (tried.failure) {
    await ctx.database.write((tx) => discard(tx, ctx, id))
    throw new Problem('file-not-readable', tried.failure.message)
  }
  if (dryRun) {
    const report = await reportTrial(db, tried, true)
    await ctx.database.write((tx) => discard(tx, ctx, id))
    return report
  }
  await ctx.database.write((tx) => acceptTried(tx, ctx, tried))
  await carryUpload(ctx, id)
  return readReport(db, (await findImport(db, id))!, true)
}
