/** All SQL on returns. */
import { desc, inArray } from 'drizzle-orm'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { responseReturn } from './tables.ts'

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
