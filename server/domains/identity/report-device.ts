/** Keeps what a tablet says of itself; it is told whether it was revoked. */
import type { DeviceReport } from '../../contract/devices.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { findDevice, updateDevice } from './device-store.ts'

export function reportDevice(
  ctx: SignedInContext,
  deviceId: string,
  { deviceTime, report }: { deviceTime: string; report: DeviceReport },
): Promise<{ revokedAt: string | null; serverTime: string }> {
  return ctx.database.write(async (tx) => {
    const row = await findDevice(tx, deviceId)
    if (row?.accountId !== ctx.actor.id) throw new Problem('not-found')
    const reportedAt = ctx.clock.now()
    const clockOffsetMs = Date.parse(deviceTime) - Date.parse(reportedAt)
    await updateDevice(tx, deviceId, { report, reportedAt, clockOffsetMs })
    await recordAudit(tx, ctx, {
      action: 'device.report',
      subjectKind: 'device',
      subjectId: deviceId,
      after: { clockOffsetMs, waiting: report.waiting },
    })
    return { revokedAt: row.revokedAt, serverTime: reportedAt }
  })
}
