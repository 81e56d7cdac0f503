/** Accepts 验收 a response: the county after its township, the city after its county. */
import type { ResponseSummary } from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { requireRight } from '../identity/index.ts'
import { passThroughLevel } from './pass-response.ts'

export async function acceptResponse(
  ctx: SignedInContext,
  responseId: string,
): Promise<ResponseSummary> {
  requireRight(ctx, 'response.accept')
  return passThroughLevel(ctx, responseId)
}
