/** Sets up an authenticator app: a secret, then the proof that the app holds it. */
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import type { SecretBox } from '../../platform/secret-box.ts'
import { recordAudit } from '../audit/index.ts'
import { findTotp, saveTotp } from './factor-store.ts'
import { type FinishedFactor, finishFactor } from './finish-factor.ts'
import { requireSettingUp, requireSettingUpWithPassword } from './own-factor.ts'
import { totpPurpose } from './present-factor.ts'
import { countAttempt, forgetAttempts, type Guarded } from './sign-in-guard.ts'
import type { SignInOrigin } from './start-session.ts'
import { asAccount } from './store.ts'
import { newTotpSecret, stepOfCode, totpUri } from './totp.ts'

export async function beginTotp(
  ctx: Context,
  password: string | undefined,
  request: Request,
  box: SecretBox,
): Promise<{ secret: string; uri: string }> {
  const { account } = await requireSettingUpWithPassword(ctx, request, password)
  const secret = newTotpSecret()
  await ctx.database.write(async (tx) => {
    const before = await findTotp(tx, account.id)
    await saveTotp(tx, {
      accountId: account.id,
      sealedSecret: before?.sealedSecret ?? null,
      confirmedAt: before?.confirmedAt ?? null,
      pendingSecret: box.seal(secret, totpPurpose(account.id)),
      lastStep: before?.lastStep ?? 0,
    })
    await recordAudit(
      tx,
      { ...ctx, actor: asAccount(account) },
      {
        action: 'totp.begin',
        subjectKind: 'account',
        subjectId: account.id,
      },
    )
  })
  return { secret, uri: totpUri(secret, account.loginName ?? account.displayName) }
}

export async function confirmTotp(
  ctx: Context,
  code: string,
  request: Request,
  origin: SignInOrigin,
  box: SecretBox,
): Promise<FinishedFactor> {
  const live = await requireSettingUp(ctx, request)
  const { account } = live
  const guarded: Guarded = { kind: 'factor', what: account.id }
  await countAttempt(ctx, [guarded])
  return ctx.database.write(async (tx) => {
    const now = ctx.clock.now()
    const totp = await findTotp(tx, account.id)
    const pending = totp?.pendingSecret
    const step = pending
      ? stepOfCode(box.open(pending, totpPurpose(account.id)), code.trim(), now)
      : undefined
    if (!pending || step === undefined) {
      throw new Problem('factor-refused', '请输入验证器上正在显示的 6 位数字，并核对手机时间')
    }
    await saveTotp(tx, {
      ...{ accountId: account.id, sealedSecret: pending, confirmedAt: now },
      ...{ pendingSecret: null, lastStep: step },
    })
    await forgetAttempts(tx, guarded)
    return finishFactor(tx, ctx, live, origin, 'totp')
  })
}
