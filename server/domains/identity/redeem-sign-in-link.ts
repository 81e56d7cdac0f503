/**
 * Turns a one-time link into a session under way: the password is chosen next, and where the post asks
 * for it a second factor set up. The link is spent in the same transaction.
 */
import type { SignInStep } from '../../contract/identity.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { mayStillSignIn } from './account-life.ts'
import { hasFactor } from './factors.ts'
import { needsFactor } from './session-life.ts'
import { type SignInOrigin, type StartedSession, startSession } from './start-session.ts'
import {
  type AccountRow,
  findAccount,
  findLatestSignIn,
  findUnusedLink,
  markLinkUsed,
} from './store.ts'
import { hashToken } from './token.ts'

/** `direct`: in a demonstration a link is all it takes. */
export function redeemSignInLink(
  ctx: Context,
  token: string,
  origin: SignInOrigin,
  direct: boolean,
): Promise<StartedSession> {
  return ctx.database.write(async (tx) => {
    const now = ctx.clock.now()
    const link = await findUnusedLink(tx, hashToken(token))
    if (!link || link.expiresAt <= now)
      throw new Problem('sign-in-link-invalid', '请向普查办索取新的登录链接')
    const row = await findAccount(tx, link.accountId)
    if (!row || !mayStillSignIn(row, await notBefore(tx, now))) {
      throw new Problem('sign-in-link-invalid', '账号已停用或已到期，请联系普查办')
    }
    await markLinkUsed(tx, link.id, now)
    const owes = direct ? [] : await stepsAfterLink(tx, row)
    return startSession(tx, ctx, row, origin, { owes, method: 'link' })
  })
}

/** Who holds a link chooses a password anew; a second factor there is must still be shown. */
export async function stepsAfterLink(db: Executor, row: AccountRow): Promise<SignInStep[]> {
  if (await hasFactor(db, row.id)) return ['factor', 'password']
  return needsFactor(row.role) ? ['password', 'enrol-factor'] : ['password']
}

/** Now, or the last sign-in of anyone where the clock was set back behind it: what ended stays ended. */
export async function notBefore(db: Executor, now: string): Promise<string> {
  const latest = await findLatestSignIn(db)
  return latest !== null && latest > now ? latest : now
}
