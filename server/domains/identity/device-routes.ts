/** Tablets over HTTP. */
import * as contract from '../../contract/devices.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import type { AccountPorts } from './account-ports.ts'
import { createDeviceEnrolment, enrolDevice } from './enrol-device.ts'
import { readReadiness } from './read-readiness.ts'
import { reportDevice } from './report-device.ts'
import { listAccountDevices, revokeDevice } from './revoke-device.ts'
import { type IdentityOptions, signInDesk } from './routes.ts'
import { originOf } from './sign-in-origin.ts'

export function mountDevices(
  mounting: Mounting,
  options: IdentityOptions,
  ports: AccountPorts,
): void {
  const desk = signInDesk(options)
  mount(mounting, contract.createDeviceEnrolment, (ctx, { params }) =>
    createDeviceEnrolment(ctx, params.accountId),
  )
  mount(mounting, contract.enrolDevice, async (ctx, { body }, exchange) => {
    const origin = await originOf(ctx, exchange)
    const { reply, started } = await enrolDevice(ctx, body, origin, desk.direct)
    if (started) desk.give(exchange, started)
    return reply
  })
  mount(mounting, contract.reportDevice, (ctx, { params, body }) =>
    reportDevice(ctx, params.deviceId, body),
  )
  mount(mounting, contract.getReadiness, (ctx, { query }) => readReadiness(ctx, query, ports))
  mount(mounting, contract.listAccountDevices, (ctx, { params }) =>
    listAccountDevices(ctx, params.accountId),
  )
  mount(mounting, contract.revokeDevice, (ctx, { params, body }) =>
    revokeDevice(ctx, params.deviceId, body.reason),
  )
}
