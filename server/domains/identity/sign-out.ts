/** Ends the session of the request, if it has one. */
import type { Context } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { resolveSession } from './resolve-actor.ts'
import { endSession } from './store.ts'

export async function signOut(ctx: Context, request: Request): Promise<{ signedOut: boolean }> {
  const open = await resolveSession(ctx.database, ctx.clock, request)
  if (!open) return { signedOut: false }
  return ctx.database.write(async (tx) => {
    await endSession(tx, open.sessionId, ctx.clock.now())
    await recordAudit(tx, ctx, {
      action: 'session.end',
      subjectKind: 'session',
      subjectId: open.sessionId,
    })
    return { signedOut: true }
  })
}
