/** Replies kept for reading without a network: the newest answer of an operation for one input. */
import type { OperationShape, ReplyOf } from '../../server/contract/operation.ts'
import { CallFailure, type CallInput, call } from '../api/call.ts'
import type { DeviceDatabase } from './database.ts'

/** Asks the server and keeps the reply; without a network gives back the kept one. */
export async function callOrKept<const O extends OperationShape>(
  database: DeviceDatabase,
  operation: O,
  input: CallInput<O>,
): Promise<ReplyOf<O>> {
  const key = `${operation.id}:${JSON.stringify(input)}`
  try {
    const reply = await call(operation, input)
    await database.put('replies', { key, reply, savedAt: new Date().toISOString() })
    return reply
  } catch (error) {
    const noNetwork = error instanceof CallFailure && error.failure.kind !== 'problem'
    const kept = noNetwork ? await database.get('replies', key) : undefined
    if (!kept) throw error
    // Kept under this operation's id, hence of its reply's shape.
    return kept.reply as ReplyOf<O>
  }
}
