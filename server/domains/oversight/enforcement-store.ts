/** All SQL on requests for enforcement and their decisions. */
import { asc, desc, eq, inArray } from 'drizzle-orm'
import type { Executor } from '../../platform/database/database.ts'
import { enforcementDecision, enforcementRequest } from './tables.ts'

export type RequestRow = typeof enforcementRequest.$inferSelect
export type DecisionRow = typeof enforcementDecision.$inferSelect

export async function insertRequest(tx: Executor, row: RequestRow): Promise<void> {
  await tx.insert(enforcementRequest).values(row)
}

export async function insertDecision(tx: Executor, row: DecisionRow): Promise<void> {
  await tx.insert(enforcementDecision).values(row)
}

export async function findRequest(db: Executor, id: string): Promise<RequestRow | undefined> {
  const [row] = await db.select().from(enforcementRequest).where(eq(enforcementRequest.id, id))
  return row
}

/** Newest first; an enforcement case is rare, so the last few hundred are all there are. */
export async function listRequests(db: Executor): Promise<RequestRow[]> {
  return db
    .select()
    .from(enforcementRequest)
    .orderBy(desc(enforcementRequest.requestedAt), desc(enforcementRequest.id))
    .limit(500)
}

export async function listDecisions(
  db: Executor,
  requestIds: readonly string[],
): Promise<DecisionRow[]> {
  if (requestIds.length === 0) return []
  return db
    .select()
    .from(enforcementDecision)
    .where(inArray(enforcementDecision.requestId, [...requestIds]))
    .orderBy(asc(enforcementDecision.decidedAt), asc(enforcementDecision.id))
}
