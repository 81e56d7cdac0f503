/** All SQL on drafts kept by the server. */
import { and, eq, sql } from 'drizzle-orm'
import type { Executor } from '../../platform/database/database.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { responseDraft } from './tables.ts'

export type DraftRow = typeof responseDraft.$inferSelect

export async function findDraft(db: Executor, responseId: string): Promise<DraftRow | undefined> {
  const [row] = await db
    .select()
    .from(responseDraft)
    .where(eq(responseDraft.responseId, responseId))
  return row
}

export async function putDraft(tx: Executor, row: DraftRow): Promise<void> {
  const { responseId: _, ...change } = row
  await tx
    .insert(responseDraft)
    .values(row)
    .onConflictDoUpdate({ target: responseDraft.responseId, set: change })
}

const draftToDelete = (tx: Executor) =>
  tx
    .delete(responseDraft)
    .where(
      and(
        eq(responseDraft.responseId, sql.placeholder('responseId')),
        eq(responseDraft.savedBy, sql.placeholder('savedBy')),
      ),
    )

export async function deleteDraftOf(
  tx: Executor,
  responseId: string,
  savedBy: string,
): Promise<void> {
  await prepared(tx, draftToDelete).execute({ responseId, savedBy })
}
