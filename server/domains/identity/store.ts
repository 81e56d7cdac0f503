/** All SQL on accounts, links and sessions. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Account } from '../../contract/identity.ts'
import type { Executor } from '../../platform/database/database.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { account, session, signInLink } from './tables.ts'

export type AccountRow = typeof account.$inferSelect

export async function insertAccount(tx: Executor, row: AccountRow): Promise<void> {
  await tx.insert(account).values(row)
}

export async function findAccount(db: Executor, id: string): Promise<AccountRow | undefined> {
  const [row] = await db.select().from(account).where(eq(account.id, id))
  return row
}

export async function insertLink(tx: Executor, row: typeof signInLink.$inferInsert): Promise<void> {
  await tx.insert(signInLink).values(row)
}

export async function findUnusedLink(db: Executor, tokenHash: string) {
  const [row] = await db
    .select()
    .from(signInLink)
    .where(and(eq(signInLink.tokenHash, tokenHash), isNull(signInLink.usedAt)))
  return row
}

export async function markLinkUsed(tx: Executor, id: string, usedAt: string): Promise<void> {
  await tx.update(signInLink).set({ usedAt }).where(eq(signInLink.id, id))
}

export async function insertSession(tx: Executor, row: typeof session.$inferInsert): Promise<void> {
  await tx.insert(session).values(row)
}

const openSession = (db: Executor) =>
  db
    .select({ session, account })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .where(and(eq(session.tokenHash, sql.placeholder('tokenHash')), isNull(session.endedAt)))

/** A session that has not been ended, with its account. */
export async function findOpenSession(db: Executor, tokenHash: string) {
  const [row] = await prepared(db, openSession).execute({ tokenHash })
  return row
}

export async function endSession(tx: Executor, id: string, endedAt: string): Promise<void> {
  await tx.update(session).set({ endedAt }).where(eq(session.id, id))
}

export function asAccount(row: AccountRow): Account {
  return { id: row.id, displayName: row.displayName, role: row.role, scope: row.scope }
}
