/**
 * What higher domains hand to the frame, which is below them and imports none of them: the responses
 * of units for lists, and followers that keep their copies of a unit's place in step.
 */
import type { UnitSummary } from '../../contract/frame.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { UnitRow } from './store.ts'

/** The responses of these units, by unit id. */
export type FindResponsesOf = (
  db: Executor,
  unitIds: readonly string[],
) => Promise<ReadonlyMap<string, UnitSummary['responses']>>

export interface UnitPlace {
  readonly unitId: string
  readonly areaCode: string | null
  readonly blockCode: string | null
}

/** Called in the transaction that moved the unit. */
export type FollowPlacement = (tx: Executor, place: UnitPlace) => Promise<void>

/**
 * Asked before the transaction; what it gives is called in the transaction that recorded an outcome
 * 核查情况, so that the forms the unit owes stay in step.
 */
export type PrepareOutcomeFollower = () => Promise<OutcomeFollower>

/**
 * `openedSince`: what the unit's forms followed from was taken back. Those opened from then on that
 * nobody has touched fall away again, unless they would be opened now.
 */
export type OutcomeFollower = (
  tx: Executor,
  ctx: Context,
  unit: UnitRow,
  openedSince?: string,
) => Promise<void>

export interface FrameOptions {
  readonly findResponsesOf: FindResponsesOf
  readonly followPlacement: FollowPlacement
  readonly prepareOutcomeFollower: PrepareOutcomeFollower
}
