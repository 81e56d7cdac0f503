/** Who a request comes from: its open session's account, or nobody. */
import type { Clock } from '../../platform/clock.ts'
import type { Actor } from '../../platform/context.ts'
import type { Database } from '../../platform/database/database.ts'
import { mayStillSignIn } from './account-life.ts'
import { sessionTokenIn } from './session-cookie.ts'
import { asAccount, findOpenSession } from './store.ts'
import { hashToken } from './token.ts'

export interface OpenSession {
  readonly sessionId: string
  readonly account: Actor
  readonly expiresAt: string
}

export async function resolveSession(
  database: Database,
  clock: Clock,
  request: Request,
): Promise<OpenSession | null> {
  const token = sessionTokenIn(request.headers.get('cookie'))
  if (token === undefined) return null
  const found = await findOpenSession(database.read, hashToken(token))
  const now = clock.now()
  if (!found || found.session.expiresAt <= now || !mayStillSignIn(found.account, now)) return null
  return {
    sessionId: found.session.id,
    account: asAccount(found.account),
    expiresAt: found.session.expiresAt,
  }
}
