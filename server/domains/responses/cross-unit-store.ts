/** All SQL on matters between units and their settlements. */
import { and, count, desc, eq, inArray, lt, ne, or } from 'drizzle-orm'
import type { CrossUnitState } from '../../contract/evaluation.ts'
import type { ResponseState } from '../../contract/response-state.ts'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import type { PagePlace } from './page-key.ts'
import { crossUnitCase, crossUnitFinding, crossUnitSettlement, response } from './tables.ts'

export type CaseRow = typeof crossUnitCase.$inferSelect
export type SettlementRow = typeof crossUnitSettlement.$inferSelect
export type CrossUnitRow = typeof crossUnitFinding.$inferSelect

export async function findCases(
  db: Executor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CaseRow>> {
  const found = new Map<string, CaseRow>()
  for (const piece of inPieces(ids)) {
    const rows = await db.select().from(crossUnitCase).where(inArray(crossUnitCase.id, piece))
    for (const row of rows) found.set(row.id, row)
  }
  return found
}

export async function insertCases(tx: Executor, rows: readonly CaseRow[]): Promise<void> {
  for (const piece of inPieces(rows, 10)) await tx.insert(crossUnitCase).values(piece)
}

export async function updateCase(
  tx: Executor,
  id: string,
  change: Partial<Omit<CaseRow, 'id'>>,
): Promise<void> {
  await tx.update(crossUnitCase).set(change).where(eq(crossUnitCase.id, id))
}

/** Those that are not gone and lie in the area altogether. */
export async function listCasesWithin(db: Executor, areaPrefix: string): Promise<CaseRow[]> {
  return db
    .select()
    .from(crossUnitCase)
    .where(
      and(
        ne(crossUnitCase.state, 'gone'),
        areaPrefix === '' ? undefined : hasCodePrefix(crossUnitCase.areaPrefix, areaPrefix),
      ),
    )
}

export interface CaseFilter {
  readonly areaPrefix: string
  readonly rule?: string | undefined
  readonly state?: CrossUnitState | undefined
}

const within = ({ areaPrefix, rule, state }: CaseFilter) =>
  and(
    areaPrefix === '' ? undefined : hasCodePrefix(crossUnitCase.areaPrefix, areaPrefix),
    rule === undefined ? undefined : eq(crossUnitCase.rule, rule),
    state === undefined ? undefined : eq(crossUnitCase.state, state),
  )

/** Newest first. */
export async function pageOfCases(
  db: Executor,
  filter: CaseFilter & { readonly after?: PagePlace | undefined; readonly limit: number },
): Promise<CaseRow[]> {
  const { after, limit } = filter
  return db
    .select()
    .from(crossUnitCase)
    .where(
      and(
        within(filter),
        after === undefined
          ? undefined
          : or(
              lt(crossUnitCase.raisedAt, after.at),
              and(eq(crossUnitCase.raisedAt, after.at), lt(crossUnitCase.id, after.id)),
            ),
      ),
    )
    .orderBy(desc(crossUnitCase.raisedAt), desc(crossUnitCase.id))
    .limit(limit)
}

export async function countCases(
  db: Executor,
  filter: Omit<CaseFilter, 'state'>,
): Promise<ReadonlyMap<CrossUnitState, number>> {
  const rows = await db
    .select({ state: crossUnitCase.state, cases: count() })
    .from(crossUnitCase)
    .where(within(filter))
    .groupBy(crossUnitCase.state)
  return new Map(rows.map(({ state, cases }) => [state, cases]))
}

export async function findCrossUnitFindings(
  db: Executor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CrossUnitRow>> {
  const found = new Map<string, CrossUnitRow>()
  for (const piece of inPieces([...new Set(ids)])) {
    const rows = await db.select().from(crossUnitFinding).where(inArray(crossUnitFinding.id, piece))
    for (const row of rows) found.set(row.id, row)
  }
  return found
}

export async function insertSettlement(tx: Executor, row: SettlementRow): Promise<void> {
  await tx.insert(crossUnitSettlement).values(row)
}

export async function findSettlements(
  db: Executor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SettlementRow>> {
  const found = new Map<string, SettlementRow>()
  for (const piece of inPieces(ids)) {
    const rows = await db
      .select()
      .from(crossUnitSettlement)
      .where(inArray(crossUnitSettlement.id, piece))
    for (const row of rows) found.set(row.id, row)
  }
  return found
}

/** Newest first. */
export async function listSettlements(
  db: Executor,
  caseIds: readonly string[],
): Promise<SettlementRow[]> {
  const found: SettlementRow[] = []
  for (const piece of inPieces(caseIds)) {
    const rows = await db
      .select()
      .from(crossUnitSettlement)
      .where(inArray(crossUnitSettlement.caseId, piece))
      .orderBy(desc(crossUnitSettlement.settledAt), desc(crossUnitSettlement.id))
    found.push(...rows)
  }
  return found
}

export async function findResponseStates(
  db: Executor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ResponseState>> {
  const found = new Map<string, ResponseState>()
  for (const piece of inPieces(ids)) {
    const rows = await db
      .select({ id: response.id, state: response.state })
      .from(response)
      .where(inArray(response.id, piece))
    for (const { id, state } of rows) found.set(id, state)
  }
  return found
}
