/** Accepts the findings of a batch once all that were drawn hold. No value changes and no response moves. */
import type { acceptFindingBatch as operation } from '../../contract/findings.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { acceptFindings, lockResponse } from '../responses/index.ts'
import { describeBatch, reachableBatch } from './describe-batches.ts'
import { requireLooking } from './require-looking.ts'
import { itemsOfBatch, updateBatch } from './store.ts'

export async function acceptFindingBatch(
  ctx: SignedInContext,
  batchId: string,
): Promise<ReplyOf<typeof operation>> {
  requireRight(ctx, 'finding.accept')
  const row = await ctx.database.write(async (tx) => {
    const batch = await reachableBatch(tx, ctx, batchId)
    requireLooking(batch)
    const items = await itemsOfBatch(tx, batchId, 'all')
    const left = items.filter((each) => each.sampled && each.verdict !== 'sound').length
    if (left > 0) {
      throw new Problem('findings-not-acceptable', `抽中的还有 ${left} 条没有看，看完才能认可其余`)
    }
    const responses = new Set(items.map(({ findingId }) => responseOf(findingId)))
    // In one order, so that two batches never wait for each other.
    for (const responseId of [...responses].sort()) await lockResponse(tx, responseId)
    const drawn = new Map(items.map(({ findingId, steps }) => [findingId, steps]))
    const accepted = await acceptFindings(tx, ctx, drawn, batch)
    await recordAudit(tx, ctx, {
      ...{ action: 'finding.accept', subjectKind: 'finding-batch', subjectId: batchId },
      reason: batch.reasonText,
      after: { findings: batch.findings, accepted },
    })
    return updateBatch(tx, batchId, {
      ...{ state: 'accepted', accepted, endedAt: ctx.clock.now(), endedBy: ctx.actor.id },
    })
  })
  return describeBatch(ctx, ctx.database.read, row)
}

function responseOf(findingId: string): string {
  return findingId.slice(0, findingId.lastIndexOf('.'))
}
