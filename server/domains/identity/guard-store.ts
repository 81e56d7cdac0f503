/** All SQL on attempts. */
import { eq } from 'drizzle-orm'
import type { Executor } from '../../platform/database/database.ts'
import { signInGuard } from './tables.ts'

type GuardRow = typeof signInGuard.$inferSelect

export async function findGuard(db: Executor, key: string): Promise<GuardRow | undefined> {
  const [row] = await db.select().from(signInGuard).where(eq(signInGuard.key, key))
  return row
}

export async function saveGuard(tx: Executor, row: GuardRow): Promise<void> {
  const { key: _, ...set } = row
  await tx.insert(signInGuard).values(row).onConflictDoUpdate({ target: signInGuard.key, set })
}

export async function clearGuard(tx: Executor, key: string): Promise<void> {
  await tx.delete(signInGuard).where(eq(signInGuard.key, key))
}
