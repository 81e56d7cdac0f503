/** The account as it may work now, or undefined: disabled, past its last date, or none. */
import type { Account } from '../../contract/identity.ts'
import type { Executor } from '../../platform/database/database.ts'
import { mayStillSignIn } from './account-life.ts'
import { asAccount, findAccount } from './store.ts'

export interface OnDuty {
  readonly account: Account
  /** Calendar date in Asia/Shanghai; null for no end. */
  readonly lastDate: string | null
}

export async function findOnDuty(
  db: Executor,
  accountId: string,
  now: string,
): Promise<OnDuty | undefined> {
  const row = await findAccount(db, accountId)
  if (!row || !mayStillSignIn(row, now)) return undefined
  return { account: asAccount(row), lastDate: row.lastDate }
}
