/** All SQL on passwords, authenticator apps, recovery codes and passkeys. */
import { and, asc, count, eq, gt, isNull, lt } from 'drizzle-orm'
import type { Executor } from '../../platform/database/database.ts'
import { accountPassword, accountTotp, passkey, passkeyChallenge, recoveryCode } from './tables.ts'

export type TotpRow = typeof accountTotp.$inferSelect
export type PasskeyRow = typeof passkey.$inferSelect
export type ChallengeRow = typeof passkeyChallenge.$inferSelect

export async function findPassword(db: Executor, accountId: string) {
  const [row] = await db
    .select()
    .from(accountPassword)
    .where(eq(accountPassword.accountId, accountId))
  return row
}

export async function savePassword(
  tx: Executor,
  row: typeof accountPassword.$inferInsert,
): Promise<void> {
  const { accountId: _, ...set } = row
  await tx
    .insert(accountPassword)
    .values(row)
    .onConflictDoUpdate({ target: accountPassword.accountId, set })
}

export async function findTotp(db: Executor, accountId: string): Promise<TotpRow | undefined> {
  const [row] = await db.select().from(accountTotp).where(eq(accountTotp.accountId, accountId))
  return row
}

export async function saveTotp(tx: Executor, row: TotpRow): Promise<void> {
  const { accountId: _, ...set } = row
  await tx
    .insert(accountTotp)
    .values(row)
    .onConflictDoUpdate({ target: accountTotp.accountId, set })
}

/** Authenticator apps by account after `after`. */
export async function pageOfTotps(db: Executor, after: string, limit: number): Promise<TotpRow[]> {
  return db
    .select()
    .from(accountTotp)
    .where(gt(accountTotp.accountId, after))
    .orderBy(asc(accountTotp.accountId))
    .limit(limit)
}

/** Takes the time step unless it, or a later one, was taken already; says whether it did. */
export async function takeTotpStep(
  tx: Executor,
  accountId: string,
  step: number,
): Promise<boolean> {
  const taken = await tx
    .update(accountTotp)
    .set({ lastStep: step })
    .where(and(eq(accountTotp.accountId, accountId), lt(accountTotp.lastStep, step)))
    .returning({ accountId: accountTotp.accountId })
  return taken.length > 0
}

export async function deleteTotp(tx: Executor, accountId: string): Promise<void> {
  await tx.delete(accountTotp).where(eq(accountTotp.accountId, accountId))
}

export async function replaceRecoveryCodes(
  tx: Executor,
  accountId: string,
  rows: readonly (typeof recoveryCode.$inferInsert)[],
  at: string,
): Promise<void> {
  await tx
    .update(recoveryCode)
    .set({ usedAt: at })
    .where(and(eq(recoveryCode.accountId, accountId), isNull(recoveryCode.usedAt)))
  if (rows.length > 0) await tx.insert(recoveryCode).values([...rows])
}

/** Spends the code if it is the account's and unspent; says whether it was. */
export async function spendRecoveryCode(
  tx: Executor,
  accountId: string,
  codeHash: string,
  usedAt: string,
): Promise<boolean> {
  const spent = await tx
    .update(recoveryCode)
    .set({ usedAt })
    .where(
      and(
        eq(recoveryCode.accountId, accountId),
        eq(recoveryCode.codeHash, codeHash),
        isNull(recoveryCode.usedAt),
      ),
    )
    .returning({ id: recoveryCode.id })
  return spent.length > 0
}

export async function countRecoveryCodes(db: Executor, accountId: string): Promise<number> {
  const [row] = await db
    .select({ left: count() })
    .from(recoveryCode)
    .where(and(eq(recoveryCode.accountId, accountId), isNull(recoveryCode.usedAt)))
  return Number(row?.left ?? 0)
}

export async function insertPasskey(tx: Executor, row: PasskeyRow): Promise<void> {
  await tx.insert(passkey).values(row)
}

export async function findPasskey(db: Executor, id: string): Promise<PasskeyRow | undefined> {
  const [row] = await db
    .select()
    .from(passkey)
    .where(and(eq(passkey.id, id), isNull(passkey.removedAt)))
  return row
}

export async function listPasskeys(db: Executor, accountId: string): Promise<PasskeyRow[]> {
  return db
    .select()
    .from(passkey)
    .where(and(eq(passkey.accountId, accountId), isNull(passkey.removedAt)))
    .orderBy(passkey.createdAt)
}

export async function updatePasskey(
  tx: Executor,
  id: string,
  set: Partial<Pick<PasskeyRow, 'counter' | 'lastUsedAt' | 'removedAt'>>,
): Promise<void> {
  await tx.update(passkey).set(set).where(eq(passkey.id, id))
}

export async function removePasskeysOf(
  tx: Executor,
  accountId: string,
  removedAt: string,
): Promise<void> {
  await tx
    .update(passkey)
    .set({ removedAt })
    .where(and(eq(passkey.accountId, accountId), isNull(passkey.removedAt)))
}

export async function insertChallenge(tx: Executor, row: ChallengeRow): Promise<void> {
  await tx.insert(passkeyChallenge).values(row)
}

/** Spends the challenge; undefined where it is unknown or spent. */
export async function spendChallenge(
  tx: Executor,
  id: string,
  usedAt: string,
): Promise<ChallengeRow | undefined> {
  const [row] = await tx
    .update(passkeyChallenge)
    .set({ usedAt })
    .where(and(eq(passkeyChallenge.id, id), isNull(passkeyChallenge.usedAt)))
    .returning()
  return row
}
