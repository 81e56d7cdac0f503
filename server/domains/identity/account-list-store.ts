/** All SQL that lists accounts with what their office wants to know of them. */
import { and, asc, count, eq, gt, inArray, isNotNull, isNull, max, or, type SQL } from 'drizzle-orm'
import type { Role } from '../../contract/identity.ts'
import { containsText, hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { AccountRow } from './store.ts'
import { account, accountPassword, accountTotp, passkey, session } from './tables.ts'

export interface AccountFilter {
  readonly areaPrefix: string
  readonly roles: readonly Role[]
  readonly search?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
  /** False leaves out disabled accounts. */
  readonly disabled?: boolean
}

/** By id, so that pages go on where the last one ended. */
export async function pageOfAccounts(db: Executor, filter: AccountFilter): Promise<AccountRow[]> {
  const conditions: (SQL | undefined)[] = [
    hasCodePrefix(account.areaPrefix, filter.areaPrefix),
    inArray(account.role, [...filter.roles]),
    filter.after === undefined ? undefined : gt(account.id, filter.after),
    filter.disabled === false ? isNull(account.disabledAt) : undefined,
    filter.search === undefined
      ? undefined
      : or(
          containsText(account.displayName, filter.search),
          containsText(account.loginName, filter.search),
        ),
  ]
  return db
    .select()
    .from(account)
    .where(and(...conditions))
    .orderBy(asc(account.id))
    .limit(filter.limit)
}

export interface AccountFacts {
  readonly hasPassword: ReadonlySet<string>
  readonly totp: ReadonlySet<string>
  readonly passkeys: ReadonlySet<string>
  readonly lastSignInAt: ReadonlyMap<string, string>
}

export async function factsOfAccounts(
  db: Executor,
  accountIds: readonly string[],
): Promise<AccountFacts> {
  const ids = [...accountIds]
  const passwords = await db
    .select({ id: accountPassword.accountId })
    .from(accountPassword)
    .where(inArray(accountPassword.accountId, ids))
  const totps = await db
    .select({ id: accountTotp.accountId })
    .from(accountTotp)
    .where(and(inArray(accountTotp.accountId, ids), isNotNull(accountTotp.confirmedAt)))
  const keys = await db
    .select({ id: passkey.accountId, held: count() })
    .from(passkey)
    .where(and(inArray(passkey.accountId, ids), isNull(passkey.removedAt)))
    .groupBy(passkey.accountId)
  const signIns = await db
    .select({ id: session.accountId, at: max(session.createdAt) })
    .from(session)
    .where(and(inArray(session.accountId, ids), eq(session.owes, '')))
    .groupBy(session.accountId)
  return {
    hasPassword: new Set(passwords.map(({ id }) => id)),
    totp: new Set(totps.map(({ id }) => id)),
    passkeys: new Set(keys.map(({ id }) => id)),
    lastSignInAt: new Map(
      signIns.flatMap(({ id, at }) => (at === null ? [] : [[id, at] as const])),
    ),
  }
}
