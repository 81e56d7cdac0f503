/** Accepts 验收 a response at the county, after the township passed it. */
import type { ResponseSummary } from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { requireRight } from '../identity/index.ts'
import { takeStep } from './take-step.ts'

export async function acceptResponse(
  ctx: SignedInContext,
  responseId: string,
): Promise<ResponseSummary> {
  requireRight(ctx, 'response.accept-county')
  return takeStep(ctx, responseId, 'accept-county', 'response.accept-county')
}
