/**
 * An office draws a building on the map, or draws and names one anew. It belongs to the block it stands
 * in; units in it follow it there. What stood before stays in `building_change`.
 */
import type { Building, Polygons } from '../../contract/areas.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { coversArea, requireRight } from '../identity/index.ts'
import type { BuildingFollower } from './block-followers.ts'
import { shapeOf, squareMetresOf } from './partition/outline.ts'
import { blockHolding, middleOf } from './partition/plan.ts'
import {
  findBuilding,
  findBuildingChange,
  insertBuildingChange,
  listBlockOutlines,
  saveBuildings,
} from './store.ts'

export interface BuildingToDraw {
  readonly changeId: string
  /** Undefined for a new one. */
  readonly code?: string | undefined
  readonly areaCode: string
  readonly name: string
  readonly address: string
  readonly kind: string
  readonly floors: number
  readonly geometry: Polygons
}

const MOST_CORNERS = 500
const SMALLEST_SQUARE_METRES = 4
const LARGEST_SQUARE_METRES = 1_000_000

export function drawBuilding(
  ctx: SignedInContext,
  input: BuildingToDraw,
  followUnits: BuildingFollower,
): Promise<{ building: Building; movedUnits: number }> {
  return ctx.database.write(async (tx) => {
    requireRight(ctx, 'block.draw')
    const { areaCode, changeId, geometry } = input
    if (!coversArea(ctx.actor.scope, areaCode)) throw new Problem('not-found')
    const earlier = await findBuildingChange(tx, changeId)
    if (earlier) return { building: earlier.after, movedUnits: 0 }
    const before = input.code === undefined ? undefined : await findBuilding(tx, input.code)
    if (input.code !== undefined && !before?.blockCode.startsWith(areaCode)) {
      throw new Problem('not-found', `这个普查区内没有建筑物 ${input.code}`)
    }
    refuseOutline(geometry)
    const blocks = await listBlockOutlines(tx, areaCode)
    const blockCode = blockHolding(blocks, middleOf(geometry))
    if (blockCode === undefined) {
      throw new Problem('blocks-not-drawable', '建筑物不在这个普查区的任何小区内，请画在小区里')
    }
    const { name, address, kind, floors } = input
    const code = before?.code ?? `${blockCode}-${ctx.newId().slice(0, 8)}`
    const after: Building = {
      ...{ code, blockCode, name: name.trim(), address: address.trim(), kind, floors, geometry },
    }
    await saveBuildings(tx, [after])
    await insertBuildingChange(tx, {
      ...{ id: changeId, buildingCode: code, before: before ?? null, after },
      ...{ changedAt: ctx.clock.now(), changedBy: ctx.actor.id },
    })
    await recordAudit(tx, ctx, {
      action: before ? 'building.correct' : 'building.add',
      ...{ subjectKind: 'building', subjectId: code },
      ...(before ? { before: { ...before, geometry: undefined } } : {}),
      after: { ...after, geometry: undefined, changeId },
    })
    const reason = `建筑物「${after.name}」已改画到另一个小区`
    const moved = before !== undefined && before.blockCode !== blockCode
    const movedUnits = moved ? await followUnits(tx, ctx, { code, blockCode, reason }) : 0
    return { building: after, movedUnits }
  })
}

function refuseOutline(geometry: Polygons): void {
  const corners = geometry.coordinates.flat(2).length
  if (corners > MOST_CORNERS) {
    throw new Problem('body-not-acceptable', `建筑物轮廓超过 ${MOST_CORNERS} 个点，请简化`)
  }
  const rings = geometry.coordinates.flat()
  const closed = rings.every((ring) => {
    const [first, last] = [ring[0], ring.at(-1)]
    return ring.length > 3 && first![0] === last![0] && first![1] === last![1]
  })
  const square = squareMetresOf(shapeOf(geometry))
  if (rings.length === 0 || !closed || square < SMALLEST_SQUARE_METRES) {
    throw new Problem('blocks-not-drawable', '建筑物轮廓至少要有三个角，且不小于 4 平方米')
  }
  if (square > LARGEST_SQUARE_METRES) {
    throw new Problem('blocks-not-drawable', '建筑物轮廓超过 1 平方千米，请按实际大小重画')
  }
}
