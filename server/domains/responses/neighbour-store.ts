/** All SQL on percentiles of neighbours 同类单位分位数 and on what they are worked out from. */
import { and, asc, count, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { GroupSpread } from '../../../forms/engine/neighbours/spread.ts'
import type { UnitGroup } from '../../../forms/engine/neighbours/unit-groups.ts'
import { type ResponseState, reportedStates } from '../../contract/response-state.ts'
import { isOneOf } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { insertRows } from '../../platform/database/insert-rows.ts'
import { neighbourSet, neighbourSpread, response } from './tables.ts'

export type NeighbourSetRow = typeof neighbourSet.$inferSelect

/** Reported and not sent back: what a respondent stands by. */
const COUNTED: readonly ResponseState[] = reportedStates

/** Of these units and forms: the revisions that count, and whose they are. */
export async function countedRevisions(
  db: Executor,
  unitIds: readonly string[],
  forms: readonly string[],
): Promise<{ readonly revisionIds: ReadonlySet<string>; readonly unitIds: readonly string[] }> {
  const revisionIds = new Set<string>()
  const units = new Set<string>()
  for (const piece of inPieces(unitIds)) {
    // By unit alone: told the states and forms as well, SQLite goes through all responses of those.
    const rows = await db
      .select({
        unitId: response.unitId,
        formId: response.formId,
        state: response.state,
        revisionId: response.latestRevisionId,
      })
      .from(response)
      .where(and(isOneOf(response.unitId, piece), isNull(response.fellAwayAt)))
    for (const { unitId, formId, state, revisionId } of rows) {
      if (revisionId === null || !forms.includes(formId) || !COUNTED.includes(state)) continue
      revisionIds.add(revisionId)
      units.add(unitId)
    }
  }
  return { revisionIds, unitIds: [...units] }
}

export async function insertNeighbourSet(
  tx: Executor,
  row: NeighbourSetRow,
  spreads: readonly GroupSpread[],
): Promise<void> {
  await tx.insert(neighbourSet).values(row)
  const rows = spreads.map(({ formId, period, name, industry, size, units, group, points }) => ({
    ...{ setId: row.id, formId, period, name, industry, size, units, label: group, points },
  }))
  for (let from = 0; from < rows.length; from += 1_000)
    await insertRows(tx, neighbourSpread, rows.slice(from, from + 1_000))
}

/** The one in force. */
export async function findLatestNeighbourSet(db: Executor): Promise<NeighbourSetRow | undefined> {
  const [row] = await db
    .select()
    .from(neighbourSet)
    .orderBy(desc(neighbourSet.computedAt), desc(neighbourSet.id))
    .limit(1)
  return row
}

export async function latestNeighbours(
  db: Executor,
): Promise<(NeighbourSetRow & { readonly spreads: readonly GroupSpread[] }) | undefined> {
  const set = await findLatestNeighbourSet(db)
  return set && { ...set, spreads: await listSpreads(db, set.id) }
}

export async function findNeighbourSets(
  db: Executor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NeighbourSetRow & { readonly groups: number }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select()
    .from(neighbourSet)
    .where(inArray(neighbourSet.id, [...ids]))
  const counts = await db
    .select({ setId: neighbourSpread.setId, groups: count() })
    .from(neighbourSpread)
    .where(inArray(neighbourSpread.setId, [...ids]))
    .groupBy(neighbourSpread.setId)
  const groupsOf = new Map(counts.map(({ setId, groups }) => [setId, groups]))
  return new Map(rows.map((row) => [row.id, { ...row, groups: groupsOf.get(row.id) ?? 0 }]))
}

export async function listSpreads(db: Executor, setId: string): Promise<GroupSpread[]> {
  const rows = await db
    .select()
    .from(neighbourSpread)
    .where(eq(neighbourSpread.setId, setId))
    .orderBy(
      asc(neighbourSpread.formId),
      asc(neighbourSpread.period),
      asc(neighbourSpread.industry),
      asc(neighbourSpread.size),
      asc(neighbourSpread.name),
    )
  return rows.map(spreadOf)
}

/** Of the groups one unit belongs to. */
export async function listSpreadsOf(
  db: Executor,
  setId: string,
  document: { readonly formId: string; readonly period: string },
  groups: readonly UnitGroup[],
): Promise<GroupSpread[]> {
  const rows = await db
    .select()
    .from(neighbourSpread)
    .where(
      and(
        eq(neighbourSpread.setId, setId),
        eq(neighbourSpread.formId, document.formId),
        eq(neighbourSpread.period, document.period),
        inArray(neighbourSpread.industry, [...new Set(groups.map(({ industry }) => industry))]),
      ),
    )
  return rows.map(spreadOf)
}

function spreadOf(row: typeof neighbourSpread.$inferSelect): GroupSpread {
  const { setId: _, label, ...rest } = row
  return { ...rest, group: label }
}
