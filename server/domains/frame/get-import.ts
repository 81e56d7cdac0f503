/** The report of one import within the office's scope. */
import type { ImportReport } from '../../contract/frame.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { coversArea, requireRight } from '../identity/index.ts'
import { readReport } from './import-report.ts'
import { findImport } from './import-store.ts'

export async function getImport(ctx: SignedInContext, importId: string): Promise<ImportReport> {
  requireRight(ctx, 'frame.import')
  const row = await findImport(ctx.database.read, importId)
  if (!row || !coversArea(ctx.actor.scope, row.areaPrefix)) throw new Problem('not-found')
  return readReport(ctx.database.read, row)
}
