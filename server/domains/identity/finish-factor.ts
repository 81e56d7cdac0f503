/** After a second factor was set up: recovery codes with the first one, and on with the sign-in. */
import { homeOf, type SignInStep } from '../../contract/identity.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { countRecoveryCodes } from './factor-store.ts'
import { issueRecoveryCodes } from './recovery-codes.ts'
import type { LiveSession } from './resolve-actor.ts'
import { type SignInOrigin, type StartedSession, startSession } from './start-session.ts'
import { asAccount } from './store.ts'

export interface FinishedFactor {
  readonly reply: { recoveryCodes: string[]; steps: SignInStep[]; home: string | null }
  /** The new session, where a sign-in was under way. */
  readonly started: StartedSession | undefined
}

export async function finishFactor(
  tx: Executor,
  ctx: Context,
  live: LiveSession,
  origin: SignInOrigin,
  kind: 'totp' | 'passkey',
): Promise<FinishedFactor> {
  const { account, owes, session } = live
  await recordAudit(
    tx,
    { ...ctx, actor: asAccount(account) },
    {
      action: `${kind}.set-up`,
      subjectKind: 'account',
      subjectId: account.id,
    },
  )
  const recoveryCodes =
    (await countRecoveryCodes(tx, account.id)) === 0
      ? await issueRecoveryCodes(tx, ctx, account.id)
      : []
  if (owes.length === 0) {
    return { reply: { recoveryCodes, steps: [], home: homeOf(account.role) }, started: undefined }
  }
  const started = await startSession(tx, ctx, account, origin, {
    owes: owes.slice(1),
    method: 'password',
    deviceId: session.deviceId,
    unitId: session.unitId,
  })
  const { steps, home } = started.reply
  return { reply: { recoveryCodes, steps, home }, started }
}
