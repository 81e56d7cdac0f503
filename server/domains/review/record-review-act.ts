/** Keeps one act of review: level, what stood before and after, words. Append-only. */
import type { ReviewLevel } from '../../contract/response-state.ts'
import type { ReviewActRecord } from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { ResponseRow } from '../responses/index.ts'
import { requireLevel } from './require-level.ts'
import { insertReviewAct } from './store.ts'

export interface ReviewActToKeep {
  readonly before: ResponseRow
  readonly after: ResponseRow
  readonly act: ReviewActRecord['act']
  readonly stoodInFor?: ReviewLevel | null
  readonly reasonText?: string
  readonly batchId?: string | null
}

export async function recordReviewAct(
  tx: Executor,
  ctx: SignedInContext,
  { before, after, act, stoodInFor = null, reasonText, batchId = null }: ReviewActToKeep,
): Promise<void> {
  await insertReviewAct(tx, {
    id: ctx.newId(),
    responseId: before.id,
    revisionId: before.latestRevisionId,
    ...{ act, level: requireLevel(ctx), stoodInFor, batchId },
    stateBefore: before.state,
    stateAfter: after.state,
    reasonText: reasonText ?? null,
    actedAt: ctx.clock.now(),
    actedBy: ctx.actor.id,
  })
}
