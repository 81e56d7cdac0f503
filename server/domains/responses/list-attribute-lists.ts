/** Lists of attributes loaded for areas within the office's scope, and the report of one. */
import type * as contract from '../../contract/attribute-lists.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { coversArea, findDisplayNames, requireRight } from '../identity/index.ts'
import {
  findAttributeListRow,
  listAttributeListRows,
  type StoredReport,
} from './attribute-list-store.ts'

export async function listAttributeLists(
  ctx: SignedInContext,
): Promise<ReplyOf<typeof contract.listAttributeLists>> {
  requireRight(ctx, 'unit.change-attributes')
  const { scope } = ctx.actor
  if (scope.kind !== 'area') return { lists: [] }
  const db = ctx.database.read
  const rows = await listAttributeListRows(db, scope.areaPrefix)
  const people = await findDisplayNames(
    db,
    rows.map(({ importedBy }) => importedBy),
  )
  return {
    lists: rows.map(({ id, name, fileName, importedAt, importedBy, report }) => ({
      ...{ listId: id, name, fileName, importedAt },
      importedBy: people.get(importedBy) ?? '系统',
      counts: report && countsOf(report),
    })),
  }
}

function countsOf({ rejected, notices, columns, ...counts }: StoredReport) {
  const { rows, accepted, changed, unchanged, opened, fellAway, countsAgain } = counts
  return {
    ...{ rows, accepted, changed, unchanged, opened, fellAway, countsAgain },
    rejected: rejected.length,
  }
}

export async function getAttributeList(
  ctx: SignedInContext,
  listId: string,
): Promise<contract.AttributeListReport> {
  requireRight(ctx, 'unit.change-attributes')
  const row = await findAttributeListRow(ctx.database.read, listId)
  const inReach = row && coversArea(ctx.actor.scope, row.areaPrefix)
  if (!inReach || !row.report) throw new Problem('not-found')
  return { listId, dryRun: false, ...row.report }
}
