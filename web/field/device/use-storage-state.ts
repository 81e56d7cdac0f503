/** Whether the browser promised to keep the data, and how much room is left. */
import { useEffect, useState } from 'react'

export interface StorageState {
  /** Asked for at start; null where the browser does not say. */
  readonly persisted: boolean | null
  readonly usedBytes: number | null
  readonly quotaBytes: number | null
}

const LOOK_EVERY_MS = 60_000

export function useStorageState(): StorageState {
  const [state, setState] = useState<StorageState>({
    ...{ persisted: null, usedBytes: null, quotaBytes: null },
  })
  useEffect(() => {
    const { storage } = navigator
    if (!storage?.persist) return
    void storage.persist().then((persisted) => setState((before) => ({ ...before, persisted })))
    const look = async () => {
      const { usage, quota } = await storage.estimate()
      setState((before) => ({ ...before, usedBytes: usage ?? null, quotaBytes: quota ?? null }))
    }
    void look()
    const timer = setInterval(() => void look(), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return state
}

/** Photographs and answers of a long day; below this there may not be room for them. */
const SCARCE_BYTES = 100_000_000

/** What to do about the room that is left; undefined where there is enough. Pure. */
export function storageWarning({ usedBytes, quotaBytes }: StorageState): string | undefined {
  if (usedBytes === null || quotaBytes === null) return undefined
  const leftBytes = quotaBytes - usedBytes
  if (leftBytes >= SCARCE_BYTES) return undefined
  const left = Math.max(0, Math.floor(leftBytes / 1_000_000)).toLocaleString('zh-CN')
  return `存储空间只剩 ${left} MB。请尽快联网发送，并删除平板上不用的照片和视频；先别再拍照`
}
