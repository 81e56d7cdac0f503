/** Makes a one-time sign-in link for an account; the token is returned once and stored as a hash. */
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { findAccount, insertLink } from './store.ts'
import { hashToken, newToken } from './token.ts'

const LINK_LIFE_HOURS = 72

export function issueSignInLink(
  ctx: Context,
  accountId: string,
): Promise<{ readonly token: string; readonly expiresAt: string }> {
  return ctx.database.write(async (tx) => {
    const account = await findAccount(tx, accountId)
    if (!account) throw new Problem('not-found', '没有这个账号')
    const token = newToken()
    const createdAt = ctx.clock.now()
    const expiresAt = new Date(Date.parse(createdAt) + LINK_LIFE_HOURS * 3_600_000).toISOString()
    const id = ctx.newId()
    await insertLink(tx, { id, accountId, tokenHash: hashToken(token), createdAt, expiresAt })
    await recordAudit(tx, ctx, {
      action: 'sign-in-link.issue',
      subjectKind: 'account',
      subjectId: accountId,
      after: { linkId: id, expiresAt },
    })
    return { token, expiresAt }
  })
}
