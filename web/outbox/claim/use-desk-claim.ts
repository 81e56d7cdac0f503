/**
 * One window at a time fills in a form. A second one may read, and can take the form over: the first
 * then keeps what was typed, lets go, and says so.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Claim, claimDesk } from './claim-desk.ts'

export interface DeskClaim {
  readonly kind: 'asking' | 'held' | 'elsewhere'
  /** Grows with every change of hands; what was read before is out of date then. */
  readonly turn: number
  takeOver(): void
}

/** `beforeLetGo` keeps what is in hand. */
export function useDeskClaim(responseId: string, beforeLetGo: () => Promise<void>): DeskClaim {
  const name = `jingpu-desk-${responseId}`
  const [stand, setStand] = useState<Pick<DeskClaim, 'kind' | 'turn'>>({ kind: 'asking', turn: 0 })
  const keep = useRef(beforeLetGo)
  keep.current = beforeLetGo
  const claim = useRef<Claim | null>(null)

  useEffect(() => {
    const move = (kind: DeskClaim['kind']): void =>
      setStand(({ turn }) => ({ kind, turn: turn + 1 }))
    // Browsers without locks have one window, as far as we can know.
    if (!navigator.locks) return move('held')
    claim.current = claimDesk(
      name,
      { locks: navigator.locks, openChannel: (channel) => new BroadcastChannel(channel) },
      () => keep.current(),
      move,
    )
    return () => {
      claim.current?.close()
      claim.current = null
    }
  }, [name])

  const takeOver = useCallback(() => claim.current?.takeOver(), [])
  return { ...stand, takeOver }
}
