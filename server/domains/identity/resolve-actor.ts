/** Who a request comes from: its open session's account, or nobody. */
import type { SignInStep } from '../../contract/identity.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Actor } from '../../platform/context.ts'
import type { Database } from '../../platform/database/database.ts'
import { mayStillSignIn } from './account-life.ts'
import { actorOf } from './actor-of.ts'
import { sessionTokenIn } from './session-cookie.ts'
import { hasRunOut, isWorthNoting } from './session-life.ts'
import { type AccountRow, findOpenSession, type SessionRow, updateSession } from './store.ts'
import { hashToken } from './token.ts'

export interface LiveSession {
  readonly session: SessionRow
  readonly account: AccountRow
  /** Steps of sign-in still owed. */
  readonly owes: readonly SignInStep[]
}

/** The request's session, open or under way, unless time, an end or the account's end has closed it. */
export async function findLiveSession(
  database: Database,
  clock: Clock,
  request: Request,
  idleEnds: boolean,
): Promise<LiveSession | null> {
  const token = sessionTokenIn(request.headers.get('cookie'))
  if (token === undefined) return null
  const found = await findOpenSession(database.read, hashToken(token))
  if (!found) return null
  const { session, account } = found
  const now = clock.now()
  const at = session.lastSeenAt !== null && session.lastSeenAt > now ? session.lastSeenAt : now
  if (hasRunOut(session, now, account.role, idleEnds) || !mayStillSignIn(account, at)) return null
  return { session, account, owes: stepsOwed(session) }
}

export function stepsOwed({ owes }: Pick<SessionRow, 'owes'>): SignInStep[] {
  // Written by startSession alone, which joins steps.
  return owes === '' ? [] : (owes.split(',') as SignInStep[])
}

/** The actor of an open session; notes that they were here, for the idle time-out. */
export async function resolveActor(
  database: Database,
  clock: Clock,
  request: Request,
  idleEnds: boolean,
): Promise<Actor | null> {
  const live = await findLiveSession(database, clock, request, idleEnds)
  if (!live || live.owes.length > 0) return null
  const { session, account } = live
  const now = clock.now()
  if (!isPolling(request) && isWorthNoting(session.lastSeenAt, now)) {
    await database.write((tx) => updateSession(tx, session.id, { lastSeenAt: now }))
  }
  return actorOf(database.read, account, session.unitId)
}

/** Pages ask by themselves whether one is still signed in: that is nobody at work. */
function isPolling(request: Request): boolean {
  return request.method === 'GET' && new URL(request.url).pathname === '/api/session'
}
