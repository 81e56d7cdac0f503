/**
 * Looks for signals over an office's area. A signal found again keeps what was done about it; one that
 * waited and is not found any more lapses, and comes back when it is found again.
 */
import type * as contract from '../../contract/omissions.ts'
import { soughtKinds } from '../../contract/omissions.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { gatherSignals } from './gather-signals.ts'
import { areaOf } from './own-area.ts'
import { insertSearch, insertSignals, lapseSignals, saveSignal, signalsBelow } from './store.ts'
import { isTold } from './told-leads.ts'

export async function findSignals(
  ctx: SignedInContext,
): Promise<ReplyOf<typeof contract.findSignals>> {
  requireRight(ctx, 'omission.settle')
  const areaPrefix = areaOf(ctx)
  return ctx.database.write(async (tx) => {
    const found = await gatherSignals(tx, areaPrefix)
    const known = new Map((await signalsBelow(tx, areaPrefix)).map((row) => [row.id, row]))
    const now = ctx.clock.now()
    const fresh = found.filter(({ id }) => !known.has(id))
    await insertSignals(
      tx,
      fresh.map((each) => ({ ...each, state: 'open', foundAt: now, lastFoundAt: now })),
    )
    for (const { id, says, weight, blockCode } of found) {
      const before = known.get(id)
      if (!before) continue
      const state = before.state === 'lapsed' ? 'open' : before.state
      await saveSignal(tx, id, {
        ...{ says, weight, state, lastFoundAt: now },
        // Blocks may have been drawn anew; a task stays where the office sent it.
        ...(state === 'open' && blockCode !== null && { blockCode }),
      })
    }
    const again = new Set(found.map(({ id }) => id))
    const gone = [...known.values()].filter(
      ({ id, kind, state }) => state === 'open' && !isTold(kind) && !again.has(id),
    )
    await lapseSignals(
      tx,
      gone.map(({ id }) => id),
    )
    await insertSearch(tx, {
      ...{ areaPrefix, at: now, by: ctx.actor.id },
      found: Object.fromEntries(
        soughtKinds.map((kind) => [kind, found.filter((each) => each.kind === kind).length]),
      ),
    })
    const counts = { found: found.length, fresh: fresh.length, lapsed: gone.length }
    await recordAudit(tx, ctx, {
      action: 'omission.find',
      subjectKind: 'area',
      subjectId: areaPrefix,
      after: counts,
    })
    return counts
  })
}
