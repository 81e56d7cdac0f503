/** One's own account: what one signs in with, where one is signed in, and changing either. */

import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { getMyAccount } from '../../contract/sign-in.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import {
  countRecoveryCodes,
  deleteTotp,
  findPasskey,
  findPassword,
  findTotp,
  listPasskeys,
  savePassword,
  updatePasskey,
} from './factor-store.ts'
import { factorsOf } from './factors.ts'
import { requireOwnPassword } from './own-factor.ts'
import { hashPassword, passwordFits, requireStrongPassword } from './password.ts'
import { issueRecoveryCodes } from './recovery-codes.ts'
import { needsFactor } from './session-life.ts'
import { type AccountRow, endSession, endSessionsOf, findAccount, listSessionsOf } from './store.ts'
import { summariseSessions } from './summarise-sessions.ts'

export async function readMyAccount(
  ctx: SignedInContext,
  sessionId: string | null,
): Promise<ReplyOf<typeof getMyAccount>> {
  const db = ctx.database.read
  const row = await ownRow(ctx)
  const password = await findPassword(db, row.id)
  const totp = await findTotp(db, row.id)
  const passkeys = await listPasskeys(db, row.id)
  const sessions = await listSessionsOf(db, row.id)
  return {
    account: ctx.actor,
    loginName: row.loginName,
    lastDate: row.lastDate,
    passwordChangedAt: password?.changedAt ?? null,
    totpSince: totp?.confirmedAt ?? null,
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      ...{ id, name, createdAt, lastUsedAt },
    })),
    recoveryCodesLeft: await countRecoveryCodes(db, row.id),
    factorMandatory: needsFactor(row.role),
    sessions: summariseSessions(sessions, ctx.clock.now(), sessionId),
  }
}

export async function changePassword(
  ctx: SignedInContext,
  input: { current: string; next: string },
  sessionId: string | null,
): Promise<{ endedSessions: number }> {
  const row = await ownRow(ctx)
  await requireOwnPassword(ctx, row, input.current)
  requireStrongPassword(input.next, [row.loginName ?? '', row.displayName])
  const before = await findPassword(ctx.database.read, row.id)
  if (before && (await passwordFits(before.hash, input.next))) {
    throw new Problem('password-too-weak', '与原口令相同，请换一个')
  }
  const hash = await hashPassword(input.next)
  return ctx.database.write(async (tx) => {
    const now = ctx.clock.now()
    await savePassword(tx, { accountId: row.id, hash, changedAt: now })
    const endedSessions = await endSessionsOf(tx, row.id, now, sessionId ?? undefined)
    await recordAudit(tx, ctx, {
      action: 'password.change',
      subjectKind: 'account',
      subjectId: row.id,
      after: { endedSessions },
    })
    return { endedSessions }
  })
}

export async function renewRecoveryCodes(
  ctx: SignedInContext,
  password: string,
): Promise<{ recoveryCodes: string[] }> {
  const row = await ownRow(ctx)
  await requireOwnPassword(ctx, row, password)
  return ctx.database.write(async (tx) => {
    const recoveryCodes = await issueRecoveryCodes(tx, ctx, row.id)
    await recordAudit(tx, ctx, {
      action: 'recovery-codes.renew',
      subjectKind: 'account',
      subjectId: row.id,
    })
    return { recoveryCodes }
  })
}

/** `factor`: `totp` or the id of a passkey. The last one stays where the post must have one. */
export async function removeFactor(
  ctx: SignedInContext,
  input: { password: string; factor: string },
): Promise<{ removed: boolean }> {
  const row = await ownRow(ctx)
  await requireOwnPassword(ctx, row, input.password)
  return ctx.database.write(async (tx) => {
    const held = await factorsOf(tx, row.id)
    const passkeys = await listPasskeys(tx, row.id)
    const whole = (held.includes('totp') ? 1 : 0) + passkeys.length
    if (whole <= 1 && needsFactor(row.role)) {
      throw new Problem('factor-mandatory', '请先添加另一种，再移除这一种')
    }
    if (input.factor === 'totp') {
      if (!held.includes('totp')) throw new Problem('not-found', '没有启用验证器')
      await deleteTotp(tx, row.id)
    } else {
      const key = await findPasskey(tx, input.factor)
      if (key?.accountId !== row.id) throw new Problem('not-found', '没有这个通行密钥')
      await updatePasskey(tx, key.id, { removedAt: ctx.clock.now() })
    }
    await recordAudit(tx, ctx, {
      action: 'factor.remove',
      subjectKind: 'account',
      subjectId: row.id,
      before: { kind: input.factor === 'totp' ? 'totp' : 'passkey' },
    })
    return { removed: true }
  })
}

export async function endOwnSession(
  ctx: SignedInContext,
  sessionId: string,
): Promise<{ ended: boolean }> {
  return ctx.database.write(async (tx) => {
    const own = (await listSessionsOf(tx, ctx.actor.id)).find(({ id }) => id === sessionId)
    if (!own) throw new Problem('not-found', '没有这次登录，或它已经结束')
    await endSession(tx, sessionId, ctx.clock.now())
    await recordAudit(tx, ctx, {
      action: 'session.end',
      subjectKind: 'session',
      subjectId: sessionId,
    })
    return { ended: true }
  })
}

async function ownRow(ctx: SignedInContext): Promise<AccountRow> {
  const row = await findAccount(ctx.database.read, ctx.actor.id)
  if (!row) throw new Problem('not-found', '没有这个账号')
  return row
}
