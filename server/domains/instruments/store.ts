/** All SQL on the openings of forms. */
import { and, eq } from 'drizzle-orm'
import type { Executor } from '../../platform/database/database.ts'
import { formOpening } from './tables.ts'

export type OpeningRow = typeof formOpening.$inferSelect

export async function findOpeningRow(
  db: Executor,
  formId: string,
  formVersion: string,
): Promise<OpeningRow | undefined> {
  const [row] = await db
    .select()
    .from(formOpening)
    .where(and(eq(formOpening.formId, formId), eq(formOpening.formVersion, formVersion)))
  return row
}

export async function listOpeningRows(db: Executor): Promise<OpeningRow[]> {
  return db.select().from(formOpening)
}

export async function saveOpening(tx: Executor, row: OpeningRow): Promise<void> {
  await tx
    .insert(formOpening)
    .values(row)
    .onConflictDoUpdate({
      target: [formOpening.formId, formOpening.formVersion],
      set: { opensOn: row.opensOn, dueOn: row.dueOn },
    })
}
