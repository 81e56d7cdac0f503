/**
 * Places a unit in a block, or corrects its place, within the office's own area. What higher domains
 * copied of the place follows in the same transaction.
 */
import type { UnitSummary } from '../../contract/frame.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findBlockCode, findBuilding, startHandover } from '../areas/index.ts'
import { recordAudit } from '../audit/index.ts'
import { coversArea, requireRight } from '../identity/index.ts'
import { cleanText } from './clean-cell.ts'
import { getReachableUnit } from './get-reachable-unit.ts'
import { findPlacings, savePlacings } from './placing-store.ts'
import { saveUnit, type UnitRow } from './store.ts'
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
    const saved = await placeOne(tx, ctx, current, { ...input, reason }, options)
    const [unit] = await summariseUnits(tx, [saved], options.findResponsesOf)
    return { unit: unit! }
  })
}

export interface PlacesToGive {
  readonly unitIds: readonly string[]
  readonly blockCode: string
  readonly reason: string
}

/** All of them or none; at most some hundred. */
export async function placeUnits(
  ctx: SignedInContext,
  { unitIds, ...place }: PlacesToGive,
  options: Pick<FrameOptions, 'followPlacement'>,
): Promise<{ placed: number }> {
  return ctx.database.write(async (tx) => {
    requireRight(ctx, 'frame.place-unit')
    const reason = cleanText(place.reason)
    if (reason === '') throw new Problem('reason-required')
    const units: UnitRow[] = []
    for (const unitId of unitIds) units.push(await getReachableUnit(tx, ctx, unitId))
    await requireBlock(tx, ctx, place)
    for (const unit of units) await placeOne(tx, ctx, unit, { ...place, reason }, options)
    return { placed: unitIds.length }
  })
}

/** An office's word is as sure as it gets. */
const BY_OFFICE = { ground: 'office', confidence: 100 } as const

async function placeOne(
  tx: Executor,
  ctx: SignedInContext,
  current: UnitRow,
  { blockCode, buildingCode = null, reason }: PlaceToGive,
  { followPlacement }: Pick<FrameOptions, 'followPlacement'>,
): Promise<UnitRow> {
  const { id } = current
  const place = { areaCode: blockCode.slice(0, 12), blockCode, buildingCode }
  const saved = await saveUnit(tx, id, place)
  const street = (await findPlacings(tx, [id])).get(id)?.street ?? ''
  await savePlacings(tx, [{ unitId: id, street, ...BY_OFFICE }])
  await followPlacement(tx, { unitId: id, ...place })
  const move = { fromBlock: current.blockCode, toBlock: blockCode, reason }
  if (move.fromBlock !== blockCode) await startHandover(tx, ctx, { unitId: id, ...move })
  const before = {
    areaCode: current.areaCode,
    blockCode: current.blockCode,
    buildingCode: current.buildingCode,
  }
  const subject = { subjectKind: 'unit', subjectId: id }
  await recordAudit(tx, ctx, { action: 'unit.place', ...subject, reason, before, after: place })
  return saved
}

interface PlaceToGive {
  readonly blockCode: string
  readonly buildingCode?: string | null
  readonly reason: string
}

async function requireBlock(
  tx: Executor,
  ctx: SignedInContext,
  place: { readonly blockCode: string; readonly buildingCode?: string },
): Promise<void> {
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
