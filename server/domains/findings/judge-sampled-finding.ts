/** What looking at one drawn finding came to. The first that does not hold stops the batch. */
import type { judgeSampledFinding as operation } from '../../contract/findings.ts'
import type { BodyOf, ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { requireSoundWords } from '../review/index.ts'
import { describeBatch, reachableBatch } from './describe-batches.ts'
import { requireLooking } from './require-looking.ts'
import { itemsOfBatch, saveVerdict, updateBatch } from './store.ts'

export async function judgeSampledFinding(
  ctx: SignedInContext,
  batchId: string,
  input: BodyOf<typeof operation>,
): Promise<ReplyOf<typeof operation>> {
  requireRight(ctx, 'finding.accept')
  const note = input.note.trim()
  const { findingId, verdict } = input
  const row = await ctx.database.write(async (tx) => {
    const batch = await reachableBatch(tx, ctx, batchId)
    const items = await itemsOfBatch(tx, batchId, 'sampled')
    const item = items.find((each) => each.findingId === findingId)
    if (!item) throw new Problem('not-found')
    requireLooking(batch)
    if (verdict === 'unsound' || note !== '') requireSoundWords(note)
    const judged = { judgedAt: ctx.clock.now(), judgedBy: ctx.actor.id }
    await saveVerdict(tx, { ...item, verdict, note: note === '' ? null : note, ...judged })
    await recordAudit(tx, ctx, {
      ...{ action: 'finding.judge', subjectKind: 'finding-batch', subjectId: batchId },
      ...(note === '' ? {} : { reason: note }),
      after: { findingId, verdict },
    })
    return updateBatch(tx, batchId, {
      looked: items.filter((each) => each.verdict !== null || each === item).length,
      ...(verdict === 'unsound'
        ? { state: 'stopped' as const, endedAt: judged.judgedAt, endedBy: judged.judgedBy }
        : {}),
    })
  })
  return describeBatch(ctx, ctx.database.read, row)
}
