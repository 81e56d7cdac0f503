/** Earlier imports for areas within the office's scope, newest first. */
import type * as contract from '../../contract/frame-import.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findDisplayNames, requireRight } from '../identity/index.ts'
import { listImportsOf } from './import-store.ts'
import { sourceName } from './sources.ts'

export async function listImports(
  ctx: SignedInContext,
): Promise<ReplyOf<typeof contract.listImports>> {
  requireRight(ctx, 'frame.import')
  const { scope } = ctx.actor
  if (scope.kind !== 'area') return { imports: [] }
  const db = ctx.database.read
  const rows = await listImportsOf(db, scope.areaPrefix)
  const people = await findDisplayNames(
    db,
    rows.map((row) => row.importedBy),
  )
  return {
    imports: rows.map((row) => ({
      importId: row.id,
      source: sourceName(row.source),
      fileName: row.fileName,
      importedAt: row.importedAt,
      importedBy: people.get(row.importedBy) ?? '系统',
      rows: row.rows,
      accepted: row.accepted,
      rejected: row.rejected,
      matched: row.matched,
      new: row.opened,
    })),
  }
}
