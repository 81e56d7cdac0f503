/**
 * One window at a time fills in a form. The lock of the form says who; a holder that is asked answers,
 * so that a window alone never takes slowness for another window.
 */

export interface ClaimSurroundings {
  readonly locks: Pick<LockManager, 'request' | 'query'>
  /** Reaches the other windows, never the one that speaks. */
  openChannel(name: string): ClaimChannel
}

export type ClaimChannel = Pick<BroadcastChannel, 'postMessage' | 'close'> & {
  onmessage: ((event: MessageEvent) => void) | null
}

export interface Claim {
  /** Asks the holder to keep what is in hand and let go. */
  takeOver(): void
  close(): void
}

/** A window that holds the form and says nothing for so long is frozen, and holds it all the same. */
export const SILENCE_MS = 2_000
/** A holder that has not let go by then hangs; its work is in this browser all the same. */
export const HAND_OVER_MS = 3_000

type Message = 'who' | 'mine' | 'hand-over'

export function claimDesk(
  name: string,
  { locks, openChannel }: ClaimSurroundings,
  /** Keeps what is in hand, before another window gets the form. */
  beforeLetGo: () => Promise<void>,
  tell: (kind: 'held' | 'elsewhere') => void,
): Claim {
  const channel = openChannel(name)
  let release: (() => void) | null = null
  let closed = false
  let lettingGo = false
  /** The request that waits in the queue. */
  let waiting: { readonly quit: AbortController; readonly insist: boolean } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const say = (message: Message): void => channel.postMessage(message)

  const hold = (): Promise<void> => {
    waiting = null
    clearTimeout(timer)
    if (closed) return Promise.resolve()
    return new Promise((resolve) => {
      release = resolve
      say('mine') // also to those who asked before it was
      tell('held')
    })
  }

  /** The lock was stolen, or was never to be had. */
  const lost = (): void => {
    release = null
    if (!closed) tell('elsewhere')
  }

  const giveUp = (): void => {
    if (!waiting) return
    clearTimeout(timer)
    waiting.quit.abort()
    waiting = null
    tell('elsewhere')
  }

  const lookWhoHolds = async (): Promise<void> => {
    const asked = waiting
    const { held = [], pending = [] } = await locks.query()
    if (closed || waiting !== asked || asked === null) return
    const isThis = (lock: LockInfo): boolean => lock.name === name
    if (held.some(isThis) && pending.some(isThis)) giveUp()
    else timer = setTimeout(() => void lookWhoHolds(), SILENCE_MS)
  }

  const steal = (): void => {
    waiting?.quit.abort()
    waiting = null
    if (!closed) locks.request(name, { steal: true }, hold).catch(lost)
  }

  const ask = (insist: boolean): void => {
    const quit = new AbortController()
    waiting?.quit.abort()
    clearTimeout(timer)
    waiting = { quit, insist }
    locks.request(name, { signal: quit.signal }, hold).catch(() => {
      if (!quit.signal.aborted) lost()
    })
    timer = insist
      ? setTimeout(steal, HAND_OVER_MS)
      : setTimeout(() => void lookWhoHolds(), SILENCE_MS)
    say(insist ? 'hand-over' : 'who')
  }

  const letGo = async (): Promise<void> => {
    if (lettingGo || !release) return
    lettingGo = true
    await beforeLetGo().catch(() => undefined)
    lettingGo = false
    if (!release) return // stolen, or closed, meanwhile
    release()
    release = null
    tell('elsewhere')
  }

  channel.onmessage = ({ data }: MessageEvent) => {
    if (data === 'who' && release && !lettingGo) say('mine')
    if (data === 'mine' && waiting && !waiting.insist) giveUp()
    if (data === 'hand-over') void letGo()
  }
  ask(false)

  return {
    takeOver: () => {
      if (!closed && !release) ask(true)
    },
    close: () => {
      closed = true
      clearTimeout(timer)
      channel.close()
      waiting?.quit.abort()
      waiting = null
      release?.()
      release = null
    },
  }
}
