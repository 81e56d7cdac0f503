/** Uploads kept in quarantine, for the offices of their area. */
import type { Static } from 'typebox'
import { Problem } from '../../contract/problems.ts'
import type { QuarantinedUpload } from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findDisplayNames, requireRight } from '../identity/index.ts'
import { listQuarantined } from './store.ts'

/** Bounds one reply; the oldest beyond it show once newer ones are settled. */
const MOST = 500

export async function listQuarantine(
  ctx: SignedInContext,
): Promise<{ uploads: Static<typeof QuarantinedUpload>[] }> {
  requireRight(ctx, 'quarantine.view')
  const { scope } = ctx.actor
  if (scope.kind !== 'area') throw new Problem('not-allowed')
  const db = ctx.database.read
  const rows = await listQuarantined(db, scope.areaPrefix, MOST)
  const people = await findDisplayNames(
    db,
    rows.map((row) => row.receivedBy),
  )
  return {
    uploads: rows.map((row) => ({
      id: row.id,
      revisionId: row.revisionId,
      responseId: row.responseId,
      receivedAt: row.receivedAt,
      receivedFrom: people.get(row.receivedBy) ?? row.receivedBy,
      reason: row.reason,
      message: row.message,
      contentHash: row.contentHash,
      content: row.content.toString('utf8'),
    })),
  }
}
