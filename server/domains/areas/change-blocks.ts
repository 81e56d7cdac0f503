/**
 * Draws the blocks of an area anew: split, merged, with another border, or as they were before the latest
 * change. What was stays in `block_change`; buildings stand in the block they lie in, units follow them or their points,
 * enumerators keep what they walked. Nothing is ever left to no block or to two.
 */
import type { BlockChange, BlockChangeOutcome } from '../../contract/area-map.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { coversArea, requireRight } from '../identity/index.ts'
import {
  endBlocks,
  findBlockChange,
  insertBlockChange,
  listBlockChanges,
  listCodesEver,
  resumeBlocks,
} from './block-change-store.ts'
import type { BlockFollower, Following } from './block-followers.ts'
import { shapeOf, squareMetresOf } from './partition/outline.ts'
import { type AreaToDraw, type Plan, type PlannedChange, planChange } from './partition/plan.ts'
import { latestStanding, planUndo } from './partition/plan-undo.ts'
import {
  deleteAssignment,
  findAssignments,
  insertAssignment,
  insertBuildingChange,
  listBlockOutlines,
  listBuildingsOfArea,
  saveBlocks,
  saveBuildings,
} from './store.ts'

export interface BlocksToDraw {
  readonly areaCode: string
  readonly change: BlockChange
}

export interface BlocksToChange extends BlocksToDraw {
  readonly changeId: string
  readonly reason: string
  readonly seen: string | null
}

/** What the change would do; nothing is written. */
export async function tryBlockChange(
  ctx: SignedInContext,
  input: BlocksToDraw,
  followUnits: BlockFollower,
): Promise<BlockChangeOutcome> {
  requireDrawing(ctx, input.areaCode)
  const { planned, following } = await plan(ctx.database.read, input, followUnits)
  return outcomeOf(planned, following)
}

const SHORTEST_REASON = 2

export function changeBlocks(
  ctx: SignedInContext,
  input: BlocksToChange,
  followUnits: BlockFollower,
): Promise<BlockChangeOutcome> {
  return ctx.database.write(async (tx) => {
    const { areaCode, change, changeId, seen } = input
    requireDrawing(ctx, areaCode)
    const reason = input.reason.trim()
    if ([...reason].length < SHORTEST_REASON) {
      throw new Problem('reason-required', '请写明为什么改画小区（至少 2 个字）')
    }
    const earlier = await findBlockChange(tx, changeId)
    if (earlier) return earlier.outcome
    const [latest] = await listBlockChanges(tx, areaCode)
    if ((latest?.id ?? null) !== seen) throw new Problem('blocks-moved-on')
    const { planned, following } = await plan(tx, input, followUnits)
    const effectiveAt = ctx.clock.now()
    const walkers = await findAssignments(
      tx,
      planned.before.map(({ code }) => code),
    )
    await saveBlocks(
      tx,
      planned.after.map((block) => ({ ...block, areaCode })),
    )
    if (planned.back) await resumeBlocks(tx, [...planned.back.walkers.keys()])
    await carryWalkers(tx, ctx, planned)
    await moveBuildings(tx, ctx, input, planned)
    await following.move(tx, ctx, reason)
    if (planned.ended.length > 0) await endBlocks(tx, planned.ended, effectiveAt)
    const outcome = outcomeOf(planned, following)
    await insertBlockChange(tx, {
      ...{ id: changeId, areaCode, change, reason, effectiveAt, changedBy: ctx.actor.id },
      before: [...planned.before],
      followed: { walkers, units: following.followed },
      outcome,
    })
    const { units, withoutPlace, toHandOver } = following
    const buildings = planned.buildingMoves.size
    await recordAudit(tx, ctx, {
      action: `block.${change.kind}`,
      subjectKind: 'area',
      subjectId: areaCode,
      reason,
      before: { blocks: planned.before.map(({ code }) => code) },
      after: {
        ...{ changeId, blocks: planned.after.map(({ code }) => code), ended: planned.ended },
        ...{ units, buildings, withoutPlace, toHandOver },
      },
    })
    return outcome
  })
}

