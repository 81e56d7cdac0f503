/** Which second factors an account holds. */
import type { Executor } from '../../platform/database/database.ts'
import { findTotp, listPasskeys } from './factor-store.ts'

export async function factorsOf(db: Executor, accountId: string): Promise<('totp' | 'passkey')[]> {
  const totp = await findTotp(db, accountId)
  const passkeys = await listPasskeys(db, accountId)
  return [
    ...(totp?.confirmedAt ? (['totp'] as const) : []),
    ...(passkeys.length > 0 ? (['passkey'] as const) : []),
  ]
}

export async function hasFactor(db: Executor, accountId: string): Promise<boolean> {
  return (await factorsOf(db, accountId)).length > 0
}
