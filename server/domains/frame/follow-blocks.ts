/**
 * Units follow blocks drawn anew: with their building, else by the point a list gave them, else they stay
 * with the code they had and are no longer sure. Those another enumerator walks now are handed over.
 */
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import {
  type BlockFollower,
  type BuildingFollower,
  needsHandover,
  type PlannedChange,
  startHandover,
} from '../areas/index.ts'
import { recordAudit } from '../audit/index.ts'
import { pointOf } from './draft-rows.ts'
import { listRecordsOfUnits } from './import-store.ts'
import { findPlacings, savePlacings } from './placing-store.ts'
import { saveUnit, type UnitRow, unitsInBlocks } from './store.ts'
import type { FollowPlacement } from './unit-responses.ts'

/** What higher domains keep of blocks moves after the units, in the same transaction. */
export type FollowBlocks = (tx: Executor, planned: PlannedChange) => Promise<void>

/** A unit whose block is one of two or more now, and which says nothing of where it is. */
const IN_DOUBT = 50

export function createBlockFollower(options: {
  readonly followPlacement: FollowPlacement
  readonly followBlocks: readonly FollowBlocks[]
}): BlockFollower {
  return async (db, planned) => {
    const units = await unitsInBlocks(
      db,
      planned.before.map(({ code }) => code),
    )
    const points = await findPoints(db, units)
    const places = units.map((unit) => ({ unit, ...placeOf(unit, points.get(unit.id), planned) }))
    const placings = await findPlacings(
      db,
      units.map(({ id }) => id),
    )
    const moves = places.filter(({ unit, blockCode }) => blockCode !== unit.blockCode)
    const doubted = places.filter(({ sure }) => !sure)
    const unitsIn = new Map<string, number>()
    for (const { blockCode } of places) unitsIn.set(blockCode, (unitsIn.get(blockCode) ?? 0) + 1)
    let toHandOver = 0
    for (const { unit, blockCode } of moves) {
      if (await willNeedHandover(db, planned, unit.blockCode, blockCode)) toHandOver += 1
    }
    const followed = places.map(({ unit, blockCode, sure }) => ({
      ...{ unitId: unit.id, from: unit.blockCode!, to: blockCode },
      ...(!sure && { confidence: placings.get(unit.id)?.confidence ?? 0 }),
    }))
    return {
      ...{ units: moves.length, withoutPlace: doubted.length, toHandOver, unitsIn, followed },
      async move(tx, ctx, reason) {
        for (const { unit, blockCode } of moves) {
          await moveUnit(tx, ctx, unit, { blockCode, reason }, options.followPlacement)
        }
        await doubt(
          tx,
          doubted.map(({ unit }) => unit.id),
        )
        if (planned.back) await trustAgain(tx, planned.back.units, units)
        for (const follow of options.followBlocks) await follow(tx, planned)
      },
    }
  }
}

/** Units in a building that stands in another block now. */
export function createBuildingFollower(options: {
  readonly followPlacement: FollowPlacement
}): BuildingFollower {
  return async (tx, ctx, { code, blockCode, reason }) => {
    const units = await unitsInBlocks(tx, undefined, code)
    const moves = units.filter((unit) => unit.blockCode !== blockCode)
    for (const unit of moves) {
      await moveUnit(tx, ctx, unit, { blockCode, reason }, options.followPlacement)
    }
    return moves.length
  }
}

async function moveUnit(
  tx: Executor,
  ctx: SignedInContext,
  unit: UnitRow,
  { blockCode, reason }: { readonly blockCode: string; readonly reason: string },
  followPlacement: FollowPlacement,
): Promise<void> {
  const unitId = unit.id
  const areaCode = blockCode.slice(0, 12)
  await saveUnit(tx, unitId, { areaCode, blockCode })
  await followPlacement(tx, { unitId, areaCode, blockCode })
  await startHandover(tx, ctx, { unitId, fromBlock: unit.blockCode, toBlock: blockCode, reason })
  await recordAudit(tx, ctx, {
    ...{ action: 'unit.follow-block', subjectKind: 'unit', subjectId: unitId, reason },
    before: { blockCode: unit.blockCode },
    after: { blockCode },
  })
}

function placeOf(
  unit: UnitRow,
  point: readonly [number, number] | undefined,
  planned: PlannedChange,
): { readonly blockCode: string; readonly sure: boolean } {
  // All of them were found by their block.
  const own = unit.blockCode!
  const moved = planned.back?.units.find(({ unitId, to }) => unitId === unit.id && to === own)
  if (moved) return { blockCode: moved.from, sure: true }
  const stays = planned.heirOf(own)
  if (unit.buildingCode !== null) {
    return { blockCode: planned.buildingMoves.get(unit.buildingCode) ?? stays, sure: true }
  }
  const holding = point && planned.blockAt(point)
  if (holding !== undefined) return { blockCode: holding, sure: true }
  return { blockCode: stays, sure: planned.after.length === 1 }
}

async function findPoints(db: Executor, units: readonly UnitRow[]) {
  const without = units.filter(({ buildingCode }) => buildingCode === null)
  const records = await listRecordsOfUnits(
    db,
    without.map(({ id }) => id),
  )
  const points = new Map<string, readonly [number, number]>()
  for (const { unitId, values } of records) {
    const point = pointOf(values)
    if (point) points.set(unitId, point)
  }
  return points
}

/** As it will be once those who walked the old blocks walk what became of them. */
async function willNeedHandover(
  db: Executor,
  { walkersFrom, heirOf, back }: PlannedChange,
  fromBlock: string | null,
  toBlock: string,
): Promise<boolean> {
  if (back) {
    const there = back.walkers.get(toBlock) ?? []
    return (back.walkers.get(fromBlock ?? '') ?? []).some((accountId) => !there.includes(accountId))
  }
  const sameWalkers = walkersFrom.get(toBlock) ?? []
  if (fromBlock === null || sameWalkers.includes(fromBlock) || heirOf(fromBlock) === toBlock) {
    return false
  }
  return needsHandover(db, { fromBlock, toBlock })
}

async function doubt(tx: Executor, unitIds: readonly string[]): Promise<void> {
  const placings = await findPlacings(tx, unitIds)
  await savePlacings(
    tx,
    unitIds.map((unitId) => {
      const { ground, confidence, street } = placings.get(unitId) ?? {
        ...({ ground: 'none', confidence: 0, street: '' } as const),
      }
      return { unitId, ground, street, confidence: Math.min(confidence, IN_DOUBT) }
    }),
  )
}

/** Units whose place was in doubt since the change that is taken back are as sure as before it. */
async function trustAgain(
  tx: Executor,
  moved: NonNullable<PlannedChange['back']>['units'],
  units: readonly UnitRow[],
): Promise<void> {
  const here = new Map(units.map(({ id, blockCode }) => [id, blockCode]))
  const before = new Map(
    moved.flatMap(({ unitId, to, confidence }) =>
      confidence !== undefined && here.get(unitId) === to ? [[unitId, confidence]] : [],
    ),
  )
  const placings = await findPlacings(tx, [...before.keys()])
  await savePlacings(
    tx,
    [...placings.values()].flatMap((placing) => {
      const confidence = before.get(placing.unitId)
      // Somebody has judged it anew since.
      if (confidence === undefined || placing.confidence !== Math.min(confidence, IN_DOUBT))
        return []
      return [{ ...placing, confidence }]
    }),
  )
}
