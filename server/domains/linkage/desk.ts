/** What one server remembers of its duplicates desk while it runs; everything lasting is in tables. */
import type { FindResponsesOf, FollowPlacement, PrepareOutcomeFollower } from '../frame/index.ts'
import type { FrameLinker } from './frame-linker.ts'

export interface DeskOptions {
  readonly linker: FrameLinker
  readonly findResponsesOf: FindResponsesOf
  readonly followPlacement: FollowPlacement
  readonly prepareOutcomeFollower: PrepareOutcomeFollower
}

export interface RunProgress {
  readonly runId: string
  stage: string
  units: number
  unitsInAll: number
}

export interface HeldFrame {
  /** Units opened since are to be taken in. */
  since: string
  /** When the frame was last brought up to date. */
  lookedAt: string
  /** Unit id → what was taken in of it. */
  readonly included: Map<string, string>
}

export interface Desk extends DeskOptions {
  /** The run under way in this process, if any. */
  running: RunProgress | null
  /** Frames that are held for matching, by area. */
  readonly held: Map<string, HeldFrame>
  /** Frames being read for matching. */
  readonly reading: Map<string, Promise<void>>
}

export function openDesk(options: DeskOptions): Desk {
  return { ...options, running: null, held: new Map(), reading: new Map() }
}
