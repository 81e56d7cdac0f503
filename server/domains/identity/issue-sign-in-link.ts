/**
 * Makes a one-time sign-in link for an account; the token is returned once and stored as a hash. Links
 * issued before and not used end with it.
 */
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { findAccount, insertLink, withdrawLinks } from './store.ts'
import { hashToken, newToken } from './token.ts'

const LINK_LIFE_HOURS = 72

export interface IssuedLink {
  readonly token: string
  readonly expiresAt: string
}

export function issueSignInLink(ctx: Context, accountId: string): Promise<IssuedLink> {
  return ctx.database.write(async (tx) => {
    if (!(await findAccount(tx, accountId))) throw new Problem('not-found', '没有这个账号')
    return issueLink(tx, ctx, accountId)
  })
}

/** The same inside a transaction. */
export async function issueLink(
  tx: Executor,
  ctx: Context,
  accountId: string,
): Promise<IssuedLink> {
  const token = newToken()
  const createdAt = ctx.clock.now()
  const expiresAt = new Date(Date.parse(createdAt) + LINK_LIFE_HOURS * 3_600_000).toISOString()
  const id = ctx.newId()
  await withdrawLinks(tx, accountId, createdAt)
  await insertLink(tx, { id, accountId, tokenHash: hashToken(token), createdAt, expiresAt })
  await recordAudit(tx, ctx, {
    action: 'sign-in-link.issue',
    subjectKind: 'account',
    subjectId: accountId,
    after: { linkId: id, expiresAt },
  })
  return { token, expiresAt }
}
