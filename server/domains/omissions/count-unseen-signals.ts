/** Signals that the figures of an area give now and nobody has seen yet. */
import type { Executor } from '../../platform/database/database.ts'
import { gatherSignals } from './gather-signals.ts'
import { signalsBelow } from './store.ts'

export async function countUnseenSignals(db: Executor, areaPrefix: string): Promise<number> {
  const settled = new Set(
    (await signalsBelow(db, areaPrefix))
      .filter(({ state }) => state !== 'lapsed')
      .map(({ id }) => id),
  )
  return (await gatherSignals(db, areaPrefix)).filter(({ id }) => !settled.has(id)).length
}
