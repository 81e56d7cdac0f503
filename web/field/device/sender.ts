/**
 * Runs the outbox: at start, when the network returns, after sealing, and when a back-off ends.
 * Tells its state to screens; never touches a draft itself.
 */
import type { DeviceDatabase } from '../../outbox/database.ts'
import { asOnlySender, type SendingState, sendingOver, sendWaiting } from '../../outbox/send.ts'
import { tellOffice } from './tell-office.ts'

export interface SenderState {
  readonly kind: 'sending' | SendingState['kind']
  /** Grows whenever the device's database may have changed. */
  readonly changes: number
}

export interface Sender {
  start(): void
  stop(): void
  /** Something was put in line, or a person asked to try now. */
  kick(): void
  /** Something in the database changed that screens show. */
  changed(): void
  readonly subscribe: (listener: () => void) => () => void
  readonly state: () => SenderState
}

const LOOK_AGAIN_MS = 60_000

export function createSender(database: DeviceDatabase, accountId: string): Sender {
  const deps = sendingOver(database, accountId)
  const listeners = new Set<() => void>()
  let state: SenderState = { kind: 'idle', changes: 0 }
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let again = false
  let stopped = false

  const tell = (kind: SenderState['kind']): void => {
    state = { kind, changes: state.changes + 1 }
    for (const listener of listeners) listener()
  }

  const run = async (): Promise<void> => {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    running = true
    clearTimeout(timer)
    tell('sending')
    const reached = await asOnlySender(accountId, () => sendWaiting(deps)).catch(
      (): SendingState => ({ kind: 'wait', untilMs: Date.now() + LOOK_AGAIN_MS }),
    )
    await tellOffice(database, accountId)
    running = false
    tell(reached.kind)
    if (again) {
      again = false
      return run()
    }
    const pauseMs =
      reached.kind === 'wait' ? Math.max(500, reached.untilMs - Date.now()) : LOOK_AGAIN_MS
    timer = setTimeout(() => void run(), pauseMs)
  }

  const kick = (): void => void run()

  return {
    start() {
      window.addEventListener('online', kick)
      kick()
    },
    stop() {
      stopped = true
      clearTimeout(timer)
      window.removeEventListener('online', kick)
    },
    kick,
    changed: () => tell(state.kind),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => state,
  }
}
