/**
 * Sessions begin here and nowhere else: each step of sign-in ends the session it came with and opens a
 * new one under a fresh token, so that a token planted before sign-in is worth nothing after it.
 */
import { homeOf, type SignInReply, type SignInStep } from '../../contract/identity.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { actorOf } from './actor-of.ts'
import { sessionEnd } from './session-life.ts'
import { type AccountRow, endSession, insertSession } from './store.ts'
import { completeTakeOvers } from './take-over.ts'
import { hashToken, newToken } from './token.ts'

/** What the request says of where it comes from. */
export interface SignInOrigin {
  /** Browser and system in a few words, or null. */
  readonly client: string | null
  /** Address of the peer, or behind a proxy the one the proxy saw. */
  readonly address: string
  /** Session the browser came with, whatever its state; it ends. */
  readonly sessionId: string | null
}

export interface SessionToStart {
  readonly owes: readonly SignInStep[]
  readonly method: 'link' | 'password' | 'passkey' | 'activation' | 'device'
  readonly deviceId?: string | null
  readonly unitId?: string | null
}

export interface StartedSession {
  readonly reply: SignInReply
  readonly token: string
  readonly expiresAt: string
}

export async function startSession(
  tx: Executor,
  ctx: Context,
  row: AccountRow,
  origin: SignInOrigin,
  { owes, method, deviceId = null, unitId = null }: SessionToStart,
): Promise<StartedSession> {
  const now = ctx.clock.now()
  if (origin.sessionId !== null) await endSession(tx, origin.sessionId, now)
  const token = newToken()
  const id = ctx.newId()
  const expiresAt = sessionEnd(now, owes)
  await insertSession(tx, {
    ...{ id, accountId: row.id, tokenHash: hashToken(token), createdAt: now, expiresAt },
    ...{ endedAt: null, owes: owes.join(','), method, lastSeenAt: now, client: origin.client },
    ...{ deviceId, unitId },
  })
  const actor = await actorOf(tx, row, unitId)
  await recordAudit(
    tx,
    { ...ctx, actor },
    {
      action: owes.length > 0 ? 'session.begin' : 'session.start',
      subjectKind: 'session',
      subjectId: id,
      after: { method, owes: [...owes], deviceId },
    },
  )
  if (owes.length === 0) await completeTakeOvers(tx, { ...ctx, actor }, row.id)
  return {
    reply: {
      account: actor,
      steps: [...owes],
      home: owes.length === 0 ? homeOf(row.role) : null,
    },
    token,
    expiresAt,
  }
}
