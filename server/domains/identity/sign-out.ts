/** Ends the session of the request, open or under way, if it has one. */
import type { Context } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { findLiveSession } from './resolve-actor.ts'
import { asAccount, endSession } from './store.ts'

export async function signOut(ctx: Context, request: Request): Promise<{ signedOut: boolean }> {
  const live = await findLiveSession(ctx.database, ctx.clock, request, false)
  if (!live) return { signedOut: false }
  const actor = ctx.actor ?? asAccount(live.account)
  return ctx.database.write(async (tx) => {
    await endSession(tx, live.session.id, ctx.clock.now())
    await recordAudit(
      tx,
      { ...ctx, actor },
      {
        action: 'session.end',
        subjectKind: 'session',
        subjectId: live.session.id,
      },
    )
    return { signedOut: true }
  })
}
