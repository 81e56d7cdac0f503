/**
 * Who keeps in step when blocks are drawn anew. Areas is below the domains that know units, responses
 * and signals, so each hands in a function that first says what it would move, and then moves it.
 */
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { PlannedChange } from './partition/plan.ts'
import type { BlockFollowed } from './tables.ts'

export interface Following {
  readonly units: number
  readonly withoutPlace: number
  readonly toHandOver: number
  /** Units by block after the change. */
  readonly unitsIn: ReadonlyMap<string, number>
  /** Every unit of the touched blocks, as it was and as it will be: what taking the change back needs. */
  readonly followed: BlockFollowed['units']
  /** In the transaction of the change; buildings have their new blocks by then. */
  readonly move: (tx: Executor, ctx: SignedInContext, reason: string) => Promise<void>
}

export type BlockFollower = (db: Executor, planned: PlannedChange) => Promise<Following>

/** Units that follow one building into another block, moved in the transaction; gives how many. */
export type BuildingFollower = (
  tx: Executor,
  ctx: SignedInContext,
  building: { readonly code: string; readonly blockCode: string; readonly reason: string },
) => Promise<number>
