/** The sign-in under way in a browser, at the step that is due; anything else must begin anew. */
import type { SignInStep } from '../../contract/identity.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import { findLiveSession, type LiveSession } from './resolve-actor.ts'

/** Problem `sign-in-step-missing` unless `step` is the one due. */
export async function requireStep(
  ctx: Context,
  request: Request,
  step: SignInStep,
): Promise<LiveSession> {
  const live = await findLiveSession(ctx.database, ctx.clock, request, true)
  if (live?.owes[0] !== step) throw new Problem('sign-in-step-missing')
  return live
}
