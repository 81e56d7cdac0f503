/** All SQL on confirmations, send-backs and withdrawals. */
import { asc, eq } from 'drizzle-orm'
import type { Executor } from '../../platform/database/database.ts'
import { signOff } from './tables.ts'

export type SignOffRow = typeof signOff.$inferSelect

export async function insertSignOff(tx: Executor, row: SignOffRow): Promise<void> {
  await tx.insert(signOff).values(row)
}

/** Oldest first. */
export function listSignOffs(db: Executor, responseId: string): Promise<SignOffRow[]> {
  return db
    .select()
    .from(signOff)
    .where(eq(signOff.responseId, responseId))
    .orderBy(asc(signOff.doneAt), asc(signOff.id))
}
