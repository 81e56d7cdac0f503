/** Accounts, one-time sign-in links and sessions. Tokens are stored as SHA-256 hashes only. */
import type { Role, Scope } from '../../contract/identity.ts'
import { index, json, table, text, uniqueIndex } from '../../platform/database/columns.ts'

export const account = table('account', {
  id: text().primaryKey(),
  displayName: text().notNull(),
  role: text().$type<Role>().notNull(),
  scope: json<Scope>().notNull(),
  createdAt: text().notNull(),
  /** Hired staff end on this calendar date (Asia/Shanghai); null for no end. */
  lastDate: text(),
  disabledAt: text(),
})

export const signInLink = table(
  'sign_in_link',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => account.id),
    tokenHash: text().notNull(),
    createdAt: text().notNull(),
    expiresAt: text().notNull(),
    usedAt: text(),
  },
  (link) => [uniqueIndex('sign_in_link_token').on(link.tokenHash)],
)

export const session = table(
  'session',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => account.id),
    tokenHash: text().notNull(),
    createdAt: text().notNull(),
    expiresAt: text().notNull(),
    endedAt: text(),
  },
  (row) => [
    uniqueIndex('session_token').on(row.tokenHash),
    index('session_account').on(row.accountId),
  ],
)
