/** All SQL on the units that enterprise accounts report for. */
import { and, eq, isNull } from 'drizzle-orm'
import type { Executor } from '../../platform/database/database.ts'
import { accountUnit } from './tables.ts'

export type AccountUnitRow = typeof accountUnit.$inferSelect

export async function insertAccountUnit(tx: Executor, row: AccountUnitRow): Promise<void> {
  await tx.insert(accountUnit).values(row)
}

/** Units the account may work for, the oldest first; those that were merged into others come last. */
export async function listUnitsOf(db: Executor, accountId: string): Promise<AccountUnitRow[]> {
  const rows = await db
    .select()
    .from(accountUnit)
    .where(and(eq(accountUnit.accountId, accountId), isNull(accountUnit.endedAt)))
    .orderBy(accountUnit.since, accountUnit.id)
  const merged = new Set(rows.map(({ carriedFrom }) => carriedFrom))
  return [
    ...rows.filter(({ unitId }) => !merged.has(unitId)),
    ...rows.filter(({ unitId }) => merged.has(unitId)),
  ]
}

/** Accounts that act for another unit since this one was merged into it. */
export async function listCarriedFrom(db: Executor, unitId: string): Promise<AccountUnitRow[]> {
  return db
    .select()
    .from(accountUnit)
    .where(and(eq(accountUnit.carriedFrom, unitId), isNull(accountUnit.endedAt)))
    .orderBy(accountUnit.since, accountUnit.id)
}

/** Accounts that work for the unit. */
export async function listAccountsOf(db: Executor, unitId: string): Promise<AccountUnitRow[]> {
  return db
    .select()
    .from(accountUnit)
    .where(and(eq(accountUnit.unitId, unitId), isNull(accountUnit.endedAt)))
    .orderBy(accountUnit.since, accountUnit.id)
}

export async function endAccountUnit(tx: Executor, id: string, endedAt: string): Promise<void> {
  await tx.update(accountUnit).set({ endedAt }).where(eq(accountUnit.id, id))
}

export async function settleTakeOver(tx: Executor, id: string): Promise<void> {
  await tx.update(accountUnit).set({ takesOverFrom: null }).where(eq(accountUnit.id, id))
}
