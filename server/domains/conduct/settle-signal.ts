/** What looking into a signal came to. It waits again once it grows. */
import type { Signal, SignalOutcome } from '../../contract/conduct.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { asSignals, getReachableSignal } from './list-signals.ts'
import { insertSettlement } from './store.ts'

export function settleSignal(
  ctx: SignedInContext,
  signalId: string,
  asked: { readonly outcome: SignalOutcome; readonly note: string },
): Promise<Signal> {
  const note = asked.note.trim()
  return ctx.database.write(async (tx) => {
    const row = await getReachableSignal(tx, ctx, signalId)
    if (note === '') throw new Problem('reason-required', '请写明核实的情况')
    await insertSettlement(tx, {
      ...{ id: ctx.newId(), signalId, outcome: asked.outcome, note, units: row.units },
      ...{ settledAt: ctx.clock.now(), settledBy: ctx.actor.id },
    })
    await recordAudit(tx, ctx, {
      action: 'signal.settle',
      subjectKind: 'signal',
      subjectId: signalId,
      reason: note,
      after: { outcome: asked.outcome, units: row.units },
    })
    const [signal] = await asSignals(tx, [row])
    // One row in, one out.
    return signal!
  })
}
