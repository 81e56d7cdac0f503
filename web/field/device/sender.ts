/**
 * Sends what waits on this device: at start, when the network returns, after something is put in line,
 * and when a back-off ends. Sends only while the server knows the same person who made the work. Tells
 * its state to screens and the journal; never touches a draft itself.
 */
import { problemText } from '../../api/problem-text.ts'
import { actSendingOver, sendActs } from '../../outbox/acts/send-acts.ts'
import { waitBeforeAttempt } from '../../outbox/backoff.ts'
import { type Connection, probeConnection } from '../../outbox/connection.ts'
import type { DeviceDatabase } from '../../outbox/database.ts'
import { type ParcelsSent, sendParcels } from '../../outbox/hand-in/parcels.ts'
import { noteInJournal } from '../../outbox/journal.ts'
import { photoSendingOver, sendPhotos } from '../../outbox/photos/send-photos.ts'
import { asOnlySender, type SendingState, sendingOver, sendWaiting } from '../../outbox/send.ts'
import { connectionWords } from './connection-words.ts'
import { tellOffice } from './tell-office.ts'

export interface SenderState {
  readonly kind: 'sending' | SendingState['kind']
  /** How the last attempt to reach the server went; null before the first. */
  readonly connection: Connection | { readonly kind: 'other-account' } | null
  /** Server clock minus device clock, milliseconds; null while unknown. */
  readonly clockOffsetMs: number | null
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
/** On a full disk: what is carried stays, and goes with the next attempt. */
const nothingSent: ParcelsSent = { reports: [], failures: [], aside: 0 }

export function createSender(database: DeviceDatabase, accountId: string): Sender {
  const listeners = new Set<() => void>()
  let state: SenderState = { kind: 'idle', connection: null, clockOffsetMs: null, changes: 0 }
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let again = false
  let stopped = false
  let failedProbes = 0

  const tell = (change: Partial<SenderState>): void => {
    if (stopped) return
    state = { ...state, ...change, changes: state.changes + 1 }
    for (const listener of listeners) listener()
  }
  const note = (about: Parameters<typeof noteInJournal>[1], words: string) =>
    noteInJournal(database, about, words, new Date().toISOString()).catch(() => undefined)

  const run = async (): Promise<void> => {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    running = true
    clearTimeout(timer)
    tell({ kind: 'sending' })
    const reached = await asOnlySender(accountId, attempt).catch(
      (): SendingState => ({ kind: 'wait', untilMs: Date.now() + LOOK_AGAIN_MS }),
    )
    await tellOffice(database, accountId).catch(() => undefined) // a full disk stops no sending
    running = false
    tell({ kind: reached.kind })
    if (again) {
      again = false
      return run()
    }
    const pauseMs =
      reached.kind === 'wait' ? Math.max(500, reached.untilMs - Date.now()) : LOOK_AGAIN_MS
    timer = setTimeout(() => void run(), pauseMs)
  }

  const attempt = async (): Promise<SendingState> => {
    const connection = await probeConnection()
    if ('clockOffsetMs' in connection) tell({ clockOffsetMs: connection.clockOffsetMs })
    if (connection.kind !== 'open') {
      tell({ connection })
      const { about, words } = connectionWords(connection)
      await note(about, words)
      if (connection.kind === 'signed-out') return { kind: 'sign-in-needed' }
      failedProbes += 1
      return { kind: 'wait', untilMs: Date.now() + waitBeforeAttempt(failedProbes, Math.random()) }
    }
    failedProbes = 0
    if (connection.accountId !== accountId) {
      tell({ connection: { kind: 'other-account' } })
      await note('sign-in', connectionWords({ kind: 'other-account' }).words)
      return { kind: 'sign-in-needed' }
    }
    tell({ connection })
    return sendEverything()
  }

  const sendEverything = async (): Promise<SendingState> => {
    const before = await countWaiting(database)
    const acts = actSendingOver(database, accountId)
    const states = [
      // Buildings before the units in them, photographs last: they are the slowest.
      await sendActs(acts, ({ act }) => act.kind === 'building'),
      await sendWaiting(sendingOver(database, accountId)),
      await sendActs(acts),
      await sendPhotos(photoSendingOver(database)),
    ]
    const { reports, failures, aside } = await sendParcels(database, accountId).catch(
      () => nothingSent,
    )
    for (const failure of failures) {
      const { what, remedy, about } = problemText(failure)
      // A network that went meanwhile is noted by the next look for the server.
      if (about === 'network') continue
      await note(about === 'sign-in' ? about : 'data', `同事的数据没有收下：${what}。${remedy}`)
    }
    for (const { revisions, acts: done, photos } of reports) {
      await note('sent', `已代为上报同事的数据 ${revisions + done + photos} 件`)
    }
    if (aside > 0) await note('sent', `已把代收的同事数据 ${aside} 份原样交普查办`)
    const after = await countWaiting(database)
    if (before > after) await note('sent', `已发送 ${before - after} 件，还有 ${after} 件`)
    const signIn = states.find(({ kind }) => kind === 'sign-in-needed')
    if (signIn) return signIn
    const waits = states.flatMap((each) => (each.kind === 'wait' ? [each.untilMs] : []))
    return waits.length > 0 ? { kind: 'wait', untilMs: Math.min(...waits) } : { kind: 'idle' }
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
    changed: () => tell({}),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => state,
  }
}

/** Revisions, acts and photographs that have not been received. */
export async function countWaiting(database: DeviceDatabase): Promise<number> {
  const acts = await database.getAll('acts')
  const photos = await database.getAll('photos')
  const unreceived = [...acts, ...photos].filter((each) => each.status !== 'received')
  return (await database.count('outbox')) + unreceived.length
}
