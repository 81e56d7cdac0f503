/** Locks after a while without a touch or a key, also when the tablet slept meanwhile. */
import { useEffect } from 'react'

const IDLE_MS = 5 * 60_000
const LOOK_EVERY_MS = 10_000

export function useIdleLock(active: boolean, lock: () => void): void {
  useEffect(() => {
    if (!active) return
    let lastMs = performance.now()
    let lastWallMs = Date.now()
    const touched = () => {
      lastMs = performance.now()
      lastWallMs = Date.now()
    }
    // Either clock will do: one stands still in sleep on some devices, the other can be set.
    const look = () => {
      if (performance.now() - lastMs > IDLE_MS || Date.now() - lastWallMs > IDLE_MS) lock()
    }
    const events = ['pointerdown', 'keydown', 'input', 'scroll'] as const
    for (const event of events) window.addEventListener(event, touched, { passive: true })
    document.addEventListener('visibilitychange', look)
    const timer = setInterval(look, LOOK_EVERY_MS)
    return () => {
      for (const event of events) window.removeEventListener(event, touched)
      document.removeEventListener('visibilitychange', look)
      clearInterval(timer)
    }
  }, [active, lock])
}
