/** Facts about this installation, one row each: whether it is a demonstration, which city it serves. */
import { eq } from 'drizzle-orm'
import { table, text } from './database/columns.ts'
import type { Executor } from './database/database.ts'

export const installation = table('installation', {
  key: text().primaryKey(),
  value: text().notNull(),
})

/**
 * kind: `production` or `demonstration`. city-area-code: 12 digits. demonstration-accounts: JSON array
 * of the ids of the accounts for which the demonstration prints sign-in links. forms-to-assign: `>` and the
 * id of the last unit seen since a form was opened, empty when all were. arrivals-watched: the entry of the
 * trail up to which arrivals were looked at. attention-followed: JSON of how far the order of review is.
 */
export type InstallationKey =
  | 'kind'
  | 'city-area-code'
  | 'demonstration-accounts'
  | 'forms-to-assign'
  | 'arrivals-watched'
  | 'attention-followed'
  | 'descriptions-followed'

export async function readInstallation(
  db: Executor,
  key: InstallationKey,
): Promise<string | undefined> {
  const [row] = await db.select().from(installation).where(eq(installation.key, key))
  return row?.value
}

export async function setInstallation(
  tx: Executor,
  key: InstallationKey,
  value: string,
): Promise<void> {
  await tx
    .insert(installation)
    .values({ key, value })
    .onConflictDoUpdate({ target: installation.key, set: { value } })
}
