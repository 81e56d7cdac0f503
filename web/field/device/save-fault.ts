/** Why something could not be saved on this device, and what to do. Pure. */
export function saveFault(error: unknown): string {
  return isDiskFault(error)
    ? '平板存储空间已满或写不进去，刚才的内容没有存下。请不要关闭本页，先联网发送或删除平板上的照片、视频，再试一次'
    : '没有存下，请不要关闭本页，再试一次'
}

/**
 * A full disk is a quota reached, or for Chromium an unknown fault of its store, which then closes: until
 * it is open again each further try meets an invalid state.
 */
const DISK_FAULTS: readonly string[] = ['QuotaExceededError', 'UnknownError', 'InvalidStateError']

export function isDiskFault(error: unknown): boolean {
  return error instanceof DOMException && DISK_FAULTS.includes(error.name)
}
