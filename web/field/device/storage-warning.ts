/** Whether there is room for the day, and whether what is written stays. Pure. */
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

/**
 * What to do where the browser did not promise to keep the data: Chromium then empties the whole
 * application, unsent work and all, at the first write onto a full disk. Undefined where it promised, or
 * does not say. Pure.
 */
export function keepingWarning({ persisted }: StorageState): string | undefined {
  if (persisted !== false) return undefined
  return '浏览器还没有承诺长期保存：平板存满时，它会把本机没有发送的内容一起清掉。请用浏览器菜单“安装应用”（或“添加到主屏幕”），从桌面图标打开，再按“请求长期保存”；承诺以前，请随填随发'
}
