/** Whether there is room for the day. Pure. */
import type { StorageState } from './use-storage-state.ts'

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
