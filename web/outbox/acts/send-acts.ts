/** Empties the line of acts, oldest first. What the server kept but could not do is shown, not lost. */
import { actToSign } from '../../../server/contract/devices.ts'
import { type ActReceipt, putFieldAct } from '../../../server/contract/fieldwork.ts'
import { CallFailure, call, type Failure } from '../../api/call.ts'
import { signRevision } from '../../api/device-key.ts'
import { waitBeforeAttempt } from '../backoff.ts'
import type { DeviceDatabase } from '../database.ts'
import type { SendingState } from '../send.ts'
import { needsPerson } from '../settle.ts'
import type { Act } from './act.ts'

export interface ActSending {
  readonly database: DeviceDatabase
  readonly put: (act: Act) => Promise<ActReceipt>
  readonly nowMs: () => number
  readonly random: () => number
}

/** `accountId`: signs as the tablet enrolled for it, where there is one. */
export function actSendingOver(database: DeviceDatabase, accountId: string): ActSending {
  return {
    database,
    put: async ({ id, content, contentHash }) => {
      const headers = await signRevision(accountId, actToSign({ actId: id, contentHash }))
      return call(putFieldAct, { params: { actId: id }, body: content }, headers)
    },
    nowMs: () => Date.now(),
    random: () => Math.random(),
  }
}

/** `which`: buildings go before the units in them. */
export async function sendActs(
  deps: ActSending,
  which: (act: Act) => boolean = () => true,
): Promise<SendingState> {
  for (;;) {
    const acts = await deps.database.getAllFromIndex('acts', 'madeAt')
    const waiting = acts.filter((act) => act.status === 'waiting' && which(act))
    const next = waiting.reduce<Act | undefined>(
      (best, act) => (!best || act.nextAttemptMs < best.nextAttemptMs ? act : best),
      undefined,
    )
    if (!next) return { kind: 'idle' }
    if (next.nextAttemptMs > deps.nowMs()) return { kind: 'wait', untilMs: next.nextAttemptMs }
    const failure = await sendOne(deps, next)
    if (failure?.kind === 'problem' && failure.problem.retry === 'after-sign-in') {
      return { kind: 'sign-in-needed' }
    }
  }
}

async function sendOne(deps: ActSending, act: Act): Promise<Failure | undefined> {
  try {
    await settleAct(deps.database, act.id, await deps.put(act))
    return undefined
  } catch (error) {
    const failure: Failure = error instanceof CallFailure ? error.failure : { kind: 'offline' }
    const attempts = act.attempts + 1
    await deps.database.put('acts', {
      ...{ ...act, attempts, failure },
      status: needsPerson(failure) ? 'stuck' : 'waiting',
      nextAttemptMs: deps.nowMs() + waitBeforeAttempt(attempts, deps.random()),
    })
    return failure
  }
}

/** Takes the receipt; with another hash than ours the act stays, for a person to look at. */
export async function settleAct(
  database: DeviceDatabase,
  id: string,
  receipt: ActReceipt,
): Promise<void> {
  const tx = database.transaction('acts', 'readwrite')
  const act = await tx.store.get(id)
  if (act) {
    const matches = receipt.contentHash === act.contentHash && receipt.actId === id
    await tx.store.put(
      matches
        ? { ...act, status: 'received', failure: null, refusal: receipt.message }
        : { ...act, status: 'stuck', failure: { kind: 'hash-mismatch' } },
    )
  }
  await tx.done
}

/**
 * Lets go of acts received and done before `fetchedAt` (UTC): what was fetched since shows them. Those
 * the server refused stay until a person has seen them.
 */
export async function forgetDoneActs(database: DeviceDatabase, fetchedAt: string): Promise<void> {
  for (const act of await database.getAll('acts')) {
    const done = act.status === 'received' && act.refusal === null
    if (done && act.madeAt < fetchedAt) await database.delete('acts', act.id)
  }
}
