/** Replies kept for reading without a network: the newest answer of an operation for one input. */
import type { OperationShape, ReplyOf } from '../../server/contract/operation.ts'
import { CallFailure, type CallInput, call } from '../api/call.ts'
import type { DeviceDatabase } from './database.ts'

/** How long a screen waits for the network when it has something to show. */
const PATIENCE_MS = 3_000

/** Asks the server and keeps the reply; without a network, or a slow one, gives back the kept one. */
export function callOrKept<const O extends OperationShape>(
  database: DeviceDatabase,
  operation: O,
  input: CallInput<O>,
): Promise<ReplyOf<O>> {
  return replyOrKept(database, operation, input, () => call(operation, input))
}

/** The same of a reply that is put together from several: `ask` gives the whole, kept under `input`. */
export async function replyOrKept<const O extends OperationShape>(
  database: DeviceDatabase,
  operation: O,
  input: CallInput<O>,
  ask: () => Promise<ReplyOf<O>>,
): Promise<ReplyOf<O>> {
  const kept = await keptReply(database, operation, input)
  const asked = ask().then(async (reply) => {
    // A full disk keeps nobody from reading what has just arrived.
    await keepReply(database, operation, input, reply).catch(() => undefined)
    return reply
  })
  if (!kept) return asked
  // An interface that says it is down is believed; one that says it is up may still lead nowhere.
  if (navigatorIsOffline()) {
    asked.catch(() => undefined)
    return kept
  }
  const patience = new Promise<ReplyOf<O>>((resolve) => {
    setTimeout(() => resolve(kept), PATIENCE_MS)
  })
  const answered = asked.catch((error: unknown) => {
    if (error instanceof CallFailure && error.failure.kind !== 'problem') return kept
    throw error
  })
  return Promise.race([answered, patience])
}

/** What was kept, whether or not there is a network. */
export async function keptReply<const O extends OperationShape>(
  database: DeviceDatabase,
  operation: O,
  input: CallInput<O>,
): Promise<ReplyOf<O> | undefined> {
  const kept = await database.get('replies', replyKey(operation, input))
  // Kept under this operation's id, hence of its reply's shape.
  return kept?.reply as ReplyOf<O> | undefined
}

export async function keepReply<const O extends OperationShape>(
  database: DeviceDatabase,
  operation: O,
  input: CallInput<O>,
  reply: ReplyOf<O>,
): Promise<void> {
  const savedAt = new Date().toISOString()
  await database.put('replies', { key: replyKey(operation, input), reply, savedAt })
}

export function replyKey(operation: OperationShape, input: object): string {
  return `${operation.id}:${JSON.stringify(input)}`
}

function navigatorIsOffline(): boolean {
  return typeof navigator !== 'undefined' && navigator.onLine === false
}
