/**
 * Whether the server can be reached now, by whom, and how far this device's clock is off. Asked before
 * anything is sent: a network that is down costs one small request, not one per record.
 */
import { getSession } from '../../server/contract/identity.ts'
import { CallFailure, call } from '../api/call.ts'

export type Connection =
  | { readonly kind: 'open'; readonly accountId: string; readonly clockOffsetMs: number }
  /** Reached, but nobody is signed in. */
  | { readonly kind: 'signed-out'; readonly clockOffsetMs: number }
  | { readonly kind: 'offline' | 'timeout' | 'portal' }
  /** The server answers with a fault of its own. */
  | { readonly kind: 'faulty' }

const PROBE_TIMEOUT_MS = 12_000

export async function probeConnection(
  ask: () => ReturnType<typeof askSession> = askSession,
): Promise<Connection> {
  try {
    const { account, serverTime, askedAtMs, answeredAtMs } = await ask()
    // Half of the way there and back counts for the answer.
    const clockOffsetMs = Date.parse(serverTime) - (askedAtMs + answeredAtMs) / 2
    return account
      ? { kind: 'open', accountId: account.id, clockOffsetMs }
      : { kind: 'signed-out', clockOffsetMs }
  } catch (error) {
    if (!(error instanceof CallFailure)) return { kind: 'faulty' }
    return { kind: error.failure.kind === 'problem' ? 'faulty' : error.failure.kind }
  }
}

async function askSession() {
  const askedAtMs = Date.now()
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new CallFailure({ kind: 'timeout' })), PROBE_TIMEOUT_MS)
  })
  const reply = await Promise.race([call(getSession, {}), late])
  return { ...reply, askedAtMs, answeredAtMs: Date.now() }
}
