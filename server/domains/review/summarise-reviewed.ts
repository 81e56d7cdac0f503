/** The response after a step of review, as replies carry it. */
import type { ResponseSummary } from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { type ResponseRow, summariseResponses } from '../responses/index.ts'
import { findReturns } from './find-returns.ts'

export async function summariseReviewed(
  ctx: SignedInContext,
  row: ResponseRow,
): Promise<ResponseSummary> {
  const [summary] = await summariseResponses(ctx.database.read, [row], findReturns)
  return summary!
}
