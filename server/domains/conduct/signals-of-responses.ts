/** Which responses have a signal that waits: for queues of higher domains. */
import type { SignalKind } from '../../contract/conduct.ts'
import type { Executor } from '../../platform/database/database.ts'
import { waitingSignalsOf } from './store.ts'

export async function signalsOfResponses(
  db: Executor,
  responseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly SignalKind[]>> {
  const kinds = new Map<string, SignalKind[]>()
  for (const { responseId, kind } of await waitingSignalsOf(db, responseIds)) {
    kinds.set(responseId, [...(kinds.get(responseId) ?? []), kind])
  }
  return kinds
}
