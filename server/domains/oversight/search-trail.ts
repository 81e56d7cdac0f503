/** Entries of the trail for an auditor, newest first. */
import type { TrailEntry } from '../../contract/audit.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { type AuditEntry, findEntries } from '../audit/index.ts'
import { findDisplayNames, requireRight } from '../identity/index.ts'
import { type AskedFilter, toTrailFilter } from './trail-filter.ts'

const PAGE = 50

export interface TrailQuery extends AskedFilter {
  readonly after?: number
  readonly limit?: number
}

export async function searchTrail(
  ctx: SignedInContext,
  { after, limit = PAGE, ...asked }: TrailQuery,
): Promise<{ entries: TrailEntry[]; next: number | null }> {
  requireRight(ctx, 'trail.view')
  const db = ctx.database.read
  const page = after === undefined ? { limit: limit + 1 } : { before: after, limit: limit + 1 }
  const rows = await findEntries(db, toTrailFilter(asked), page)
  const shown = rows.slice(0, limit)
  return {
    entries: await withNames(db, shown),
    next: rows.length > limit ? (shown.at(-1)?.sequence ?? null) : null,
  }
}

export async function withNames(db: Executor, rows: readonly AuditEntry[]): Promise<TrailEntry[]> {
  const names = await findDisplayNames(
    db,
    rows.map(({ actorId }) => actorId),
  )
  return rows.map(({ previousHash: _previous, algorithm: _algorithm, ...row }) => ({
    ...row,
    actorName: names.get(row.actorId) ?? null,
  }))
}
