/** All SQL on returns, acts of review and sign-offs. */
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { ResponseState, ReviewLevel } from '../../contract/response-state.ts'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { insertRow } from '../../platform/database/prepared.ts'
import { areaSignOff, responseReturn, reviewAct } from './tables.ts'

export type ReturnRow = typeof responseReturn.$inferSelect

export async function insertReturn(tx: Executor, row: ReturnRow): Promise<void> {
  await tx.insert(responseReturn).values(row)
}

/** Newest first. */
export async function listReturns(
  db: Executor,
  responseIds: readonly string[],
): Promise<ReturnRow[]> {
  const rows: ReturnRow[] = []
  for (const piece of inPieces(responseIds)) {
    rows.push(
      ...(await db
        .select()
        .from(responseReturn)
        .where(inArray(responseReturn.responseId, piece))
        .orderBy(desc(responseReturn.returnedAt), desc(responseReturn.id))),
    )
  }
  return rows
}

export async function insertReviewAct(
  tx: Executor,
  row: typeof reviewAct.$inferInsert,
): Promise<void> {
  await insertRow(tx, reviewAct, row)
}

/** Oldest first. */
export async function listReviewActs(db: Executor, responseId: string) {
  return db
    .select()
    .from(reviewAct)
    .where(eq(reviewAct.responseId, responseId))
    .orderBy(asc(reviewAct.actedAt), asc(reviewAct.id))
}

/** The last pass of a level, which says where the response came from. */
export async function findLatestPass(
  db: Executor,
  responseId: string,
  level: ReviewLevel,
): Promise<{ readonly stateBefore: ResponseState } | undefined> {
  const [row] = await db
    .select({ stateBefore: reviewAct.stateBefore })
    .from(reviewAct)
    .where(
      and(
        eq(reviewAct.responseId, responseId),
        eq(reviewAct.act, 'pass'),
        eq(reviewAct.level, level),
      ),
    )
    .orderBy(desc(reviewAct.actedAt), desc(reviewAct.id))
    .limit(1)
  return row
}

export type SignOffRow = typeof areaSignOff.$inferSelect

export async function insertSignOff(tx: Executor, row: SignOffRow): Promise<void> {
  await tx.insert(areaSignOff).values(row)
}

export async function findSignOff(db: Executor, id: string): Promise<SignOffRow | undefined> {
  const [row] = await db.select().from(areaSignOff).where(eq(areaSignOff.id, id))
  return row
}

export async function saveSignOff(
  tx: Executor,
  id: string,
  change: Pick<SignOffRow, 'withdrawnAt' | 'withdrawnBy' | 'withdrawReason'>,
): Promise<SignOffRow> {
  const [row] = await tx.update(areaSignOff).set(change).where(eq(areaSignOff.id, id)).returning()
  // The caller has read it in the same transaction.
  return row!
}

/** Signatures that stand over an area: of itself or of an area it lies in. */
export async function listStandingSignOffsOver(
  db: Executor,
  areaCode: string,
): Promise<SignOffRow[]> {
  const prefixes = [4, 6, 9, 12].map((digits) => areaCode.slice(0, digits))
  return db
    .select()
    .from(areaSignOff)
    .where(and(inArray(areaSignOff.areaPrefix, prefixes), isNull(areaSignOff.withdrawnAt)))
}

/** Signatures within an area, newest first. */
export async function listSignOffsWithin(
  db: Executor,
  areaPrefix: string,
  limit: number,
): Promise<SignOffRow[]> {
  return db
    .select()
    .from(areaSignOff)
    .where(hasCodePrefix(areaSignOff.areaPrefix, areaPrefix))
    .orderBy(desc(areaSignOff.signedAt), desc(areaSignOff.id))
    .limit(limit)
}
