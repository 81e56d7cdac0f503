/** One account as verbs act in its name, and the enumerators whose scope lies within another's. */
import { asc, eq } from 'drizzle-orm'
import type { Account, Scope } from '../../contract/identity.ts'
import type { Executor } from '../../platform/database/database.ts'
import { asAccount, findAccount } from './store.ts'
import { account } from './tables.ts'

export async function findAccountById(db: Executor, id: string): Promise<Account | undefined> {
  const row = await findAccount(db, id)
  return row && asAccount(row)
}

/** Enumerators in service whose area lies within the scope, by name. */
export async function listEnumeratorsWithin(db: Executor, scope: Scope): Promise<Account[]> {
  if (scope.kind !== 'area') return []
  const rows = await db
    .select()
    .from(account)
    .where(eq(account.role, 'enumerator'))
    .orderBy(asc(account.displayName), asc(account.id))
  return rows
    .filter((row) => row.disabledAt === null)
    .map(asAccount)
    .filter(
      (each) => each.scope.kind === 'area' && each.scope.areaPrefix.startsWith(scope.areaPrefix),
    )
}
