/**
 * Sign-in with login name and password. Unknown name, wrong password, disabled or expired account:
 * the same work, the same words.
 */
import type { SignInStep } from '../../contract/identity.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { mayStillSignIn } from './account-life.ts'
import { findPassword } from './factor-store.ts'
import { hasFactor } from './factors.ts'
import { passwordFits } from './password.ts'
import { notBefore } from './redeem-sign-in-link.ts'
import { needsFactor } from './session-life.ts'
import { countAttempt, forgetAttempts, forgiveAttempt, type Guarded } from './sign-in-guard.ts'
import { type SignInOrigin, type StartedSession, startSession } from './start-session.ts'
import { type AccountRow, findAccount, findByLoginName } from './store.ts'

/** 口令定期更换 (law.md L-50); a design value. */
const PASSWORD_DAYS = 180

export interface Credentials {
  readonly loginName: string
  readonly password: string
}

export async function signIn(
  ctx: Context,
  { loginName, password }: Credentials,
  origin: SignInOrigin,
): Promise<StartedSession> {
  const name = loginName.trim().toLowerCase()
  const guarded: Guarded = { kind: 'login-name', what: name }
  const address: Guarded = { kind: 'address', what: origin.address }
  await countAttempt(ctx, [guarded, address])
  const row = await findByLoginName(ctx.database.read, name)
  const stored = await findPassword(ctx.database.read, row?.id ?? '')
  const fits = await passwordFits(stored?.hash, password)
  const started = await ctx.database.write(async (tx) => {
    const current = await findAccount(tx, row?.id ?? '')
    const at = await notBefore(tx, ctx.clock.now())
    if (!current || !stored || !fits || !mayStillSignIn(current, at)) {
      await recordAudit(tx, ctx, {
        action: 'sign-in.refuse',
        subjectKind: 'account',
        subjectId: current?.id ?? 'unknown',
      })
      return undefined
    }
    await forgetAttempts(tx, guarded)
    await forgiveAttempt(tx, address)
    const owes = await stepsAfterPassword(tx, current, stored.changedAt, at)
    return startSession(tx, ctx, current, origin, { owes, method: 'password' })
  })
  if (!started) throw new Problem('sign-in-refused', '请核对后再试；忘记口令请向普查办索取登录链接')
  return started
}

async function stepsAfterPassword(
  db: Executor,
  row: AccountRow,
  changedAt: string,
  now: string,
): Promise<SignInStep[]> {
  const ageDays = (Date.parse(now) - Date.parse(changedAt)) / 86_400_000
  const steps: SignInStep[] = ageDays > PASSWORD_DAYS ? ['password'] : []
  if (await hasFactor(db, row.id)) return ['factor', ...steps]
  return needsFactor(row.role) ? [...steps, 'enrol-factor'] : steps
}
