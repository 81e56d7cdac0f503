/**
 * The block that holds now what a tablet still has in the block of its last fetch: borders may have been
 * drawn anew meanwhile, and what was made at the door is not lost for it.
 */

import type { Building } from '../../contract/areas.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { listBlockChanges } from './block-change-store.ts'
import { blockHolding, middleOf } from './partition/plan.ts'
import { findBlock, findBuilding, listBlockOutlines, wasEverBlock } from './store.ts'
import { isWithinReach } from './within-reach.ts'

export interface ClaimedPlace {
  readonly blockCode: string
  readonly buildingCode?: string | null | undefined
  /** Outline of a building nobody drew before. */
  readonly geometry?: Building['geometry'] | undefined
}

/** Undefined where there was never such a block. */
export async function standingBlock(
  db: Executor,
  { blockCode, buildingCode, geometry }: ClaimedPlace,
): Promise<string | undefined> {
  if (buildingCode) {
    const building = await findBuilding(db, buildingCode)
    const sameArea = building?.blockCode.slice(0, 12) === blockCode.slice(0, 12)
    if (building && sameArea) return building.blockCode
  }
  if (await findBlock(db, blockCode)) return blockCode
  if (!(await wasEverBlock(db, blockCode))) return undefined
  const areaCode = blockCode.slice(0, 12)
  if (geometry) {
    const holding = blockHolding(await listBlockOutlines(db, areaCode), middleOf(geometry))
    if (holding !== undefined) return holding
  }
  return heirOf(db, blockCode, areaCode)
}

/** Follows the merges a block went through to the one in force. */
async function heirOf(db: Executor, blockCode: string, areaCode: string): Promise<string> {
  let code = blockCode
  for (const { change } of (await listBlockChanges(db, areaCode)).reverse()) {
    if (change.kind === 'merge' && change.blockCodes.includes(code)) code = change.blockCodes[0]!
  }
  return code
}

/** The same, for someone who works in the block claimed or in the one that holds it now. */
export async function findReachedBlock(
  db: Executor,
  ctx: SignedInContext,
  claimed: ClaimedPlace,
): Promise<string | undefined> {
  const standing = await standingBlock(db, claimed)
  if (standing === undefined) return undefined
  for (const blockCode of new Set([claimed.blockCode, standing])) {
    const place = { areaCode: blockCode, blockCode, unitId: null }
    if (await isWithinReach(db, ctx, place)) return standing
  }
  return undefined
}

/** Throws `not-found` where neither is within reach. */
export async function requireStandingBlock(
  db: Executor,
  ctx: SignedInContext,
  claimed: ClaimedPlace,
): Promise<string> {
  const standing = await findReachedBlock(db, ctx, claimed)
  if (standing !== undefined) return standing
  throw new Problem('not-found', `您的工作范围内没有普查小区 ${claimed.blockCode}`)
}
