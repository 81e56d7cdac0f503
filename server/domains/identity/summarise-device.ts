/** A tablet as its office sees it. */
import type { DeviceSummary } from '../../contract/devices.ts'
import type { DeviceRow } from './device-store.ts'

export function summariseDevice(row: DeviceRow): DeviceSummary {
  return {
    ...{ deviceId: row.id, name: row.name, enrolledAt: row.enrolledAt },
    ...{ revokedAt: row.revokedAt, revokeReason: row.revokeReason },
    ...{ report: row.report, reportedAt: row.reportedAt, clockOffsetMs: row.clockOffsetMs },
  }
}
