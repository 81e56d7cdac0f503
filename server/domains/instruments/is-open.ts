/** Whether a form version takes reports on a calendar date in Asia/Shanghai. */
import { and, eq } from 'drizzle-orm'
import type { Executor } from '../../platform/database/database.ts'
import { formOpening } from './tables.ts'

export async function isOpen(
  db: Executor,
  formId: string,
  formVersion: string,
  date: string,
): Promise<boolean> {
  const [row] = await db
    .select()
    .from(formOpening)
    .where(and(eq(formOpening.formId, formId), eq(formOpening.formVersion, formVersion)))
  return row !== undefined && row.opensOn <= date && (row.dueOn === null || date <= row.dueOn)
}
