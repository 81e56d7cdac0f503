/** Whose messages are asked for, and on which side of them the reader stands. */
import type { MessageSide } from '../../contract/messages.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { requireReach } from '../areas/index.ts'
import { findUnit, type UnitRow } from '../frame/index.ts'

export async function requireMessagesOf(
  db: Executor,
  ctx: SignedInContext,
  unitId: string,
): Promise<UnitRow> {
  const unit = await findUnit(db, unitId)
  return requireReach(db, ctx, 'message.exchange', unit && { ...unit, unitId: unit.id })
}

export function sideOf(ctx: SignedInContext): MessageSide {
  return ctx.actor.role === 'enterprise' ? 'unit' : 'office'
}

export function otherSide(side: MessageSide): MessageSide {
  return side === 'unit' ? 'office' : 'unit'
}
