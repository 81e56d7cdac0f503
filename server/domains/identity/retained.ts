/** Accounts of respondents go with the units they report for; those of staff stay, the trail points at them. */
import { eq, inArray, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { RetainedTables } from '../../platform/database/retained-table.ts'
import {
  account,
  accountPassword,
  accountTotp,
  accountUnit,
  activationCode,
  passkey,
  recoveryCode,
  session,
  signInLink,
} from './tables.ts'

const ofRespondents = (column: SQLiteColumn) =>
  inArray(column, sql`(select ${account.id} from ${account} where ${account.role} = 'enterprise')`)

export const retained: RetainedTables = {
  units: [
    { table: session, key: [session.id], only: ofRespondents(session.accountId) },
    { table: signInLink, key: [signInLink.id], only: ofRespondents(signInLink.accountId) },
    { table: recoveryCode, key: [recoveryCode.id], only: ofRespondents(recoveryCode.accountId) },
    { table: passkey, key: [passkey.id], only: ofRespondents(passkey.accountId) },
    {
      table: accountTotp,
      key: [accountTotp.accountId],
      only: ofRespondents(accountTotp.accountId),
    },
    {
      table: accountPassword,
      key: [accountPassword.accountId],
      only: ofRespondents(accountPassword.accountId),
    },
    { table: accountUnit, key: [accountUnit.id], only: ofRespondents(accountUnit.accountId) },
    { table: activationCode, key: [activationCode.id], at: activationCode.createdAt },
    {
      table: account,
      key: [account.id],
      at: account.createdAt,
      only: eq(account.role, 'enterprise'),
    },
  ],
}
