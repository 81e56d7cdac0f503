/** One account as verbs act in its name, the enumerators whose scope lies within another's, and posts. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Account, Role, Scope } from '../../contract/identity.ts'
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

/** Accounts in service that hold one of these posts, by name, with the digits of their area. */
export async function listPosts(db: Executor, roles: readonly Role[]) {
  return db
    .select({
      id: account.id,
      displayName: account.displayName,
      role: account.role,
      areaPrefix: account.areaPrefix,
    })
    .from(account)
    .where(and(inArray(account.role, [...roles]), isNull(account.disabledAt)))
    .orderBy(asc(account.displayName), asc(account.id))
}
