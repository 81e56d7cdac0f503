/** What keeps one person of the field from going today. Pure. */
import type { DeviceSummary, ReadinessFault } from '../../contract/devices.ts'
import { shanghaiDate } from '../../platform/clock.ts'

/** Half a minute of network on each way is no wrong clock; five minutes are. */
const CLOCK_OFF_MS = 5 * 60_000
/** A day's photos and drafts take less. */
const STORAGE_NEEDED_BYTES = 200_000_000

export interface ReadinessFacts {
  readonly device: DeviceSummary | null
  readonly blocks: number
  readonly expected: {
    readonly appVersion: string
    readonly codeLists: Readonly<Record<string, string>>
  }
  readonly now: string
}

export function judgeReadiness({
  device,
  blocks,
  expected,
  now,
}: ReadinessFacts): ReadinessFault[] {
  const faults: ReadinessFault[] = []
  if (blocks === 0) faults.push('no-block')
  if (!device) return ['no-device', ...faults]
  const { report, reportedAt, clockOffsetMs } = device
  if (!report || reportedAt === null) return ['not-reported', ...faults]
  if (shanghaiDate(reportedAt) !== shanghaiDate(now)) faults.push('not-today')
  if (report.appVersion !== expected.appVersion) faults.push('app-old')
  const lists = Object.entries(expected.codeLists)
  if (lists.some(([list, edition]) => report.codeLists[list] !== edition)) {
    faults.push('code-lists-old')
  }
  if (report.blocks < blocks) faults.push('blocks-missing')
  if (clockOffsetMs !== null && Math.abs(clockOffsetMs) > CLOCK_OFF_MS) faults.push('clock-off')
  if (report.persisted === false) faults.push('not-persisted')
  const { storageQuotaBytes: quota, storageUsedBytes: used } = report
  if (quota !== null && used !== null && quota - used < STORAGE_NEEDED_BYTES) {
    faults.push('storage-low')
  }
  return faults
}
