/**
 * Sends what was sealed: at start, when the network returns, when a back-off ends, and now, when a
 * person waits for the receipt. One sender at a time in the browser, whatever the number of tabs.
 */
import type { DeviceDatabase } from '../../outbox/database.ts'
import { asOnlySender, type SendingState, sendingOver, sendWaiting } from '../../outbox/send.ts'

export interface Sending {
  start(): void
  stop(): void
  /** Tries now and says where it ended. */
  sendNow(): Promise<SendingState>
  readonly subscribe: (listener: () => void) => () => void
  /** Grows whenever the outbox may have changed. */
  readonly changes: () => number
}

const LOOK_AGAIN_MS = 60_000

export function createSending(database: DeviceDatabase, accountId: string): Sending {
  const deps = sendingOver(database)
  const listeners = new Set<() => void>()
  let changes = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  const tell = (): void => {
    changes += 1
    for (const listener of listeners) listener()
  }

  const sendNow = async (): Promise<SendingState> => {
    clearTimeout(timer)
    const reached = await asOnlySender(accountId, () => sendWaiting(deps)).catch(
      (): SendingState => ({ kind: 'wait', untilMs: Date.now() + LOOK_AGAIN_MS }),
    )
    tell()
    if (!stopped) {
      const pauseMs = reached.kind === 'wait' ? reached.untilMs - Date.now() : LOOK_AGAIN_MS
      timer = setTimeout(() => void sendNow(), Math.max(500, pauseMs))
    }
    return reached
  }

  const online = (): void => void sendNow()

  return {
    start() {
      window.addEventListener('online', online)
      void sendNow()
    },
    stop() {
      stopped = true
      clearTimeout(timer)
      window.removeEventListener('online', online)
    },
    sendNow,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    changes: () => changes,
  }
}
