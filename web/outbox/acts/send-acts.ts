/** Empties the line of acts, oldest first. What the server kept but could not do is shown, not lost. */
import { actToSign } from '../../../server/contract/devices.ts'
import { type ActReceipt, putFieldAct } from '../../../server/contract/fieldwork.ts'
import { CallFailure, call, type Failure } from '../../api/call.ts'
import { signRevision } from '../../api/device-key.ts'
import { dueMs, waitBeforeAttempt } from '../backoff.ts'
import type { DeviceDatabase } from '../database.ts'
import type { SendingState } from '../send.ts'
import { needsPerson } from '../settle.ts'
import { type Act, subjectOf } from './act.ts'

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
    const nowMs = deps.nowMs()
    const due = (act: Act) => dueMs(act.nextAttemptMs, nowMs)
    const next = firstOfEachSubject(acts)
      .filter(which)
      .reduce<Act | undefined>(
        (best, act) => (!best || due(act) < due(best) ? act : best),
        undefined,
      )
    if (!next) return { kind: 'idle' }
    const untilMs = due(next)
    if (untilMs > nowMs) return { kind: 'wait', untilMs }
    const failure = await sendOne(deps, next)
    if (failure?.kind === 'problem' && failure.problem.retry === 'after-sign-in') {
      return { kind: 'sign-in-needed' }
    }
  }
}

/** The oldest that waits about each subject: a later word never overtakes it, else the earlier would stand. */
function firstOfEachSubject(acts: readonly Act[]): Act[] {
  const first = new Map<string, Act>()
  for (const act of acts) {
    const subject = subjectOf(act.act)
    if (act.status === 'waiting' && !first.has(subject)) first.set(subject, act)
  }
  return [...first.values()]
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
 * Ids of the acts that were received and done: what is fetched from now on shows them, and once it is here they
 * may go (`forgetActs`). Those the server refused stay until a person has seen them.
 */
export async function listDoneActs(database: DeviceDatabase): Promise<string[]> {
  const acts = await database.getAll('acts')
  return acts
    .filter(({ status, refusal }) => status === 'received' && refusal === null)
    .map(({ id }) => id)
}

export async function forgetActs(database: DeviceDatabase, ids: readonly string[]): Promise<void> {
  for (const id of ids) await database.delete('acts', id)
}