function requireDrawing(ctx: SignedInContext, areaCode: string): void {
  requireRight(ctx, 'block.draw')
  if (!coversArea(ctx.actor.scope, areaCode)) throw new Problem('not-found')
}

async function plan(
  db: Executor,
  { areaCode, change }: BlocksToDraw,
  followUnits: BlockFollower,
): Promise<{ readonly planned: PlannedChange; readonly following: Following }> {
  const blocks = await listBlockOutlines(db, areaCode)
  if (blocks.length === 0) throw new Problem('not-found')
  const buildings = await listBuildingsOfArea(db, areaCode)
  const codesEver = await listCodesEver(db, areaCode)
  const area = { areaCode, blocks, buildings, codesEver }
  const planned = change.kind === 'undo' ? await undo(db, area, change) : planChange(area, change)
  if ('fault' in planned) throw new Problem('blocks-not-drawable', planned.fault)
  return { planned, following: await followUnits(db, planned) }
}

async function undo(
  db: Executor,
  area: AreaToDraw,
  { changeId }: Extract<BlockChange, { kind: 'undo' }>,
): Promise<Plan> {
  const standing = latestStanding(await listBlockChanges(db, area.areaCode))
  if (standing?.id !== changeId) return { fault: '只能撤销最近一次还没有撤销的改画' }
  const codes = standing.outcome.blocks.map(({ code }) => code)
  return planUndo(area, standing, await findAssignments(db, codes))
}

/**
 * The same people walk what they walked: both parts of a split, all of a merged block, and after a change
 * was taken back what they walked before it.
 */
async function carryWalkers(
  tx: Executor,
  ctx: SignedInContext,
  { walkersFrom, ended, back }: PlannedChange,
): Promise<void> {
  const assignedAt = ctx.clock.now()
  for (const [blockCode, accountIds] of back?.walkers ?? []) {
    for (const { accountId } of await findAssignments(tx, [blockCode])) {
      if (!accountIds.includes(accountId)) await deleteAssignment(tx, { blockCode, accountId })
    }
    for (const accountId of accountIds) {
      await insertAssignment(tx, { blockCode, accountId, assignedAt })
    }
  }
  for (const [blockCode, from] of walkersFrom) {
    for (const { accountId } of await findAssignments(tx, from)) {
      await insertAssignment(tx, { blockCode, accountId, assignedAt })
    }
  }
  for (const walker of await findAssignments(tx, ended)) await deleteAssignment(tx, walker)
}

async function moveBuildings(
  tx: Executor,
  ctx: SignedInContext,
  { areaCode }: BlocksToDraw,
  { buildingMoves }: PlannedChange,
): Promise<void> {
  if (buildingMoves.size === 0) return
  const changedAt = ctx.clock.now()
  for (const before of await listBuildingsOfArea(tx, areaCode)) {
    const blockCode = buildingMoves.get(before.code)
    if (blockCode === undefined) continue
    const after = { ...before, blockCode }
    await saveBuildings(tx, [after])
    const id = ctx.newId()
    await insertBuildingChange(tx, {
      ...{ id, buildingCode: before.code, before, after, changedAt, changedBy: ctx.actor.id },
    })
  }
}

function outcomeOf(planned: PlannedChange, following: Following): BlockChangeOutcome {
  const { units, withoutPlace, toHandOver, unitsIn } = following
  const { after, ended, buildingMoves, buildingsIn } = planned
  return {
    blocks: after.map((block) => ({
      ...block,
      squareMetres: Math.round(squareMetresOf(shapeOf(block.geometry))),
      units: unitsIn.get(block.code) ?? 0,
      buildings: buildingsIn.get(block.code) ?? 0,
    })),
    ended: [...ended],
    moved: { units, buildings: buildingMoves.size, withoutPlace, toHandOver },
  }
}
