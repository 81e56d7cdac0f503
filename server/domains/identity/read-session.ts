/** Who is signed in in this browser, or how far a sign-in has come. */
import type { getSession } from '../../contract/identity.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import type { Context } from '../../platform/context.ts'
import { actorOf } from './actor-of.ts'
import { factorsOf } from './factors.ts'
import { findLiveSession } from './resolve-actor.ts'
import { listUnitsOf } from './unit-store.ts'

export async function readSession(
  ctx: Context,
  request: Request,
  demonstration: boolean,
  idleEnds: boolean,
): Promise<ReplyOf<typeof getSession>> {
  const live = await findLiveSession(ctx.database, ctx.clock, request, idleEnds)
  const common = { serverTime: ctx.clock.now(), demonstration }
  const nobody = { account: null, expiresAt: null, pending: null, units: [] }
  if (!live) return { ...nobody, ...common }
  const db = ctx.database.read
  const { account, session, owes } = live
  if (owes.length > 0) {
    const { displayName, loginName, role } = account
    const factors = await factorsOf(db, account.id)
    return {
      ...nobody,
      pending: { displayName, loginName, role, steps: [...owes], factors },
      ...common,
    }
  }
  const units = account.role === 'enterprise' ? await listUnitsOf(db, account.id) : []
  return {
    account: await actorOf(db, account, session.unitId),
    expiresAt: session.expiresAt,
    pending: null,
    units: units.map(({ unitId, unitName, position }) => ({ unitId, name: unitName, position })),
    ...common,
  }
}
