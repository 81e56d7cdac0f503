/** Accounts as the server's own commands see them. Never behind HTTP. */
import { asc, eq, isNull } from 'drizzle-orm'
import type { Account } from '../../contract/identity.ts'
import type { Executor } from '../../platform/database/database.ts'
import { asAccount } from './store.ts'
import { account, accountUnit, session } from './tables.ts'

export async function listAccounts(db: Executor): Promise<Account[]> {
  const rows = await db.select().from(account).orderBy(asc(account.createdAt), asc(account.id))
  const units = await db.select().from(accountUnit).where(isNull(accountUnit.endedAt))
  const positions = new Map(units.map((unit) => [unit.accountId, unit.position]))
  return rows.map((row) => {
    const position = positions.get(row.id)
    return { ...asAccount(row), ...(position ? { position } : {}) }
  })
}

/** Those that were not ended. */
export async function listActiveAccounts(db: Executor): Promise<Account[]> {
  const rows = await db
    .select()
    .from(account)
    .where(isNull(account.disabledAt))
    .orderBy(asc(account.createdAt), asc(account.id))
  return rows.map(asAccount)
}

/** Ids of accounts that have come all the way: a link opened and left is not enough. */
export async function findWhoSignedIn(db: Executor): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectDistinct({ accountId: session.accountId })
    .from(session)
    .where(eq(session.owes, ''))
  return new Set(rows.map(({ accountId }) => accountId))
}
