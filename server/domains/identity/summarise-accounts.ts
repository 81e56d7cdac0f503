/** Account rows as their office sees them. */
import type { AccountState, AccountSummary } from '../../contract/accounts.ts'
import { shanghaiDate } from '../../platform/clock.ts'
import type { Executor } from '../../platform/database/database.ts'
import { factsOfAccounts } from './account-list-store.ts'
import { needsFactor } from './session-life.ts'
import { lockedUntil } from './sign-in-guard.ts'
import { type AccountRow, asAccount } from './store.ts'

export async function summariseAccounts(
  db: Executor,
  rows: readonly AccountRow[],
  now: string,
): Promise<AccountSummary[]> {
  const facts = await factsOfAccounts(
    db,
    rows.map(({ id }) => id),
  )
  const summaries: AccountSummary[] = []
  for (const row of rows) {
    const { id, loginName } = row
    const lock =
      loginName === null
        ? null
        : await lockedUntil(db, { kind: 'login-name', what: loginName }, now)
    const hasSignedIn = facts.hasPassword.has(id) || facts.lastSignInAt.has(id)
    summaries.push({
      account: asAccount(row),
      loginName,
      areaPrefix: row.areaPrefix,
      state: stateOf(row, now, lock !== null, hasSignedIn),
      lastDate: row.lastDate,
      lastSignInAt: facts.lastSignInAt.get(id) ?? null,
      factors: [
        ...(facts.totp.has(id) ? (['totp'] as const) : []),
        ...(facts.passkeys.has(id) ? (['passkey'] as const) : []),
      ],
      factorMandatory: needsFactor(row.role),
    })
  }
  return summaries
}

function stateOf(
  row: AccountRow,
  now: string,
  locked: boolean,
  hasSignedIn: boolean,
): AccountState {
  if (row.disabledAt !== null) return 'disabled'
  if (row.lastDate !== null && row.lastDate < shanghaiDate(now)) return 'expired'
  if (locked) return 'locked'
  return hasSignedIn ? 'active' : 'invited'
}
