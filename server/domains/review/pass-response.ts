/** Passes a submitted response at the township 乡级审核通过. */
import type { ResponseSummary } from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { requireRight } from '../identity/index.ts'
import { takeStep } from './take-step.ts'

export async function passResponse(
  ctx: SignedInContext,
  responseId: string,
): Promise<ResponseSummary> {
  requireRight(ctx, 'response.pass-township')
  return takeStep(ctx, responseId, 'pass-township', 'response.pass-township')
}
