/** A demonstration city on a real server with the built screens, for journeys. */
import type { Page } from 'playwright-core'
import { commandContext } from '../../server/cli/command-context.ts'
import { loadCity } from '../../server/cli/demo-load/load-city.ts'
import type { Account } from '../../server/contract/identity.ts'
import { issueSignInLink, listAccounts } from '../../server/domains/identity/index.ts'
import { startServer } from '../../server/main.ts'
import type { Database } from '../../server/platform/database/database.ts'
import { silentLog } from '../../server/platform/log.ts'
import { openTestDatabase } from './test-database.ts'
import { testThreads } from './test-threads.ts'

export interface DemoCity {
  readonly origin: string
  readonly database: Database
  readonly accounts: readonly Account[]
  /** Signs a page in by a one-time link, as people do. */
  signIn(page: Page, accountId: string): Promise<void>
  close(): Promise<void>
}

/** `fullSignIn`: links ask for passwords and second factors, as a real installation does. */
export async function serveDemoCity(
  units: number,
  { fullSignIn = false }: { readonly fullSignIn?: boolean } = {},
): Promise<DemoCity> {
  const database = await openTestDatabase()
  const ctx = commandContext(database)
  await loadCity(ctx, { units, seed: 'journeys' }, () => {})
  const server = await startServer({
    database,
    log: silentLog,
    threads: testThreads,
    host: '127.0.0.1',
    port: 0,
    demonstration: true,
    fullSignIn,
  })
  const origin = `http://127.0.0.1:${server.port}`
  return {
    origin,
    database,
    accounts: await listAccounts(database.read),
    async signIn(page, accountId) {
      const { token } = await issueSignInLink(ctx, accountId)
      await page.goto(`${origin}/sign-in/#${token}`)
      await page.getByRole('button', { name: '登录' }).click()
      await page.waitForURL(/\/(office|field|self-report)\//)
    },
    close: () => server.close(),
  }
}
