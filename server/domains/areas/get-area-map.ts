/** The map of an enumeration area: its blocks and buildings, what lies around, and its earlier borders. */
import type { AreaMap } from '../../contract/area-map.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { coversArea, findDisplayNames, requireRight } from '../identity/index.ts'
import { listBlockChanges } from './block-change-store.ts'
import type { CountInBlocks } from './block-figures.ts'
import { findAreaNames } from './find-area-names.ts'
import { summariseBlocks } from './list-blocks.ts'
import { shapeOf } from './partition/outline.ts'
import { latestStanding, undoneChanges } from './partition/plan-undo.ts'
import { findFaults } from './partition/prove.ts'
import { listBlockOutlines, listBuildingsOfArea } from './store.ts'

const TOWN_DIGITS = 9

export async function getAreaMap(
  ctx: SignedInContext,
  areaCode: string,
  counters: readonly CountInBlocks[],
): Promise<AreaMap> {
  requireRight(ctx, 'block.draw')
  if (!coversArea(ctx.actor.scope, areaCode)) throw new Problem('not-found')
  const db = ctx.database.read
  const town = await listBlockOutlines(db, areaCode.slice(0, TOWN_DIGITS))
  const own = town.filter(({ code }) => code.startsWith(areaCode))
  if (own.length === 0) throw new Problem('not-found')
  const summaries = await summariseBlocks(
    db,
    own.map((block) => ({ ...block, areaCode })),
    counters,
  )
  const changes = await listBlockChanges(db, areaCode)
  const people = await findDisplayNames(
    db,
    changes.map(({ changedBy }) => changedBy),
  )
  const undone = undoneChanges(changes)
  return {
    areaCode,
    areaNames: [...((await findAreaNames(db, [areaCode])).get(areaCode) ?? [])],
    blocks: own.map(({ code, name, geometry }, i) => {
      const { enumerator, counts } = summaries[i]!
      return { code, name, geometry, enumerator, units: counts.units, buildings: counts.buildings }
    }),
    buildings: await listBuildingsOfArea(db, areaCode),
    around: town.filter(({ code }) => !code.startsWith(areaCode)),
    faults: findFaults(own.map(({ name, geometry }) => ({ name, shape: shapeOf(geometry) }))),
    changes: changes.map(({ id, change, before, outcome, reason, effectiveAt, changedBy }) => ({
      ...{ changeId: id, change, before, reason, effectiveAt },
      after: outcome.blocks.map(({ code, name, geometry }) => ({ code, name, geometry })),
      changedBy: people.get(changedBy) ?? changedBy,
      undone: undone.has(id),
    })),
    undoable: latestStanding(changes)?.id ?? null,
  }
}
