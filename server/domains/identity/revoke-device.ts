/** 挂失: a lost tablet reads nothing from now on, and what it still sends is kept apart. */
import type { DeviceSummary } from '../../contract/devices.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { findDevice, listDevicesOf, updateDevice } from './device-store.ts'
import { getManagedRow } from './managed-account.ts'
import { requireRight } from './rights.ts'
import { endSessionsOf, endSessionsOnDevice } from './store.ts'
import { summariseDevice } from './summarise-device.ts'

export function revokeDevice(
  ctx: SignedInContext,
  deviceId: string,
  reason: string,
): Promise<DeviceSummary> {
  requireRight(ctx, 'device.manage')
  return ctx.database.write(async (tx) => {
    const row = await findDevice(tx, deviceId)
    if (!row) throw new Problem('not-found')
    await getManagedRow(tx, ctx, row.accountId)
    if (row.revokedAt !== null) return summariseDevice(row)
    const revokedAt = ctx.clock.now()
    const revoked = { revokedAt, revokedBy: ctx.actor.id, revokeReason: reason.trim() }
    await updateDevice(tx, deviceId, revoked)
    await endSessionsOnDevice(tx, deviceId, revokedAt)
    // Sessions begun with a password are not known to be on the tablet: all of the account end.
    await endSessionsOf(tx, row.accountId, revokedAt)
    await recordAudit(tx, ctx, {
      action: 'device.revoke',
      subjectKind: 'device',
      subjectId: deviceId,
      reason: reason.trim(),
      before: { accountId: row.accountId },
    })
    return summariseDevice({ ...row, ...revoked })
  })
}

export async function listAccountDevices(
  ctx: SignedInContext,
  accountId: string,
): Promise<{ devices: DeviceSummary[] }> {
  requireRight(ctx, 'device.manage')
  await getManagedRow(ctx.database.read, ctx, accountId)
  const rows = await listDevicesOf(ctx.database.read, [accountId])
  return { devices: rows.map(summariseDevice) }
}
