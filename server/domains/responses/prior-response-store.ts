/** All SQL on responses of periods before. */
import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { priorResponse } from './tables.ts'

const responseBefore = (db: Executor) =>
  db
    .select({ period: priorResponse.period, answers: priorResponse.answers })
    .from(priorResponse)
    .where(
      and(
        eq(priorResponse.unitId, sql.placeholder('unitId')),
        eq(priorResponse.formId, sql.placeholder('formId')),
        lt(priorResponse.period, sql.placeholder('period')),
      ),
    )
    .orderBy(desc(priorResponse.period))
    .limit(1)

/** The same form of the latest period before. */
export async function findPriorResponse(
  db: Executor,
  of: { readonly unitId: string; readonly formId: string; readonly period: string },
) {
  const { unitId, formId, period } = of
  const [row] = await prepared(db, responseBefore).execute({ unitId, formId, period })
  return row
}

export async function insertPriorResponses(
  tx: Executor,
  rows: readonly (typeof priorResponse.$inferInsert)[],
): Promise<void> {
  for (const piece of inPieces(rows, 5)) {
    await tx.insert(priorResponse).values(piece).onConflictDoNothing()
  }
}
