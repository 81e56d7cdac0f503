/** A named unit through the open door: for the one who asked, and for nobody else. */
import { ENFORCEMENT_NOTE, type EnforcementUnit } from '../../contract/enforcement.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { findUnit, summariseUnits } from '../frame/index.ts'
import { requireRight } from '../identity/index.ts'
import { findResponsesOf, standingOfUnit } from '../responses/index.ts'
import { decideDoor } from './decide-door.ts'
import { findRequest, listDecisions } from './enforcement-store.ts'

export async function viewEnforcementUnit(
  ctx: SignedInContext,
  { requestId, unitId }: { readonly requestId: string; readonly unitId: string },
): Promise<EnforcementUnit> {
  requireRight(ctx, 'enforcement.request')
  const db = ctx.database.read
  const row = await findRequest(db, requestId)
  if (row?.requestedBy !== ctx.actor.id || !row.unitIds.includes(unitId)) {
    throw new Problem('not-found', '这次申请里没有这个单位')
  }
  const door = decideDoor(await listDecisions(db, [requestId]), row.hours, ctx.clock.now())
  if (door.state !== 'open') throw new Problem('door-not-open')
  const unit = await findUnit(db, unitId)
  if (!unit) throw new Problem('not-found')
  const [summary] = await summariseUnits(db, [unit], findResponsesOf)
  const book = await openFormBook()
  const standing = await standingOfUnit(db, unitId)
  return {
    note: ENFORCEMENT_NOTE,
    unit: summary!,
    responses: standing.map(({ revisionId: _, ...each }) => ({
      ...each,
      formTitle: book.forms.get(each.formId)?.title ?? each.formId,
    })),
  }
}
