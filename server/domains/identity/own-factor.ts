/**
 * Whose factor is being set up: the sign-in under way that owes one, or an open session that has shown
 * its password once more.
 */
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { findPassword } from './factor-store.ts'
import { passwordFits } from './password.ts'
import { findLiveSession, type LiveSession } from './resolve-actor.ts'
import { countAttempt, forgetAttempts, type Guarded } from './sign-in-guard.ts'
import { type AccountRow, asAccount } from './store.ts'

/** Problem `sign-in-step-missing` unless a second factor may be set up now; the password is not asked. */
export async function requireSettingUp(ctx: Context, request: Request): Promise<LiveSession> {
  const live = await findLiveSession(ctx.database, ctx.clock, request, true)
  if (!live || (live.owes.length > 0 && live.owes[0] !== 'enrol-factor')) {
    throw new Problem('sign-in-step-missing')
  }
  return live
}

/** The same; in an open session the own password is asked for, if there is one. */
export async function requireSettingUpWithPassword(
  ctx: Context,
  request: Request,
  password: string | undefined,
): Promise<LiveSession> {
  const live = await requireSettingUp(ctx, request)
  if (live.owes.length === 0) await requireOwnPassword(ctx, live.account, password ?? '')
  return live
}

/** Problem `sign-in-refused` unless it is the account's password. An account without one has nothing to show. */
export async function requireOwnPassword(
  ctx: Context,
  account: AccountRow,
  password: string,
): Promise<void> {
  const stored = await findPassword(ctx.database.read, account.id)
  if (!stored) return
  const guarded: Guarded = { kind: 'login-name', what: account.loginName ?? account.id }
  await countAttempt(ctx, [guarded])
  const fits = await passwordFits(stored.hash, password)
  await ctx.database.write(async (tx) => {
    if (fits) return forgetAttempts(tx, guarded)
    await recordAudit(
      tx,
      { ...ctx, actor: asAccount(account) },
      {
        action: 'password.refuse',
        subjectKind: 'account',
        subjectId: account.id,
      },
    )
  })
  if (!fits) throw new Problem('sign-in-refused', '当前口令不对')
}
