/** The names people see for account ids: who assigned, imported, recorded. Unknown ids are left out. */
import { inArray } from 'drizzle-orm'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { account } from './tables.ts'

export async function findDisplayNames(
  db: Executor,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const ids of inPieces([...new Set(accountIds)])) {
    const rows = await db
      .select({ id: account.id, displayName: account.displayName })
      .from(account)
      .where(inArray(account.id, ids))
    for (const row of rows) names.set(row.id, row.displayName)
  }
  return names
}
