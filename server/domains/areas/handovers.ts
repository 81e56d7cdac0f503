/**
 * 移交: a unit moved into a block other people walk stays with both until those of the new block accept
 * it, so that nobody can think the other has it.
 */

import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { insertHandover, pendingHandovers, saveHandover } from './handover-store.ts'
import { findAssignments } from './store.ts'
import { requireReach } from './within-reach.ts'

export interface UnitMove {
  readonly unitId: string
  readonly fromBlock: string | null
  readonly toBlock: string
  readonly reason: string
}

/** Whether other people walk the new block than the one before; nobody hands over what nobody walked. */
export async function needsHandover(
  db: Executor,
  move: Pick<UnitMove, 'fromBlock' | 'toBlock'>,
): Promise<boolean> {
  const { fromBlock, toBlock } = move
  if (fromBlock === null || fromBlock === toBlock) return false
  const walkers = await findAssignments(db, [fromBlock, toBlock])
  const there = walkers.filter(({ blockCode }) => blockCode === toBlock)
  return walkers.some(
    ({ blockCode, accountId }) =>
      blockCode === fromBlock && !there.some((each) => each.accountId === accountId),
  )
}

/** Called in the transaction that moved the unit. */
export async function startHandover(
  tx: Executor,
  ctx: SignedInContext,
  move: UnitMove,
): Promise<void> {
  const { unitId, fromBlock, toBlock, reason } = move
  const now = ctx.clock.now()
  // Those who still have it from an earlier move keep it until it has arrived where it goes now.
  for (const pending of await pendingHandovers(tx, unitId)) {
    const back = pending.fromBlock === toBlock
    await saveHandover(
      tx,
      pending.id,
      back ? { acceptedAt: now, acceptedBy: ctx.actor.id } : { toBlock },
    )
  }
  if (fromBlock === null || !(await needsHandover(tx, { fromBlock, toBlock }))) return
  const started = { unitId, fromBlock, toBlock, reason, startedAt: now, startedBy: ctx.actor.id }
  await insertHandover(tx, { id: ctx.newId(), ...started, acceptedAt: null, acceptedBy: null })
}

export interface HandoverToAccept {
  readonly unitId: string
  readonly blockCode: string
}

/** By whoever works in the new block; a repeat changes nothing. */
export function acceptHandover(
  ctx: SignedInContext,
  { unitId, blockCode }: HandoverToAccept,
): Promise<{ accepted: boolean }> {
  return ctx.database.write(async (tx) => {
    const place = { areaCode: blockCode, blockCode, unitId: null }
    await requireReach(tx, ctx, 'handover.accept', place)
    const pending = await pendingHandovers(tx, unitId)
    const here = pending.filter(({ toBlock }) => toBlock === blockCode)
    if (here.length === 0 && pending.length > 0) throw new Problem('not-found')
    for (const { id, fromBlock } of here) {
      await saveHandover(tx, id, { acceptedAt: ctx.clock.now(), acceptedBy: ctx.actor.id })
      await recordAudit(tx, ctx, {
        action: 'unit.accept-handover',
        subjectKind: 'unit',
        subjectId: unitId,
        before: { blockCode: fromBlock },
        after: { blockCode },
      })
    }
    return { accepted: here.length > 0 }
  })
}
