/** Progress by zone: the figures of the blocks whose middle lies in it, added up. */
import type { ZoneFigures } from '../../contract/zones.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { requireRight } from '../identity/index.ts'
import { type CountInBlocks, figuresOf } from './block-figures.ts'
import { blockHolding, middleOf } from './partition/plan.ts'
import { countBuildings, listBlockOutlines } from './store.ts'
import { listZonesOf, type ZoneRow } from './zone-store.ts'

export async function getZoneFigures(
  ctx: SignedInContext,
  counters: readonly CountInBlocks[],
): Promise<{ zones: ZoneFigures[] }> {
  requireRight(ctx, 'zone.view')
  const { scope } = ctx.actor
  if (scope.kind !== 'area') return { zones: [] }
  const db = ctx.database.read
  const zones = await listZonesOf(db, scope.areaPrefix)
  if (zones.length === 0) return { zones: [] }
  const blocks = await listBlockOutlines(db, scope.areaPrefix)
  const inside = zones.map((zone) =>
    blocks
      .filter(({ geometry }) => zonesHolding([zone], middleOf(geometry)).length > 0)
      .map(({ code }) => code),
  )
  const figures = await figuresOf(db, [...new Set(inside.flat())], [countBuildings, ...counters])
  return {
    zones: zones.map(({ id, kind, name }, i) => {
      const sums = { units: 0, openFrameRecords: 0, responsesDue: 0, responsesSubmitted: 0 }
      for (const code of inside[i]!) {
        const of = figures(code)
        sums.units += of.units
        sums.openFrameRecords += of.openFrameRecords
        sums.responsesDue += of.responsesDue
        sums.responsesSubmitted += of.responsesSubmitted
      }
      return { id, kind, name, blocks: inside[i]!.length, ...sums }
    }),
  }
}

/** Zones may lie over each other: a place is in all that hold it. */
export function zonesHolding(
  zones: readonly ZoneRow[],
  point: readonly [number, number],
): readonly ZoneRow[] {
  return zones.filter(
    ({ id, name, geometry }) => blockHolding([{ code: id, name, geometry }], point) !== undefined,
  )
}
