/**
 * Empties the outbox, oldest first. A later revision of a response never overtakes an earlier one
 * that is still waiting. One sender at a time per browser, whatever the number of tabs.
 */
import { putRevision, type Receipt } from '../../server/contract/responses.ts'
import { CallFailure, call } from '../api/call.ts'
import { signRevision } from '../api/device-key.ts'
import { dueMs } from './backoff.ts'
import type { DeviceDatabase, OutboxItem } from './database.ts'
import { settleFailure, settleReceipt } from './settle.ts'

export interface SendingDependencies {
  readonly database: DeviceDatabase
  /** Sends one revision; replaced in tests that lose replies. */
  readonly put: (item: OutboxItem) => Promise<Receipt>
  readonly nowMs: () => number
  readonly random: () => number
}

/** `accountId`: signs as the tablet enrolled for it, where there is one. */
export function sendingOver(database: DeviceDatabase, accountId?: string): SendingDependencies {
  return {
    database,
    put: async (item) => {
      const headers = accountId === undefined ? {} : await signRevision(accountId, item)
      const params = { responseId: item.responseId, revisionId: item.revisionId }
      return call(putRevision, { params, body: item.content }, headers)
    },
    nowMs: () => Date.now(),
    random: () => Math.random(),
  }
}

/** `idle`: nothing waits. Otherwise when to come back, or that a person must sign in first. */
export type SendingState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'wait'; readonly untilMs: number }
  | { readonly kind: 'sign-in-needed' }

export async function sendWaiting(deps: SendingDependencies): Promise<SendingState> {
  for (;;) {
    const items = await deps.database.getAllFromIndex('outbox', 'sealedAt')
    const nowMs = deps.nowMs()
    const next = nextToSend(items, nowMs)
    if (!next) return { kind: 'idle' }
    const untilMs = dueMs(next.nextAttemptMs, nowMs)
    if (untilMs > nowMs) return { kind: 'wait', untilMs }
    const failure = await sendOne(deps, next)
    if (failure?.kind === 'problem' && failure.problem.retry === 'after-sign-in') {
      return { kind: 'sign-in-needed' }
    }
  }
}

/** The oldest waiting item of a response that has nothing stuck before it. */
export function nextToSend(items: readonly OutboxItem[], nowMs: number): OutboxItem | undefined {
  const held = new Set<string>()
  let best: OutboxItem | undefined
  for (const item of items) {
    if (held.has(item.responseId)) continue
    held.add(item.responseId)
    if (item.status === 'stuck') continue
    if (!best || dueMs(item.nextAttemptMs, nowMs) < dueMs(best.nextAttemptMs, nowMs)) best = item
  }
  return best
}

async function sendOne(deps: SendingDependencies, item: OutboxItem) {
  try {
    const receipt = await deps.put(item)
    await settleReceipt(
      deps.database,
      item.revisionId,
      receipt,
      new Date(deps.nowMs()).toISOString(),
    )
    return undefined
  } catch (error) {
    const failure = error instanceof CallFailure ? error.failure : ({ kind: 'offline' } as const)
    await settleFailure(deps.database, item.revisionId, failure, deps.nowMs(), deps.random())
    return failure
  }
}

/** Runs `work` in one tab of this browser at a time; where locks are missing, just runs it. */
export async function asOnlySender<T>(accountId: string, work: () => Promise<T>): Promise<T> {
  if (typeof navigator === 'undefined' || !navigator.locks) return work()
  return navigator.locks.request(`jingpu-outbox-${accountId}`, work)
}
