/**
 * Places a unit in a block, or corrects its place, within the office's own area. What higher domains
 * copied of the place follows in the same transaction.
 */
import type { UnitSummary } from '../../contract/frame.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findBlockCode, findBuilding } from '../areas/index.ts'
import { recordAudit } from '../audit/index.ts'
import { coversArea, requireRight } from '../identity/index.ts'
import { cleanText } from './clean-cell.ts'
import { getReachableUnit } from './get-reachable-unit.ts'
import { saveUnit } from './store.ts'
import { summariseUnits } from './summarise-units.ts'
import type { FrameOptions } from './unit-responses.ts'

export interface NewPlace {
  readonly unitId: string
  readonly blockCode: string
  readonly buildingCode?: string
  readonly reason: string
}

export async function placeUnit(
  ctx: SignedInContext,
  input: NewPlace,
  options: Pick<FrameOptions, 'findResponsesOf' | 'followPlacement'>,
): Promise<{ unit: UnitSummary }> {
  return ctx.database.write(async (tx) => {
    requireRight(ctx, 'frame.place-unit')
    const current = await getReachableUnit(tx, ctx, input.unitId)
    const reason = cleanText(input.reason)
    if (reason === '') throw new Problem('reason-required')
    await requireBlock(tx, ctx, input)
    const place = {
      areaCode: input.blockCode.slice(0, 12),
      blockCode: input.blockCode,
      buildingCode: input.buildingCode ?? null,
    }
    const saved = await saveUnit(tx, input.unitId, place)
    await options.followPlacement(tx, { unitId: input.unitId, ...place })
    const { areaCode, blockCode, buildingCode } = current
    await recordAudit(tx, ctx, {
      action: 'unit.place',
      subjectKind: 'unit',
      subjectId: input.unitId,
      reason,
      before: { areaCode, blockCode, buildingCode },
      after: place,
    })
    const [unit] = await summariseUnits(tx, [saved], options.findResponsesOf)
    return { unit: unit! }
  })
}

async function requireBlock(tx: Executor, ctx: SignedInContext, place: NewPlace): Promise<void> {
  const { blockCode, buildingCode } = place
  const inScope = coversArea(ctx.actor.scope, blockCode)
  if (!inScope || (await findBlockCode(tx, blockCode)) === undefined) {
    throw new Problem('code-not-in-list', `您的工作范围内没有普查小区 ${blockCode}`)
  }
  if (buildingCode === undefined) return
  const building = await findBuilding(tx, buildingCode)
  if (building?.blockCode !== blockCode) {
    throw new Problem('code-not-in-list', `普查小区 ${blockCode} 内没有建筑物 ${buildingCode}`)
  }
}
