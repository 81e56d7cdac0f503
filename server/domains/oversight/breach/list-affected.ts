/** Whom a breach touches, on the screen of the one who must see to the notices. */
import { type listAffected as contract, SHOWN_UNITS } from '../../../contract/breach.ts'
import type { ReplyOf } from '../../../contract/operation.ts'
import type { SignedInContext } from '../../../platform/context.ts'
import { requireRight } from '../../identity/index.ts'
import { type AskedBreach, gatherAffected } from './gather-affected.ts'

export async function listAffected(
  ctx: SignedInContext,
  asked: AskedBreach,
): Promise<ReplyOf<typeof contract>> {
  requireRight(ctx, 'breach.list')
  const { units, areas } = await gatherAffected(ctx.database.read, asked)
  return {
    units: units.slice(0, SHOWN_UNITS),
    unitCount: units.length,
    areas: [...areas],
    asOf: ctx.clock.now(),
  }
}
