/** An office takes in a parcel that was set aside, as it would take in the file itself. */
import { type HandInReport, SET_ASIDE } from '../../contract/fieldwork.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { SecretBox } from '../../platform/secret-box.ts'
import { isWithinScope, requireRight } from '../identity/index.ts'
import type { ActOptions } from './receive-act.ts'
import { receiveHandIn } from './receive-hand-in.ts'
import { readSetAside } from './set-aside-hand-in.ts'
import { findAct } from './store.ts'

export async function takeInSetAside(
  ctx: SignedInContext,
  actId: string,
  options: ActOptions,
  box: SecretBox,
): Promise<HandInReport> {
  requireRight(ctx, 'quarantine.take-over')
  const row = await findAct(ctx.database.read, actId)
  const near = row && isWithinScope(ctx.actor.scope, { areaCode: row.areaCode, unitId: null })
  if (!near || row.kind !== SET_ASIDE) throw new Problem('not-found')
  return receiveHandIn(ctx, readSetAside(row.content), options, box)
}
