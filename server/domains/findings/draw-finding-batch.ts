/**
 * Gathers findings of one check for acceptance in bulk and draws those to be looked at one by one. Nothing is
 * accepted yet. Repeat-safe: the same batch again is the batch as it stands.
 */
import { randomBytes } from 'node:crypto'
import { MOST_IN_BATCH, type drawFindingBatch as operation } from '../../contract/findings.ts'
import type { BodyOf, ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import { shanghaiDate } from '../../platform/clock.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { findingsToAccept } from '../responses/index.ts'
import { requireSoundWords } from '../review/index.ts'
import { areaOfFindings } from './area-of-findings.ts'
import { describeBatch, reachableBatch } from './describe-batches.ts'
import { drawSample } from './draw-sample.ts'
import { type BatchRow, batchesOfCheck, findBatch, insertBatch, unsoundItems } from './store.ts'

const SEED_BYTES = 16

export async function drawFindingBatch(
  ctx: SignedInContext,
  batchId: string,
  input: BodyOf<typeof operation>,
): Promise<ReplyOf<typeof operation>> {
  const areaPrefix = areaOfFindings(ctx, 'finding.accept', input.area)
  const reasonText = input.reasonText.trim()
  requireSoundWords(reasonText)
  const row = await ctx.database.write(async (tx) => {
    if (await findBatch(tx, batchId)) return reachableBatch(tx, ctx, batchId)
    const { form: formId, rule } = input
    const of = { area: areaPrefix, form: formId, rule }
    await requireNoneOpen(tx, of)
    const found = await findingsToAccept(tx, of, MOST_IN_BATCH)
    if (found.length === 0) {
      throw new Problem(
        'findings-not-acceptable',
        '这条审核关系在该区域没有可以认可的问题：强制性问题须改正，没有说明的核实性问题须先说明',
      )
    }
    await requireUnsoundSettled(tx, of, found)
    const seed = randomBytes(SEED_BYTES).toString('hex')
    const drawn = drawSample(
      seed,
      found.map(({ id }) => id),
    )
    const batch: BatchRow = {
      ...{ id: batchId, areaPrefix, formId, rule, reasonText, seed, state: 'looking' },
      ...{ findings: found.length, sampled: drawn.size, looked: 0, accepted: null },
      ...{ drawnAt: ctx.clock.now(), drawnBy: ctx.actor.id, endedAt: null, endedBy: null },
    }
    const untouched = { verdict: null, note: null, judgedAt: null, judgedBy: null }
    await insertBatch(
      tx,
      batch,
      found.map(({ id: findingId, steps }) => ({
        ...{ batchId, findingId, steps, sampled: drawn.has(findingId), ...untouched },
      })),
    )
    await recordAudit(tx, ctx, {
      ...{ action: 'finding.draw', subjectKind: 'finding-batch', subjectId: batchId },
      reason: reasonText,
      after: { areaPrefix, formId, rule, seed, findings: found.length, sampled: drawn.size },
    })
    return batch
  })
  return describeBatch(ctx, ctx.database.read, row)
}

type OfCheck = Parameters<typeof batchesOfCheck>[1]

/** Whoever could leave a draw and draw again would choose the sample after all. */
async function requireNoneOpen(tx: Executor, of: OfCheck): Promise<void> {
  const open = (await batchesOfCheck(tx, of)).find(({ state }) => state === 'looking')
  if (open === undefined) return
  const drawnOn = shanghaiDate(open.drawnAt)
  throw new Problem(
    'findings-not-acceptable',
    `这条审核关系 ${drawnOn} 已抽过一批，还没有看完，不能重抽；请在“成批认可”里把那一批看完`,
  )
}

/** What did not hold is sent back or accepted by itself first; drawn past, it would be accepted unseen. */
async function requireUnsoundSettled(
  tx: Executor,
  of: OfCheck,
  found: readonly { readonly id: string; readonly steps: number }[],
): Promise<void> {
  const stopped = (await batchesOfCheck(tx, of)).filter(({ state }) => state === 'stopped')
  const unsound = await unsoundItems(
    tx,
    stopped.map(({ id }) => id),
  )
  const now = new Map(found.map(({ id, steps }) => [id, steps]))
  const left = unsound.filter(({ findingId, steps }) => now.get(findingId) === steps)
  if (left.length === 0) return
  throw new Problem(
    'findings-not-acceptable',
    `以前抽看认定说明不成立的还有 ${left.length} 条没有处理，请先退回或逐份验收，再成批认可其余`,
  )
}
