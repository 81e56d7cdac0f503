/**
 * One-time sign-in links that `serve` prints. In a demonstration: one for each person it names. In a
 * real installation: one for the city office, as long as nobody has ever signed in.
 */
import { type Account, roleNames } from '../contract/identity.ts'
import {
  createAccount,
  hasAnyoneSignedIn,
  issueSignInLink,
  listAccounts,
} from '../domains/identity/index.ts'
import type { Context } from '../platform/context.ts'
import { readInstallation } from '../platform/installation.ts'

export interface PrintedLink {
  readonly role: string
  readonly name: string
  readonly scope: string
  /** Path below the origin; the token stands behind the # and reaches no log. */
  readonly path: string
}

export async function issueFirstLinks(ctx: Context, demo: boolean): Promise<PrintedLink[]> {
  const accounts = demo ? await demonstrationAccounts(ctx) : await cityOffice(ctx)
  const links: PrintedLink[] = []
  for (const account of accounts) {
    const { token } = await issueSignInLink(ctx, account.id)
    links.push({
      role: roleNames[account.role],
      name: account.displayName,
      scope: account.scope.name,
      path: `/sign-in/#${token}`,
    })
  }
  return links
}

/** Those the demonstration names, or one of each role. */
async function demonstrationAccounts(ctx: Context): Promise<Account[]> {
  const db = ctx.database.read
  const accounts = await listAccounts(db)
  const named = await readInstallation(db, 'demonstration-accounts')
  if (named !== undefined) {
    // Written by the demonstration's loader: an array of account ids.
    const ids = JSON.parse(named) as string[]
    return ids.flatMap((id) => accounts.find((account) => account.id === id) ?? [])
  }
  const firstOfRole = new Map<string, Account>()
  for (const account of accounts) {
    if (!firstOfRole.has(account.role)) firstOfRole.set(account.role, account)
  }
  return [...firstOfRole.values()]
}

async function cityOffice(ctx: Context): Promise<Account[]> {
  const db = ctx.database.read
  if (await hasAnyoneSignedIn(db)) return []
  const existing = (await listAccounts(db)).find((account) => account.role === 'city-office')
  if (existing) return [existing]
  const city = (await readInstallation(db, 'city-area-code')) ?? ''
  const scope = { kind: 'area', areaPrefix: city.slice(0, 4), name: '全市' } as const
  return [await createAccount(ctx, { displayName: '市普查办', role: 'city-office', scope })]
}
