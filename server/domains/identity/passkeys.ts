/**
 * Passkeys (WebAuthn). With user verification one is possession and PIN or finger at once, hence a
 * whole sign-in; after a password it is the second factor. Attestation is not asked for: which make of
 * key someone uses is nothing the census needs to know.
 */
import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { SignInStep } from '../../contract/identity.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { mayStillSignIn } from './account-life.ts'
import {
  findPasskey,
  insertChallenge,
  insertPasskey,
  listPasskeys,
  spendChallenge,
  updatePasskey,
} from './factor-store.ts'
import { type FinishedFactor, finishFactor } from './finish-factor.ts'
import { requireSettingUp, requireSettingUpWithPassword } from './own-factor.ts'
import { notBefore } from './redeem-sign-in-link.ts'
import { findLiveSession } from './resolve-actor.ts'
import { countAttempt, forgetAttempts, forgiveAttempt } from './sign-in-guard.ts'
import { type SignInOrigin, type StartedSession, startSession } from './start-session.ts'
import { asAccount, findAccount } from './store.ts'

/** Where browsers see the server: passkeys are bound to its host. */
export interface Site {
  /** E.g. `https://jingpu.example`. */
  readonly origin: string
  readonly host: string
}

export interface PasskeyChallenge {
  readonly challengeId: string
  readonly options: Record<string, unknown>
}

const CHALLENGE_MINUTES = 5

export async function beginPasskey(
  ctx: Context,
  password: string | undefined,
  request: Request,
  site: Site,
): Promise<PasskeyChallenge> {
  const { account } = await requireSettingUpWithPassword(ctx, request, password)
  const own = await listPasskeys(ctx.database.read, account.id)
  const options = await generateRegistrationOptions({
    rpName: '经普',
    rpID: site.host,
    userName: account.loginName ?? account.displayName,
    userDisplayName: account.displayName,
    userID: new TextEncoder().encode(account.id),
    attestationType: 'none',
    excludeCredentials: own.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  })
  return keepChallenge(ctx, 'register', account.id, { ...options })
}

export async function finishPasskey(
  ctx: Context,
  input: { challengeId: string; name: string; response: unknown },
  request: Request,
  origin: SignInOrigin,
  site: Site,
): Promise<FinishedFactor> {
  const live = await requireSettingUp(ctx, request)
  const { account } = live
  const challenge = await takeChallenge(ctx, input.challengeId, 'register')
  if (challenge.accountId !== account.id) throw refused()
  const verified = await verifyRegistrationResponse({
    // Checked field by field inside; whatever does not fit makes it throw.
    response: input.response as RegistrationResponseJSON,
    expectedChallenge: challenge.challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    requireUserVerification: true,
  }).catch(() => undefined)
  const credential = verified?.verified ? verified.registrationInfo?.credential : undefined
  if (!credential) throw refused()
  return ctx.database.write(async (tx) => {
    if (await findPasskey(tx, credential.id)) throw refused()
    await insertPasskey(tx, {
      id: credential.id,
      accountId: account.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      name: input.name.trim() || '通行密钥',
      createdAt: ctx.clock.now(),
      lastUsedAt: null,
      removedAt: null,
    })
    return finishFactor(tx, ctx, live, origin, 'passkey')
  })
}

/** As the second factor of the sign-in under way, or as a whole sign-in. */
export async function beginPasskeySignIn(
  ctx: Context,
  request: Request,
  origin: SignInOrigin,
  site: Site,
): Promise<PasskeyChallenge> {
  await countAttempt(ctx, [{ kind: 'address', what: origin.address }])
  const live = await findLiveSession(ctx.database, ctx.clock, request, true)
  const accountId = live?.owes[0] === 'factor' ? live.account.id : null
  const own = accountId === null ? [] : await listPasskeys(ctx.database.read, accountId)
  const options = await generateAuthenticationOptions({
    rpID: site.host,
    userVerification: 'required',
    allowCredentials: own.map(({ id, transports }) => ({
      id,
      // As the browser named them when the passkey was made.
      transports: transports as AuthenticatorTransport[],
    })),
  })
  return keepChallenge(ctx, 'sign-in', accountId, { ...options })
}

export async function finishPasskeySignIn(
  ctx: Context,
  input: { challengeId: string; response: { id: string } },
  request: Request,
  origin: SignInOrigin,
  site: Site,
): Promise<StartedSession> {
  const live = await findLiveSession(ctx.database, ctx.clock, request, true)
  const underWay = live?.owes[0] === 'factor' ? live : null
  const challenge = await takeChallenge(ctx, input.challengeId, 'sign-in')
  const key = await findPasskey(ctx.database.read, input.response.id)
  if (!key) throw refused()
  if (challenge.accountId !== null && challenge.accountId !== key.accountId) throw refused()
  if (underWay && underWay.account.id !== key.accountId) throw refused()
  const verified = await verifyAuthenticationResponse({
    // Checked field by field inside; whatever does not fit makes it throw.
    response: input.response as AuthenticationResponseJSON,
    expectedChallenge: challenge.challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    credential: { id: key.id, publicKey: new Uint8Array(key.publicKey), counter: key.counter },
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!verified?.verified) throw refused()
  return ctx.database.write(async (tx) => {
    const now = ctx.clock.now()
    const account = await findAccount(tx, key.accountId)
    if (!account || !mayStillSignIn(account, await notBefore(tx, now))) throw refused()
    await updatePasskey(tx, key.id, {
      counter: verified.authenticationInfo.newCounter,
      lastUsedAt: now,
    })
    await forgetAttempts(tx, { kind: 'factor', what: account.id })
    await forgiveAttempt(tx, { kind: 'address', what: origin.address })
    await recordAudit(
      tx,
      { ...ctx, actor: asAccount(account) },
      {
        action: 'passkey.use',
        subjectKind: 'account',
        subjectId: account.id,
      },
    )
    const owes: SignInStep[] = underWay ? underWay.owes.slice(1) : []
    return startSession(tx, ctx, account, origin, {
      owes,
      method: underWay ? 'password' : 'passkey',
      ...(underWay && { deviceId: underWay.session.deviceId, unitId: underWay.session.unitId }),
    })
  })
}

async function keepChallenge(
  ctx: Context,
  purpose: 'register' | 'sign-in',
  accountId: string | null,
  options: Record<string, unknown> & { challenge: string },
): Promise<PasskeyChallenge> {
  const id = ctx.newId()
  const expiresAt = new Date(Date.parse(ctx.clock.now()) + CHALLENGE_MINUTES * 60_000).toISOString()
  const { challenge } = options
  await ctx.database.write((tx) =>
    insertChallenge(tx, { id, accountId, purpose, challenge, expiresAt, usedAt: null }),
  )
  return { challengeId: id, options }
}

async function takeChallenge(ctx: Context, id: string, purpose: 'register' | 'sign-in') {
  const now = ctx.clock.now()
  const challenge = await ctx.database.write((tx) => spendChallenge(tx, id, now))
  if (!challenge || challenge.purpose !== purpose || challenge.expiresAt <= now) throw refused()
  return challenge
}

function refused(): Problem {
  return new Problem('passkey-refused', '请再试一次；不行请改用验证器数字或口令')
}
