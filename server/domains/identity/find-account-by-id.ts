/** One account as verbs act in its name, the enumerators whose scope lies within another's, and posts. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Account, Role, Scope } from '../../contract/identity.ts'
import { isOneOf } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { asAccount, findAccount, findByLoginName } from './store.ts'
import { account } from './tables.ts'

export async function findAccountById(db: Executor, id: string): Promise<Account | undefined> {
  const row = await findAccount(db, id)
  return row && asAccount(row)
}

/** By sign-in name, else by id. */
export async function findAccountByName(db: Executor, name: string): Promise<Account | undefined> {
  const row = (await findByLoginName(db, name)) ?? (await findAccount(db, name))
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

/** Those of these accounts that are enumerators, in service or not any more. */
export async function enumeratorsAmong(
  db: Executor,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const piece of inPieces(ids)) {
    const rows = await db
      .select({ id: account.id })
      .from(account)
      .where(and(isOneOf(account.id, piece), eq(account.role, 'enumerator')))
    for (const { id } of rows) found.add(id)
  }
  return found
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
