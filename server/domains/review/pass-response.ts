/** Passes a response at the supervisor 复核通过 or the township 乡级审核通过. */
import type { ResponseSummary } from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { requireRight } from '../identity/index.ts'
import { getReachableResponse, lockResponse } from '../responses/index.ts'
import { passOne } from './pass-one.ts'
import { summariseReviewed } from './summarise-reviewed.ts'

export async function passResponse(
  ctx: SignedInContext,
  responseId: string,
): Promise<ResponseSummary> {
  requireRight(ctx, 'response.pass')
  return passThroughLevel(ctx, responseId)
}

/** The step of the actor's own level, whichever it is. */
export async function passThroughLevel(
  ctx: SignedInContext,
  responseId: string,
): Promise<ResponseSummary> {
  const saved = await ctx.database.write(async (tx) => {
    await lockResponse(tx, responseId)
    return passOne(tx, ctx, await getReachableResponse(tx, ctx, responseId))
  })
  return summariseReviewed(ctx, saved)
}
