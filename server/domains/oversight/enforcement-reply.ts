/** Requests as screens show them: names for ids, the state of the door, whether the caller may decide. */
import type { EnforcementRequest } from '../../contract/enforcement.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findUnits } from '../frame/index.ts'
import { coversArea, findDisplayNames, mayDo } from '../identity/index.ts'
import { decideDoor } from './decide-door.ts'
import { listDecisions, type RequestRow } from './enforcement-store.ts'

/** One's own, or those one stands over as an approver. */
export function maySeeRequest(ctx: SignedInContext, row: RequestRow): boolean {
  if (row.requestedBy === ctx.actor.id) return true
  return mayDo(ctx.actor.role, 'enforcement.approve') && coversArea(ctx.actor.scope, row.areaPrefix)
}

export async function toReplies(
  db: Executor,
  ctx: SignedInContext,
  rows: readonly RequestRow[],
): Promise<EnforcementRequest[]> {
  const decisions = await listDecisions(
    db,
    rows.map(({ id }) => id),
  )
  const names = await findDisplayNames(db, [
    ...rows.map(({ requestedBy }) => requestedBy),
    ...decisions.map(({ decidedBy }) => decidedBy),
  ])
  const units = await findUnits(db, [...new Set(rows.flatMap(({ unitIds }) => unitIds))])
  const now = ctx.clock.now()
  return rows.map(({ unitIds, areaPrefix: _area, ...row }) => {
    const own = decisions.filter(({ requestId }) => requestId === row.id)
    const door = decideDoor(own, row.hours, now)
    return {
      ...row,
      ...door,
      requestedBy: names.get(row.requestedBy) ?? row.requestedBy,
      units: unitIds.map((unitId) => ({ unitId, name: units.get(unitId)?.name ?? unitId })),
      decisions: own.map(({ decision, decidedBy, decidedAt, note }) => ({
        ...{ decision, decidedAt, note },
        decidedBy: names.get(decidedBy) ?? decidedBy,
      })),
      mayDecide:
        door.state === 'waiting' &&
        mayDo(ctx.actor.role, 'enforcement.approve') &&
        row.requestedBy !== ctx.actor.id &&
        own.every(({ decidedBy }) => decidedBy !== ctx.actor.id),
    }
  })
}
