/** All SQL on accounts, links and sessions. */
import { and, desc, eq, isNull, ne, or, sql } from 'drizzle-orm'
import type { Account } from '../../contract/identity.ts'
import type { Executor } from '../../platform/database/database.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { account, session, signInLink } from './tables.ts'

export type AccountRow = typeof account.$inferSelect
export type SessionRow = typeof session.$inferSelect

export async function insertAccount(tx: Executor, row: AccountRow): Promise<void> {
  await tx.insert(account).values(row)
}

export async function findAccount(db: Executor, id: string): Promise<AccountRow | undefined> {
  const [row] = await db.select().from(account).where(eq(account.id, id))
  return row
}

/** `loginName` in lower case, as it is stored. */
export async function findByLoginName(
  db: Executor,
  loginName: string,
): Promise<AccountRow | undefined> {
  const [row] = await db.select().from(account).where(eq(account.loginName, loginName))
  return row
}

export async function updateAccount(
  tx: Executor,
  id: string,
  set: Partial<Pick<AccountRow, 'loginName' | 'displayName' | 'lastDate' | 'disabledAt'>>,
): Promise<void> {
  await tx.update(account).set(set).where(eq(account.id, id))
}

export async function insertLink(tx: Executor, row: typeof signInLink.$inferInsert): Promise<void> {
  await tx.insert(signInLink).values(row)
}

export async function findUnusedLink(db: Executor, tokenHash: string) {
  const [row] = await db
    .select()
    .from(signInLink)
    .where(
      and(
        eq(signInLink.tokenHash, tokenHash),
        isNull(signInLink.usedAt),
        isNull(signInLink.withdrawnAt),
      ),
    )
  return row
}

export async function markLinkUsed(tx: Executor, id: string, usedAt: string): Promise<void> {
  await tx.update(signInLink).set({ usedAt }).where(eq(signInLink.id, id))
}

/** Links of the account that nobody has used: none of them works any more. */
export async function withdrawLinks(
  tx: Executor,
  accountId: string,
  withdrawnAt: string,
): Promise<void> {
  await tx
    .update(signInLink)
    .set({ withdrawnAt })
    .where(
      and(
        eq(signInLink.accountId, accountId),
        isNull(signInLink.usedAt),
        isNull(signInLink.withdrawnAt),
      ),
    )
}

export async function insertSession(tx: Executor, row: SessionRow): Promise<void> {
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

/** Ends the account's sessions, but for the one kept; says how many. */
export async function endSessionsOf(
  tx: Executor,
  accountId: string,
  endedAt: string,
  kept?: string,
): Promise<number> {
  const ended = await tx
    .update(session)
    .set({ endedAt })
    .where(
      and(
        eq(session.accountId, accountId),
        isNull(session.endedAt),
        kept === undefined ? undefined : ne(session.id, kept),
      ),
    )
    .returning({ id: session.id })
  return ended.length
}

/** Open sessions in which no unit was chosen go on at this one. */
export async function holdSessionsAt(
  tx: Executor,
  accountId: string,
  unitId: string,
): Promise<void> {
  await tx
    .update(session)
    .set({ unitId })
    .where(and(eq(session.accountId, accountId), isNull(session.endedAt), isNull(session.unitId)))
}

/** Ends the account's sessions that work for this unit, or for whatever comes first. */
export async function endSessionsAt(
  tx: Executor,
  accountId: string,
  unitId: string,
  endedAt: string,
): Promise<void> {
  await tx
    .update(session)
    .set({ endedAt })
    .where(
      and(
        eq(session.accountId, accountId),
        isNull(session.endedAt),
        or(eq(session.unitId, unitId), isNull(session.unitId)),
      ),
    )
}

export async function endSessionsOnDevice(
  tx: Executor,
  deviceId: string,
  endedAt: string,
): Promise<void> {
  await tx
    .update(session)
    .set({ endedAt })
    .where(and(eq(session.deviceId, deviceId), isNull(session.endedAt)))
}

/** The account's sessions that have not been ended, newest first; some may have run out. */
export async function listSessionsOf(db: Executor, accountId: string): Promise<SessionRow[]> {
  return db
    .select()
    .from(session)
    .where(and(eq(session.accountId, accountId), isNull(session.endedAt)))
    .orderBy(desc(session.createdAt))
    .limit(100)
}

export async function updateSession(
  tx: Executor,
  id: string,
  set: Partial<Pick<SessionRow, 'lastSeenAt' | 'unitId'>>,
): Promise<void> {
  await tx.update(session).set(set).where(eq(session.id, id))
}

/** When anyone signed in last: the server's clock is not behind it unless it was set back. */
export async function findLatestSignIn(db: Executor): Promise<string | null> {
  const [row] = await db
    .select({ at: session.createdAt })
    .from(session)
    .orderBy(desc(session.createdAt))
    .limit(1)
  return row?.at ?? null
}

export function asAccount(row: AccountRow): Account {
  return { id: row.id, displayName: row.displayName, role: row.role, scope: row.scope }
}
