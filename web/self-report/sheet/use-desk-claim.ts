/**
 * One window at a time fills in a form. A second one may read, and can take the form over: the first
 * then keeps what was typed, lets go, and says so.
 */
import { useCallback, useEffect, useRef, useState } from 'react'

export interface DeskClaim {
  readonly kind: 'asking' | 'held' | 'elsewhere'
  /** Grows with every change of hands; what was read before is out of date then. */
  readonly turn: number
  takeOver(): void
}

const PATIENCE_MS = 400
const HAND_OVER_MS = 3_000

/** `beforeLetGo` keeps what is in hand. */
export function useDeskClaim(responseId: string, beforeLetGo: () => Promise<void>): DeskClaim {
  const name = `jingpu-desk-${responseId}`
  const [stand, setStand] = useState<Pick<DeskClaim, 'kind' | 'turn'>>({ kind: 'asking', turn: 0 })
  const release = useRef<(() => void) | null>(null)
  const keep = useRef(beforeLetGo)
  keep.current = beforeLetGo
  const mounted = useRef(true)

  const move = useCallback((kind: DeskClaim['kind']) => {
    if (mounted.current) setStand(({ turn }) => ({ kind, turn: turn + 1 }))
  }, [])

  const ask = useCallback(
    (options: { patienceMs: number; insist: boolean }) => {
      if (!navigator.locks) return move('held')
      const impatient = new AbortController()
      const timer = setTimeout(() => impatient.abort(), options.patienceMs)
      const hold = () =>
        new Promise<void>((resolve) => {
          clearTimeout(timer)
          if (!mounted.current) return resolve()
          release.current = resolve
          move('held')
        })
      navigator.locks.request(name, { signal: impatient.signal }, hold).catch(() => {
        if (!impatient.signal.aborted) return move('elsewhere') // taken from us
        if (!options.insist) return move('elsewhere')
        // The other window hangs; its work is in this browser all the same.
        navigator.locks.request(name, { steal: true }, hold).catch(() => move('elsewhere'))
      })
    },
    [name, move],
  )

  useEffect(() => {
    mounted.current = true
    const channel = new BroadcastChannel(name)
    channel.onmessage = () => {
      const letGo = release.current
      if (!letGo) return
      void keep.current().finally(() => {
        release.current = null
        letGo()
        move('elsewhere')
      })
    }
    ask({ patienceMs: PATIENCE_MS, insist: false })
    return () => {
      mounted.current = false
      channel.close()
      release.current?.()
      release.current = null
    }
  }, [name, ask, move])

  const takeOver = useCallback(() => {
    const channel = new BroadcastChannel(name)
    channel.postMessage('hand-over')
    channel.close()
    ask({ patienceMs: HAND_OVER_MS, insist: true })
  }, [name, ask])

  return { ...stand, takeOver }
}
