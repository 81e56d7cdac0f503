/** Responses received, by form, from the counts progress is made of. */
import type { Executor } from '../../platform/database/database.ts'
import { countByForm } from './progress-store.ts'

/** Whatever became of them since. `area`: digits. */
export async function countReceivedByForm(
  db: Executor,
  area: string,
): Promise<ReadonlyMap<string, number>> {
  const received = new Map<string, number>()
  for (const { key, state, responses } of await countByForm(db, area))
    if (state !== 'assigned') received.set(key, (received.get(key) ?? 0) + responses)
  return received
}
