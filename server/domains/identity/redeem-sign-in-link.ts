/** Turns a one-time link into a fresh session. The link is spent in the same transaction. */
import { type Account, homeOf } from '../../contract/identity.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { mayStillSignIn } from './account-life.ts'
import { asAccount, findAccount, findUnusedLink, insertSession, markLinkUsed } from './store.ts'
import { hashToken, newToken } from './token.ts'

const SESSION_LIFE_HOURS = 12

export interface Redeemed {
  readonly account: Account
  readonly home: string
  readonly sessionToken: string
  readonly expiresAt: string
}

export function redeemSignInLink(ctx: Context, token: string): Promise<Redeemed> {
  return ctx.database.write(async (tx) => {
    const now = ctx.clock.now()
    const link = await findUnusedLink(tx, hashToken(token))
    if (!link || link.expiresAt <= now)
      throw new Problem('sign-in-link-invalid', '请向普查办索取新的登录链接')
    const row = await findAccount(tx, link.accountId)
    if (!row || !mayStillSignIn(row, now)) {
      throw new Problem('sign-in-link-invalid', '账号已停用或已到期，请联系普查办')
    }
    const sessionToken = newToken()
    const expiresAt = new Date(Date.parse(now) + SESSION_LIFE_HOURS * 3_600_000).toISOString()
    const sessionId = ctx.newId()
    await markLinkUsed(tx, link.id, now)
    await insertSession(tx, {
      id: sessionId,
      accountId: row.id,
      tokenHash: hashToken(sessionToken),
      createdAt: now,
      expiresAt,
    })
    const account = asAccount(row)
    await recordAudit(
      tx,
      { ...ctx, actor: account },
      {
        action: 'session.start',
        subjectKind: 'session',
        subjectId: sessionId,
      },
    )
    return { account, home: homeOf(account.role), sessionToken, expiresAt }
  })
}
