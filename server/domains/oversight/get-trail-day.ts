/** 审计日报: what was done how often on one day, and the head of the trail to be printed and signed. */
import type { AnchorState, TrailDay } from '../../contract/audit.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { countByAction, findEdges } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { toTrailFilter } from './trail-filter.ts'

export async function getTrailDay(
  ctx: SignedInContext,
  date: string,
  anchor: AnchorState,
): Promise<TrailDay> {
  requireRight(ctx, 'trail.view')
  const db = ctx.database.read
  const filter = toTrailFilter({ from: date, to: date })
  const actions = [...(await countByAction(db, filter))]
  const edges = await findEdges(db, filter)
  return {
    date,
    entries: actions.reduce((sum, { count }) => sum + count, 0),
    actions,
    first: edges?.first ?? null,
    last: edges?.last ?? null,
    anchor,
    asOf: ctx.clock.now(),
  }
}
