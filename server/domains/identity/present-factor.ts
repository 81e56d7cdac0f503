/** The second step of sign-in: a code of the authenticator app, taken once, or a recovery code. */
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { SecretBox } from '../../platform/secret-box.ts'
import { recordAudit } from '../audit/index.ts'
import { findTotp, spendRecoveryCode, takeTotpStep } from './factor-store.ts'
import { hashRecoveryCode } from './recovery-codes.ts'
import { countAttempt, forgetAttempts, forgiveAttempt, type Guarded } from './sign-in-guard.ts'
import { requireStep } from './staged-session.ts'
import { type SignInOrigin, type StartedSession, startSession } from './start-session.ts'
import { asAccount } from './store.ts'
import { stepOfCode } from './totp.ts'

export async function presentFactor(
  ctx: Context,
  code: string,
  request: Request,
  origin: SignInOrigin,
  box: SecretBox,
): Promise<StartedSession> {
  const { account, owes, session } = await requireStep(ctx, request, 'factor')
  const guarded: Guarded = { kind: 'factor', what: account.id }
  const address: Guarded = { kind: 'address', what: origin.address }
  await countAttempt(ctx, [guarded, address])
  const started = await ctx.database.write(async (tx) => {
    const actor = asAccount(account)
    const taken = await takeCode(tx, ctx, account.id, code, box)
    if (taken === undefined) {
      await recordAudit(
        tx,
        { ...ctx, actor },
        {
          action: 'factor.refuse',
          subjectKind: 'account',
          subjectId: account.id,
        },
      )
      return undefined
    }
    if (taken === 'recovery-code') {
      await recordAudit(
        tx,
        { ...ctx, actor },
        {
          action: 'recovery-code.spend',
          subjectKind: 'account',
          subjectId: account.id,
        },
      )
    }
    await forgetAttempts(tx, guarded)
    await forgiveAttempt(tx, address)
    return startSession(tx, ctx, account, origin, {
      owes: owes.slice(1),
      method: 'password',
      deviceId: session.deviceId,
      unitId: session.unitId,
    })
  })
  if (!started) throw new Problem('factor-refused', '请等下一组 6 位数字再输入，或改用恢复码')
  return started
}

async function takeCode(
  tx: Executor,
  ctx: Context,
  accountId: string,
  code: string,
  box: SecretBox,
): Promise<'totp' | 'recovery-code' | undefined> {
  const now = ctx.clock.now()
  const digits = code.normalize('NFKC').replace(/\s/g, '')
  const totp = await findTotp(tx, accountId)
  if (totp?.sealedSecret) {
    const step = stepOfCode(box.open(totp.sealedSecret, totpPurpose(accountId)), digits, now)
    if (step !== undefined && (await takeTotpStep(tx, accountId, step))) return 'totp'
  }
  const spent = await spendRecoveryCode(tx, accountId, hashRecoveryCode(accountId, code), now)
  return spent ? 'recovery-code' : undefined
}

/** What a sealed secret is for; bound in when it is sealed. */
export function totpPurpose(accountId: string): string {
  return `totp:${accountId}`
}
