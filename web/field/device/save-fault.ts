/** Why something could not be saved on this device, and what to do. Pure. */
export function saveFault(error: unknown): string {
  const full = error instanceof DOMException && error.name === 'QuotaExceededError'
  return full
    ? '平板存储空间已满，刚才的内容没有存下。请不要关闭本页，先联网发送或删除平板上的照片、视频，再试一次'
    : '没有存下，请不要关闭本页，再试一次'
}
