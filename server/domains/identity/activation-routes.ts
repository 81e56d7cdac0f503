/** Notices, activation and the people of a unit over HTTP. */
import * as contract from '../../contract/activation.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import type { AccountPorts } from './account-ports.ts'
import { activateAccount, addUnit, checkActivation } from './activate-account.ts'
import { issueCodes, readNoticeUnits } from './activation-codes.ts'
import { type IdentityOptions, signInDesk } from './routes.ts'
import { originOf } from './sign-in-origin.ts'
import { invitePerson, readUnitPeople, switchUnit, withdrawPerson } from './unit-people.ts'

export function mountActivation(
  mounting: Mounting,
  options: IdentityOptions,
  ports: AccountPorts,
): void {
  const desk = signInDesk(options)
  mount(mounting, contract.checkActivation, async (ctx, { body }, exchange) =>
    checkActivation(ctx, body, await originOf(ctx, exchange)),
  )
  mount(mounting, contract.activateAccount, async (ctx, { body }, exchange) => {
    const origin = await originOf(ctx, exchange)
    return desk.give(exchange, await activateAccount(ctx, body, origin, ports))
  })
  mount(mounting, contract.addUnit, async (ctx, { body }, exchange) =>
    addUnit(ctx, body, await originOf(ctx, exchange), ports),
  )
  mount(mounting, contract.switchUnit, async (ctx, { body }, exchange) => {
    const { sessionId } = await originOf(ctx, exchange)
    return switchUnit(ctx, body.unitId, sessionId)
  })
  mount(mounting, contract.listUnitPeople, (ctx) => readUnitPeople(ctx))
  mount(mounting, contract.invitePerson, (ctx, { body }) => invitePerson(ctx, body))
  mount(mounting, contract.withdrawPerson, (ctx, { params }) =>
    withdrawPerson(ctx, params.accountId),
  )
  mount(mounting, contract.listNoticeUnits, (ctx, { query }) => readNoticeUnits(ctx, query, ports))
  mount(mounting, contract.issueActivationCodes, (ctx, { body }) =>
    issueCodes(ctx, body.unitIds, ports),
  )
}
