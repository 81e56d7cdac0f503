/** The small city without a single unit, on a real server with the built screens: for journeys of offices. */
import type { Page } from 'playwright-core'
import { commandContext } from '../../server/cli/command-context.ts'
import type { Account, Role } from '../../server/contract/identity.ts'
import { createAccount, issueSignInLink } from '../../server/domains/identity/index.ts'
import { startServer } from '../../server/main.ts'
import type { Context } from '../../server/platform/context.ts'
import type { Database } from '../../server/platform/database/database.ts'
import { setInstallation } from '../../server/platform/installation.ts'
import { silentLog } from '../../server/platform/log.ts'
import { loadSmallCity } from './small-city.ts'
import { openTestDatabase } from './test-database.ts'
import { testThreads } from './test-threads.ts'

export interface SmallCity {
  readonly origin: string
  readonly database: Database
  readonly context: Context
  account(role: Role, areaPrefix: string, displayName: string): Promise<Account>
  signIn(page: Page, account: Account): Promise<void>
  close(): Promise<void>
}

export async function serveSmallCity(): Promise<SmallCity> {
  const database = await openTestDatabase()
  const context = commandContext(database)
  await database.write((tx) => setInstallation(tx, 'kind', 'demonstration'))
  await loadSmallCity({ context })
  const server = await startServer({
    ...{ database, log: silentLog, threads: testThreads },
    ...{ host: '127.0.0.1', port: 0, demonstration: true },
  })
  const origin = `http://127.0.0.1:${server.port}`
  return {
    origin,
    database,
    context,
    account: (role, areaPrefix, displayName) =>
      createAccount(context, {
        displayName,
        role,
        scope: { kind: 'area', areaPrefix, name: areaPrefix },
      }),
    async signIn(page, account) {
      const { token } = await issueSignInLink(context, account.id)
      await page.goto(`${origin}/sign-in/#${token}`)
      await page.getByRole('button', { name: '登录' }).click()
      await page.waitForURL(/\/(office|field|self-report)\//)
    },
    close: () => server.close(),
  }
}
