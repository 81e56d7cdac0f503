/** Uploads kept in quarantine, newest first, for the offices of their area. */
import type { Static } from 'typebox'
import { Problem } from '../../contract/problems.ts'
import type { QuarantinedUpload } from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findDisplayNames, requireRight } from '../identity/index.ts'
import { readPageKey, writePageKey } from './page-key.ts'
import { listQuarantined } from './quarantine-store.ts'
import { findTakenOver } from './revision-store.ts'

const DEFAULT_LIMIT = 50

export interface QuarantinePage {
  /** Key given as `next` with the page before. */
  readonly after?: string
  readonly limit?: number
}

export async function listQuarantine(
  ctx: SignedInContext,
  { after, limit = DEFAULT_LIMIT }: QuarantinePage,
): Promise<{ uploads: Static<typeof QuarantinedUpload>[]; next: string | null }> {
  requireRight(ctx, 'quarantine.view')
  const { scope } = ctx.actor
  if (scope.kind !== 'area') throw new Problem('not-allowed')
  const db = ctx.database.read
  const found = await listQuarantined(db, scope.areaPrefix, {
    after: after === undefined ? undefined : readPageKey(after),
    limit: limit + 1,
  })
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const people = await findDisplayNames(
    db,
    rows.map((row) => row.receivedBy),
  )
  const takenOver = await findTakenOver(db, rows)
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
      takenOverAt: takenOver.get(row.revisionId) ?? null,
      content: row.content.toString('utf8'),
    })),
    next: found.length > limit && last ? writePageKey({ at: last.receivedAt, id: last.id }) : null,
  }
}
