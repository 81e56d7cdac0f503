/**
 * Adds a building found in the field, or corrects one that is drawn. The change's id comes from the
 * tablet: sent again, it changes nothing. What stood before stays in the history.
 */
import type { Building } from '../../contract/areas.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { requireStandingBlock } from './standing-block.ts'
import { findBuilding, findBuildingChange, insertBuildingChange, saveBuildings } from './store.ts'

export interface BuildingCorrection extends Omit<Building, 'geometry'> {
  readonly changeId: string
  /** Left out where only words change; a new building needs one. */
  readonly geometry?: Building['geometry'] | undefined
}

const MOST_CORNERS = 500

export function correctBuilding(ctx: SignedInContext, input: BuildingCorrection): Promise<void> {
  return ctx.database.write(async (tx) => {
    requireRight(ctx, 'building.correct')
    const { changeId } = input
    const claimed = { ...input, buildingCode: input.code }
    const blockCode = await requireStandingBlock(tx, ctx, claimed)
    if (await findBuildingChange(tx, changeId)) return
    const before = await findBuilding(tx, input.code)
    if (before && before.blockCode !== blockCode) {
      throw new Problem('code-not-in-list', `建筑物 ${input.code} 在另一个普查小区`)
    }
    const geometry = input.geometry ?? before?.geometry
    if (!geometry || geometry.coordinates.flat(2).length === 0) {
      throw new Problem('body-not-acceptable', '新建筑物须在图上标出位置')
    }
    if (geometry.coordinates.flat(2).length > MOST_CORNERS) {
      throw new Problem('body-not-acceptable', `建筑物轮廓超过 ${MOST_CORNERS} 个点，请简化`)
    }
    const after: Building = {
      code: input.code,
      blockCode,
      name: input.name.trim(),
      address: input.address.trim(),
      kind: input.kind,
      floors: input.floors,
      geometry,
    }
    await saveBuildings(tx, [after])
    await insertBuildingChange(tx, {
      id: changeId,
      buildingCode: after.code,
      before: before ?? null,
      after,
      changedAt: ctx.clock.now(),
      changedBy: ctx.actor.id,
    })
    await recordAudit(tx, ctx, {
      action: before ? 'building.correct' : 'building.add',
      subjectKind: 'building',
      subjectId: after.code,
      ...(before ? { before: { ...before, geometry: undefined } } : {}),
      after: { ...after, geometry: undefined, changeId },
    })
  })
}
