/** Whether the browser promised to keep the data, and how much room is left. */
import { useCallback, useEffect, useMemo, useState } from 'react'

export interface StorageState {
  /** Asked for at start; null where the browser does not say. */
  readonly persisted: boolean | null
  readonly usedBytes: number | null
  readonly quotaBytes: number | null
}

export interface StorageKeeping extends StorageState {
  /** Asks once more: what a browser denies a page it mostly grants the installed application. */
  readonly ask: () => void
}

const LOOK_EVERY_MS = 60_000

export function useStorageState(): StorageKeeping {
  const [state, setState] = useState<StorageState>({
    ...{ persisted: null, usedBytes: null, quotaBytes: null },
  })
  const ask = useCallback(() => {
    const { storage } = navigator
    if (!storage?.persist) return
    void storage.persist().then((persisted) => setState((before) => ({ ...before, persisted })))
  }, [])
  useEffect(() => {
    const { storage } = navigator
    if (!storage?.persist) return
    ask()
    addEventListener('appinstalled', ask)
    const look = async () => {
      const { usage, quota } = await storage.estimate()
      setState((before) => ({ ...before, usedBytes: usage ?? null, quotaBytes: quota ?? null }))
    }
    void look()
    const timer = setInterval(() => void look(), LOOK_EVERY_MS)
    return () => {
      clearInterval(timer)
      removeEventListener('appinstalled', ask)
    }
  }, [ask])
  return useMemo(() => ({ ...state, ask }), [state, ask])
}
