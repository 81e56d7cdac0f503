/**
 * A tablet becomes known: the office shows a QR code for one account, the tablet opens it, makes a key
 * pair it cannot give away, and hands over the public half.
 */
import type { OneTimeLink } from '../../contract/accounts.ts'
import type { DeviceKey, enrolDevice as enrolDeviceOperation } from '../../contract/devices.ts'
import { homeOf } from '../../contract/identity.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context, SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { mayStillSignIn } from './account-life.ts'
import { insertDevice, insertEnrolment, spendEnrolment } from './device-store.ts'
import { findPassword } from './factor-store.ts'
import { getManagedRow } from './managed-account.ts'
import { notBefore, stepsAfterLink } from './redeem-sign-in-link.ts'
import { requireRight } from './rights.ts'
import { type SignInOrigin, type StartedSession, startSession } from './start-session.ts'
import { asAccount, findAccount } from './store.ts'
import { hashToken, newToken } from './token.ts'

/** Shown on a screen and scanned from it there and then. */
const ENROLMENT_MINUTES = 30

export function createDeviceEnrolment(
  ctx: SignedInContext,
  accountId: string,
): Promise<OneTimeLink> {
  requireRight(ctx, 'device.manage')
  return ctx.database.write(async (tx) => {
    const row = await getManagedRow(tx, ctx, accountId)
    if (row.role !== 'enumerator' && row.role !== 'supervisor') throw new Problem('not-found')
    const token = newToken()
    const createdAt = ctx.clock.now()
    const expiresAt = new Date(Date.parse(createdAt) + ENROLMENT_MINUTES * 60_000).toISOString()
    await insertEnrolment(tx, {
      ...{ id: ctx.newId(), accountId, tokenHash: hashToken(token), createdAt, expiresAt },
      createdBy: ctx.actor.id,
    })
    await recordAudit(tx, ctx, {
      action: 'device.offer-enrolment',
      subjectKind: 'account',
      subjectId: accountId,
      after: { expiresAt },
    })
    return { path: `/sign-in/device#${token}`, expiresAt }
  })
}

export interface EnrolledDevice {
  readonly reply: ReplyOf<typeof enrolDeviceOperation>
  readonly started: StartedSession | undefined
}

/** Whoever has no password yet goes on to choose one; all others sign in as usual. */
export function enrolDevice(
  ctx: Context,
  input: { token: string; name: string; publicKey: DeviceKey },
  origin: SignInOrigin,
  direct: boolean,
): Promise<EnrolledDevice> {
  return ctx.database.write(async (tx) => {
    const now = ctx.clock.now()
    const at = await notBefore(tx, now)
    const enrolment = await spendEnrolment(tx, hashToken(input.token), at)
    const row = enrolment && (await findAccount(tx, enrolment.accountId))
    if (!enrolment || !row || !mayStillSignIn(row, at)) {
      throw new Problem('device-refused', '请普查办在账号页面重新出示登记二维码')
    }
    const deviceId = ctx.newId()
    await insertDevice(tx, {
      ...{ id: deviceId, accountId: row.id, name: input.name.trim(), areaPrefix: row.areaPrefix },
      ...{ publicKey: input.publicKey, enrolledAt: now, enrolledBy: enrolment.createdBy },
      ...{ revokedAt: null, revokedBy: null, revokeReason: null },
      ...{ report: null, reportedAt: null, clockOffsetMs: null },
    })
    const account = asAccount(row)
    await recordAudit(
      tx,
      { ...ctx, actor: account },
      {
        action: 'device.enrol',
        subjectKind: 'device',
        subjectId: deviceId,
        after: { accountId: row.id, name: input.name.trim() },
      },
    )
    const signsIn = direct || (await findPassword(tx, row.id)) === undefined
    if (!signsIn) return { reply: { deviceId, account, next: '/sign-in/' }, started: undefined }
    const started = await startSession(tx, ctx, row, origin, {
      owes: direct ? [] : await stepsAfterLink(tx, row),
      method: 'device',
      deviceId,
    })
    return { reply: { deviceId, account, next: direct ? homeOf(row.role) : '/sign-in/' }, started }
  })
}
