/**
 * One-time sign-in links that `serve` prints. In a demonstration: one for each person it names. In a
 * real installation: for the three administrators and the city office, until each has signed in.
 */
import { type Account, positionNames, type Role, roleNames } from '../contract/identity.ts'
import {
  createAccount,
  findWhoSignedIn,
  issueSignInLink,
  listAccounts,
  listActiveAccounts,
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
  const accounts = demo ? await demonstrationAccounts(ctx) : await founderAccounts(ctx)
  const links: PrintedLink[] = []
  for (const account of accounts) {
    const { token } = await issueSignInLink(ctx, account.id)
    links.push({
      role: account.position ? positionNames[account.position] : roleNames[account.role],
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

/**
 * The three administrators and the city office begin a real installation; each gets a link until it
 * has been used. Nothing about them is known beforehand: no name or word that opens a door.
 */
const founders = [
  { role: 'system-administrator', displayName: '系统管理员' },
  { role: 'security-administrator', displayName: '安全管理员' },
  { role: 'audit-administrator', displayName: '审计管理员' },
  { role: 'city-office', displayName: '市普查办' },
] as const satisfies readonly { readonly role: Role; readonly displayName: string }[]

async function founderAccounts(ctx: Context): Promise<Account[]> {
  const db = ctx.database.read
  const signedIn = await findWhoSignedIn(db)
  // One that was replaced has signed in once and does so no more.
  const existing = await listActiveAccounts(db)
  const city = (await readInstallation(db, 'city-area-code')) ?? ''
  const scope = { kind: 'area', areaPrefix: city.slice(0, 4), name: '全市' } as const
  const waiting: Account[] = []
  for (const { role, displayName } of founders) {
    const ofRole = existing.filter((account) => account.role === role)
    if (ofRole.some(({ id }) => signedIn.has(id))) continue
    waiting.push(ofRole[0] ?? (await createAccount(ctx, { displayName, role, scope })))
  }
  return waiting
}
