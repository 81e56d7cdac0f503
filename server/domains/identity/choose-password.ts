/** Sets the password that the sign-in under way asks for, and the login name where there is none yet. */
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { findPassword, savePassword } from './factor-store.ts'
import { hashPassword, passwordFits, requireStrongPassword } from './password.ts'
import type { Credentials } from './sign-in.ts'
import { forgetAttempts } from './sign-in-guard.ts'
import { requireStep } from './staged-session.ts'
import { type SignInOrigin, type StartedSession, startSession } from './start-session.ts'
import { endSessionsOf, findAccount, findByLoginName, updateAccount } from './store.ts'

export async function choosePassword(
  ctx: Context,
  { loginName, password }: Credentials,
  request: Request,
  origin: SignInOrigin,
): Promise<StartedSession> {
  const { account, owes, session } = await requireStep(ctx, request, 'password')
  const name = account.loginName ?? loginName.trim().toLowerCase()
  requireStrongPassword(password, [name, account.displayName])
  const before = await findPassword(ctx.database.read, account.id)
  if (before && (await passwordFits(before.hash, password))) {
    throw new Problem('password-too-weak', '与原口令相同，请换一个')
  }
  const hash = await hashPassword(password)
  return ctx.database.write(async (tx) => {
    const holder = await findByLoginName(tx, name)
    if (holder && holder.id !== account.id) {
      throw new Problem('login-name-taken', `登录名「${name}」已有人用，请换一个`)
    }
    const now = ctx.clock.now()
    await updateAccount(tx, account.id, { loginName: name })
    await savePassword(tx, { accountId: account.id, hash, changedAt: now })
    await endSessionsOf(tx, account.id, now)
    await forgetAttempts(tx, { kind: 'login-name', what: name })
    const row = await findAccount(tx, account.id)
    if (!row) throw new Problem('sign-in-step-missing')
    await recordAudit(tx, ctx, {
      action: 'password.choose',
      subjectKind: 'account',
      subjectId: account.id,
    })
    return startSession(tx, ctx, row, origin, {
      owes: owes.slice(1),
      method: 'link',
      deviceId: session.deviceId,
      unitId: session.unitId,
    })
  })
}
